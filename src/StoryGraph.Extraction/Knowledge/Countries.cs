using System.Collections.Immutable;

namespace StoryGraph.Extraction.Knowledge;

/// <summary>All states and the words by which news calls them (countries.txt).</summary>
internal sealed class Countries
{
    private readonly Dictionary<string, Country> byId = new(StringComparer.Ordinal);

    private Countries(ImmutableArray<Country> all)
    {
        All = all;
        foreach (var country in all)
        {
            byId[country.Id] = country;
            Add(CountryNaming.Name, [country.Name, .. country.Aliases]);
            Add(CountryNaming.Adjective, country.Adjectives);
            Add(CountryNaming.Noun, country.Nouns);
            Add(CountryNaming.Capital, country.Capitals);
            Add(CountryNaming.Government, country.Governments);

            void Add(CountryNaming naming, ImmutableArray<string> names)
            {
                foreach (var name in names)
                {
                    Names.Add(name, new CountryName(country, naming));
                }
            }
        }
    }

    public ImmutableArray<Country> All { get; }

    public NameIndex<CountryName> Names { get; } = new();

    /// <summary>The country with an ISO alpha-3 code; null when there is none.</summary>
    public Country? ById(string id) => byId.GetValueOrDefault(id);

    internal static Countries From(DataTable table)
    {
        var all = ImmutableArray.CreateBuilder<Country>();
        foreach (var row in table.Rows)
        {
            var id = row["id"];
            if (id.Length != 3 || !id.All(char.IsAsciiLetterUpper))
            {
                throw row.Fault("has no ISO 3166 alpha-3 code of three capital letters");
            }

            if (row["name"].Length == 0)
            {
                throw row.Fault("has no name");
            }

            all.Add(new Country
            {
                Id = id,
                Name = row["name"],
                Status = row.Enum("status", CountryStatus.Sovereign),
                Aliases = row.List("aliases"),
                Capitals = row.List("capitals"),
                Adjectives = row.List("adjectives"),
                Nouns = row.List("nouns"),
                Governments = row.List("governments"),
            });
        }

        return new Countries(Merged(all));
    }

    /// <summary>A user's line for a country that is there adds its words to it.</summary>
    private static ImmutableArray<Country> Merged(IEnumerable<Country> all) =>
        [.. all.GroupBy(c => c.Id, StringComparer.Ordinal).Select(same => same.Aggregate((first, more) => first with
        {
            Aliases = [.. first.Aliases.Union(more.Aliases, StringComparer.Ordinal)],
            Capitals = [.. first.Capitals.Union(more.Capitals, StringComparer.Ordinal)],
            Adjectives = [.. first.Adjectives.Union(more.Adjectives, StringComparer.Ordinal)],
            Nouns = [.. first.Nouns.Union(more.Nouns, StringComparer.Ordinal)],
            Governments = [.. first.Governments.Union(more.Governments, StringComparer.Ordinal)],
        }))];
}
