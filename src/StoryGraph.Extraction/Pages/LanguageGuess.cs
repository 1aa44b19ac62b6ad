using System.Collections.Frozen;
using System.Collections.Immutable;
using StoryGraph.Extraction.Knowledge;

namespace StoryGraph.Extraction.Pages;

/// <summary>Tells the language of a text by its script and its most frequent words (languages.txt).</summary>
internal sealed class LanguageGuess
{
    /// <summary>Fewer words than these may be a headline without any frequent word: then Latin letters are taken for English.</summary>
    private const int FewestWords = 20;

    /// <summary>The beginning of a text tells its language.</summary>
    private const int MostCharacters = 20_000;

    /// <summary>The least share of frequent words that running English has; news has twice that.</summary>
    private const double LeastShare = 0.12;

    private readonly ImmutableArray<string> languages;

    /// <summary>For each frequent word the languages (indices) that it is one of.</summary>
    private readonly FrozenDictionary<string, ImmutableArray<int>> frequent;

    private readonly int english;

    private LanguageGuess(ImmutableArray<(string Language, ImmutableArray<string> Words)> lists)
    {
        languages = [.. lists.Select(l => l.Language)];
        english = languages.IndexOf("en");
        frequent = lists.SelectMany((list, index) => list.Words.Distinct(StringComparer.Ordinal).Select(word => (word, index)))
            .GroupBy(w => w.word, StringComparer.Ordinal)
            .ToFrozenDictionary(same => same.Key, same => same.Select(w => w.index).ToImmutableArray(), StringComparer.OrdinalIgnoreCase);
    }

    public static LanguageGuess Embedded { get; } = From(DataTable.Load("languages.txt"));

    /// <summary>ISO 639-1 code; "und" for a language that is not known.</summary>
    public string Of(string text)
    {
        text = text.Length > MostCharacters ? text[..MostCharacters] : text;
        var latin = 0;
        var other = 0;
        foreach (var c in text)
        {
            if (char.IsLetter(c))
            {
                _ = c < '\u0250' || c is >= '\u1E00' and < '\u1F00' ? latin++ : other++;
            }
        }

        if (other > latin)
        {
            return "und";
        }

        string[] words = [.. text.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Where(w => w.Any(char.IsLetter))];
        if (words.Length < FewestWords && words.All(w => w.All(char.IsAscii)) && Best(words) is (_, 0))
        {
            return "en";
        }

        var (language, hits) = Best(words);
        return hits >= words.Length * LeastShare ? language
            : words.Length < FewestWords ? "en"
            : FunctionWordShare(words) >= LeastShare / 2 ? "en"
            : "und";
    }

    /// <summary>The share of words that are among the most frequent of English.</summary>
    public double FunctionWordShare(string[] words) =>
        words.Length == 0 ? 0 : (double)words.Count(w => frequent.TryGetValue(w, out var of) && of.Contains(english)) / words.Length;

    internal static LanguageGuess From(DataTable table) => new(
        [.. table.Rows.Select(row => (row["language"], row.List("words")))]);

    private static readonly char[] Separators = [.. " \t\r\n.,;:!?\"'“”‘’()[]«»–—-/|\u00A0"];

    private (string Language, int Hits) Best(string[] words)
    {
        Span<int> hits = new int[languages.Length];
        foreach (var word in words)
        {
            if (frequent.TryGetValue(word, out var of))
            {
                foreach (var language in of)
                {
                    hits[language]++;
                }
            }
        }

        // English stands first in the file and wins a draw.
        var best = 0;
        for (var i = 1; i < hits.Length; i++)
        {
            best = hits[i] > hits[best] ? i : best;
        }

        return (languages[best], hits[best]);
    }
}
