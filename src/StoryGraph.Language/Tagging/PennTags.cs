using System.Collections.Immutable;

namespace StoryGraph.Language.Tagging;

/// <summary>The tags of the Penn Treebank with the additions of the English Web Treebank, as small numbers.</summary>
internal static class PennTags
{
    public static readonly ImmutableArray<string> All =
    [
        "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD",      // verbs first: see IsVerb
        "RB", "RBR", "RBS", "PRP", "EX", "PDT", "UH", ",",
        "NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "IN", "DT", "CC", "CD", "TO", "PRP$", "WDT", "WP", "WP$", "WRB", "POS", "RP",
        ".", ":", "``", "''", "-LRB-", "-RRB-", "HYPH", "NFP", "SYM", "$", "#", "FW", "GW", "ADD", "AFX", "LS", "XX",
    ];

    private const int Verbs = 7;
    private const int VerbsAndWhatStandsBetween = 15;

    public static bool IsVerb(byte tag) => tag < Verbs;

    public static bool MayStandBetweenAuxiliaryAndVerb(byte tag) => tag < VerbsAndWhatStandsBetween;

    public static byte NumberOf(string tag) => All.IndexOf(tag) is >= 0 and var number
        ? (byte)number
        : throw new ArgumentException($"'{tag}' is no tag of the Penn Treebank or the English Web Treebank.", nameof(tag));
}

/// <summary>The universal parts of speech (https://universaldependencies.org/u/pos), as small numbers.</summary>
internal static class UniversalTags
{
    public static readonly ImmutableArray<string> All =
    [
        "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X",
    ];

    public static byte NumberOf(string tag) => All.IndexOf(tag) is >= 0 and var number
        ? (byte)number
        : throw new ArgumentException($"'{tag}' is no universal part of speech.", nameof(tag));
}
