namespace StoryGraph.Language.Parsing;

/// <summary>What the parser's network sees of a word, each with a table of its own; the order is that of its input.</summary>
internal enum WordFeature
{
    /// <summary>The word in lower case, digits as 0.</summary>
    Word,
    Suffix4,
    Suffix3,
    Suffix2,
    Prefix3,

    /// <summary>Kinds of characters, runs cut to two: "Xxx" for "Tehran", "X.X." for "U.S.".</summary>
    Shape,

    /// <summary>The tagger's Penn Treebank tag.</summary>
    Xpos,

    /// <summary>The tagger's universal part of speech.</summary>
    Upos,
}
