using System.Collections.Frozen;
using System.Collections.Immutable;
using StoryGraph.Extraction.Knowledge;

namespace StoryGraph.Extraction.Pages;

/// <summary>Tells the language of a text by its script and its most frequent words (languages.txt).</summary>
internal sealed class LanguageGuess
{
    /// <summary>Fewer words than these may be a headline without any frequent word: then Latin letters are taken for English.</summary>
    private const int FewestWords = 20;

    /// <summary>The least share of frequent words that running English has; news has twice that.</summary>
    private const double LeastShare = 0.12;

    private readonly ImmutableArray<(string Language, FrozenSet<string> Words)> languages;
    private readonly FrozenSet<string> english;

    private LanguageGuess(ImmutableArray<(string Language, FrozenSet<string> Words)> languages)
    {
        this.languages = languages;
        english = languages.First(l => l.Language == "en").Words;
    }

    public static LanguageGuess Embedded { get; } = From(DataTable.Load("languages.txt"));

    /// <summary>ISO 639-1 code; "und" for a language that is not known.</summary>
    public string Of(string text)
    {
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
        words.Length == 0 ? 0 : (double)words.Count(w => english.Contains(w.ToLowerInvariant())) / words.Length;

    internal static LanguageGuess From(DataTable table) => new(
        [.. table.Rows.Select(row => (row["language"], row.List("words").ToFrozenSet(StringComparer.Ordinal)))]);

    private static readonly char[] Separators = [.. " \t\r\n.,;:!?\"'“”‘’()[]«»–—-/|\u00A0"];

    private (string Language, int Hits) Best(string[] words)
    {
        var best = ("en", 0);
        foreach (var (language, frequent) in languages)
        {
            var hits = words.Count(w => frequent.Contains(w.ToLowerInvariant()));
            if (hits > best.Item2)
            {
                best = (language, hits);
            }
        }

        return best;
    }
}
