using System.Collections.Immutable;
using StoryGraph.Extraction.Knowledge;

namespace StoryGraph.Graph.Resolution.Names;

/// <summary>A body's name, read: the words that matter, without country and function words, and the country they told.</summary>
/// <param name="Words">Folded, in their order; one word in capitals is an acronym.</param>
/// <param name="Country">Id of the country that the name itself tells.</param>
/// <param name="Acronym">Folded; null when the name is spelt out.</param>
internal sealed record OrganizationName(ImmutableArray<string> Words, string? Country, string? Acronym)
{
    public static OrganizationName Read(string name)
    {
        var all = NameFolding.Words(NameWords.WithoutPossessive(name)).ToList();
        var (rest, country) = CountryWords.TakeOut(all);
        ImmutableArray<string> words = [.. rest.Where(word => !NameWords.IsFunctionWord(word))];
        if (words.IsEmpty)
        {
            words = all.Count > 0 ? [.. all] : [Ids.Slug(name)];
        }

        var letters = name.Where(char.IsLetter).ToList();
        var isAcronym = words.Length == 1 && letters.Count(char.IsUpper) >= Math.Max(2, words[0].Length) && words[0].Length <= 7;
        return new OrganizationName(words, country, isAcronym ? words[0] : null);
    }

    /// <summary>Sorted initials, so that "Department of State", "State Department" and "SD" meet; one word stands for itself.</summary>
    public string Block => Acronym is not null ? Sorted(Acronym) : Words.Length == 1 ? Words[0] : Sorted(Initials);

    public string Initials => string.Concat(Words.Select(word => word[0]));

    /// <summary>The same words in whatever order.</summary>
    public bool HasWordsOf(OrganizationName other) => Words.Order(StringComparer.Ordinal).SequenceEqual(other.Words.Order(StringComparer.Ordinal));

    public bool Equals(OrganizationName? other) =>
        other is not null && Country == other.Country && Acronym == other.Acronym && Words.AsSpan().SequenceEqual(other.Words.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Words.Length, Country, Acronym);

    private static string Sorted(string letters) => string.Concat(letters.Order());
}
