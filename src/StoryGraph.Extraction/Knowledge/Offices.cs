using System.Collections.Immutable;

namespace StoryGraph.Extraction.Knowledge;

/// <summary>Offices by title (offices.txt), found in any case, for "Foreign Minister X" and "the foreign minister" are one office.</summary>
internal sealed class Offices
{
    private readonly Dictionary<string, Office> byTitle = new(StringComparer.Ordinal);

    private Offices(ImmutableArray<Office> all)
    {
        All = all;
        foreach (var office in all)
        {
            foreach (var title in office.Aliases.Prepend(office.Title))
            {
                var folded = NameFolding.Fold(title);
                byTitle.TryAdd(folded, office);
                LongestTitleWords = Math.Max(LongestTitleWords, folded.Count(c => c == ' ') + 1);
            }
        }
    }

    public ImmutableArray<Office> All { get; }

    /// <summary>How many words the longest title has.</summary>
    public int LongestTitleWords { get; }

    /// <summary>The office with a title: "foreign minister", "Minister of Foreign Affairs"; null when it is none that is known.</summary>
    /// <remarks>"oil minister" and "minister of oil" are found although no list has them, as a minister of the body "Oil Ministry".</remarks>
    public Office? Find(string title) => byTitle.GetValueOrDefault(NameFolding.Fold(title)) ?? MinisterTitle.Parse(title);

    internal static Offices From(DataTable table) =>
        new([.. table.Rows.Select(row => new Office
        {
            Title = row["title"],
            Aliases = row.List("aliases"),
            Of = row.Enum("of", OfficeScope.Any),
            Body = row["body"] is { Length: > 0 } body ? body : null,
            Speaks = row["speaks"] switch
            {
                "yes" => true,
                "no" or "" => false,
                var other => throw row.Fault($"says '{other}' for speaks; it takes yes or no"),
            },
        })]);
}
