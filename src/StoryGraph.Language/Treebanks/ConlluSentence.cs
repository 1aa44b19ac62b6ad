using System.Collections.Immutable;

namespace StoryGraph.Language;

/// <summary>One sentence of a CoNLL-U file (https://universaldependencies.org/format.html), without its empty nodes.</summary>
/// <param name="Comments">Comment lines without the leading "# ".</param>
/// <param name="Words">The syntactic words.</param>
/// <param name="MultiwordTokens">Tokens written as one and read as several words, in the order of the text.</param>
public sealed record ConlluSentence(
    ImmutableArray<string> Comments,
    ImmutableArray<ConlluWord> Words,
    ImmutableArray<ConlluMultiwordToken> MultiwordTokens)
{
    public bool StartsDocument => Comments.Any(comment => IsComment(comment, "newdoc"));

    public bool StartsParagraph => StartsDocument || Comments.Any(comment => IsComment(comment, "newpar"));

    /// <summary>The value of the first comment "key = value"; null when there is none.</summary>
    public string? Comment(string key)
    {
        foreach (var comment in Comments)
        {
            if (IsComment(comment, key) && comment.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals)
            {
                return comment[(equals + 1)..].Trim();
            }
        }

        return null;
    }

    private static bool IsComment(string comment, string key) =>
        comment.StartsWith(key, StringComparison.Ordinal) && (comment.Length == key.Length || comment[key.Length] is ' ' or '=');
}

/// <summary>
/// The columns of one syntactic word. A column that is missing is "_". Head is an index in the sentence, from 0 (the file counts
/// from 1); -1 for the root, null when the column is missing.
/// </summary>
public sealed record ConlluWord(
    string Form,
    string Lemma = ConlluWord.Missing,
    string Upos = ConlluWord.Missing,
    string Xpos = ConlluWord.Missing,
    string Feats = ConlluWord.Missing,
    int? Head = null,
    string Relation = ConlluWord.Missing,
    string Deps = ConlluWord.Missing,
    string Misc = ConlluWord.Missing)
{
    public const string Missing = "_";

    public bool SpaceAfter => MiscValue(Misc, "SpaceAfter") != "No";

    /// <summary>The value of a key of the last column; null when it is not there.</summary>
    public string? MiscValue(string key) => MiscValue(Misc, key);

    internal static string? MiscValue(string misc, string key)
    {
        foreach (var range in misc.AsSpan().Split('|'))
        {
            var entry = misc.AsSpan()[range];
            if (entry.Length > key.Length && entry[key.Length] == '=' && entry.StartsWith(key, StringComparison.Ordinal))
            {
                return entry[(key.Length + 1)..].ToString();
            }
        }

        return null;
    }
}

/// <summary>A token written as one and read as the words [Start, End): "don't", "Iran's".</summary>
public sealed record ConlluMultiwordToken(int Start, int End, string Form, string Misc = ConlluWord.Missing)
{
    public bool SpaceAfter => ConlluWord.MiscValue(Misc, "SpaceAfter") != "No";
}
