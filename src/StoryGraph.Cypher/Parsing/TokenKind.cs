namespace StoryGraph.Cypher.Parsing;

internal enum TokenKind
{
    End,

    /// <summary>A name or a keyword: which, only the place tells, for Cypher reserves next to none.</summary>
    Name,

    /// <summary>A name between backticks; never a keyword.</summary>
    QuotedName,
    Integer,
    Float,

    /// <summary>Digits that make no number: <c>0x</c>, <c>12ab</c>.</summary>
    MalformedNumber,
    String,

    /// <summary>One or two characters of punctuation.</summary>
    Symbol,
}
