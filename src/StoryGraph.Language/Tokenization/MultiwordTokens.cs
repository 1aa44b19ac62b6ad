using StoryGraph.Language.Model;
using StoryGraph.Language.Words;

namespace StoryGraph.Language.Tokenization;

/// <summary>Which tokens are read as several words, and where they part: "don't" as do|n't, "Iran's" as Iran|'s, "cannot" as can|not.</summary>
/// <remarks>
/// Whole tokens come first (as the treebanks most often have them: "let's" but "its" unparted); then clitics, longest first, with the
/// kind of the letter before, so that "workers'" parts and "doin'" does not.
/// </remarks>
internal sealed class MultiwordTokens(Dictionary<string, int[]> whole, HashSet<string> clitics) : IModelSection<MultiwordTokens>
{
    private const int LongestClitic = 4;
    private const int LongestWhole = 24;

    private readonly Dictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> wholes = whole.GetAlternateLookup<ReadOnlySpan<char>>();
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> endings = clitics.GetAlternateLookup<ReadOnlySpan<char>>();

    public static string SectionName => "multiword";

    public static MultiwordTokens Read(SectionReader reader)
    {
        var whole = new Dictionary<string, int[]>(StringComparer.Ordinal);
        foreach (var token in reader.ReadStrings())
        {
            whole.Add(token, reader.ReadArray<int>());
        }

        return new MultiwordTokens(whole, new HashSet<string>(reader.ReadStrings(), StringComparer.Ordinal));
    }

    public void Write(SectionWriter writer)
    {
        var tokens = whole.Keys.Order(StringComparer.Ordinal).ToArray();
        writer.Write(tokens);
        foreach (var token in tokens)
        {
            writer.WriteArray<int>(whole[token]);
        }

        writer.Write(clitics.Order(StringComparer.Ordinal).ToArray());
    }

    /// <summary>Writes the places where the token parts, as distances from its start.</summary>
    /// <returns>How many there are; 0 for a token that is one word.</returns>
    public int Part(ReadOnlySpan<char> token, Span<int> cuts)
    {
        // Of the tokens without an apostrophe only known ones part, and all of those are of plain letters.
        if (token.Length > LongestWhole && !HasApostrophe(token[^LongestClitic..]))
        {
            return 0;
        }

        Span<char> lower = stackalloc char[Math.Min(token.Length, LongestWhole)];
        var tail = token[^lower.Length..];
        for (var i = 0; i < lower.Length; i++)
        {
            lower[i] = Characters.Lower(tail[i]);
        }

        if (token.Length <= LongestWhole && wholes.TryGetValue(lower, out var known))
        {
            known.CopyTo(cuts);
            return known.Length;
        }

        if (!HasApostrophe(tail))
        {
            return 0;
        }

        Span<char> ending = stackalloc char[LongestClitic + 1];
        for (var length = Math.Min(LongestClitic, lower.Length - 1); length > 0; length--)
        {
            ending[0] = KindBefore(lower[^(length + 1)]);
            lower[^length..].CopyTo(ending[1..]);
            if (endings.Contains(ending[..(length + 1)]))
            {
                cuts[0] = token.Length - length;
                return 1;
            }
        }

        return 0;
    }

    /// <summary>The ending as it stands in the list of clitics: the kind of the character before it, then its letters.</summary>
    public static string CliticKey(char before, string clitic) => KindBefore(Characters.Lower(before)) + clitic;

    public static string Fold(string token) => string.Create(token.Length, token, (folded, source) =>
    {
        for (var i = 0; i < folded.Length; i++)
        {
            folded[i] = Characters.Lower(source[i]);
        }
    });

    private static char KindBefore(char lower) => lower is 's' or 'x' or 'z' ? lower : Characters.Class(lower);

    private static bool HasApostrophe(ReadOnlySpan<char> part) => part.IndexOfAny('\'', '\u2019', '\u2018') >= 0 || part.ContainsAny("\u02BC\u00B4\u2032");
}
