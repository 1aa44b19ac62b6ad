using System.Collections.Immutable;
using System.Text.RegularExpressions;
using StoryGraph.Extraction.Knowledge;

namespace StoryGraph.Graph.Resolution.Names;

/// <summary>What an agreement's name itself tells.</summary>
/// <param name="Proper">The folded words in capitals that are a name and no kind, matter or party: "minsk", "abraham"; else null.</param>
/// <param name="Year">"2023" in "the 2023 security pact"; else null.</param>
internal sealed partial record AgreementName(string? Proper, string? Year)
{
    /// <param name="name">As a story has it.</param>
    /// <param name="parties">Ids of its parties, whose capitals name them and not the agreement: "the Baghdad-Tehran pact".</param>
    public static AgreementName Read(string name, IReadOnlyCollection<string> parties)
    {
        var words = NameWords.WithoutPossessive(name).Split([' ', '-', '–', '—', '/', ',', '(', ')', '"', '“', '”'], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => char.IsUpper(word[0]))
            .SelectMany(NameFolding.Words)
            .ToList();
        var proper = CountryWords.TakeOut(words).Others
            .Where(word => word.Length > 1 && !NameWords.IsAgreementWord(word) && !NameWords.IsFunctionWord(word))
            .Where(word => CountryWords.OfCapital(word) is not { } country || !parties.Contains(country))
            .ToImmutableArray();
        var year = YearPattern().Match(name);
        return new AgreementName(proper.IsEmpty ? null : string.Join('-', proper), year.Success ? year.Value : null);
    }

    [GeneratedRegex(@"\b(19|20)\d\d\b")]
    private static partial Regex YearPattern();
}
