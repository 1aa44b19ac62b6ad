using StoryGraph.Graph;

namespace StoryGraph.Cypher.Tests.Tck;

/// <summary>What of a graph the TCK counts, asked by the four queries its README defines.</summary>
public sealed class SideEffects
{
    private static readonly (string Kind, string Query)[] Definitions =
    [
        ("nodes", "MATCH (n) RETURN elementId(n)"),
        ("relationships", "MATCH ()-[r]->() RETURN elementId(r)"),
        ("labels", "MATCH (n) UNWIND labels(n) AS label RETURN DISTINCT label"),
        ("properties", """
            MATCH (n) UNWIND keys(n) AS key RETURN elementId(n) AS entity, key, n[key] AS value
            UNION ALL
            MATCH ()-[r]->() UNWIND keys(r) AS key RETURN elementId(r) AS entity, key, r[key] AS value
            """),
    ];

    private readonly Dictionary<string, HashSet<string>> _observed = new(StringComparer.Ordinal);

    public static async Task<SideEffects> ObserveAsync(IGraph graph)
    {
        var effects = new SideEffects();
        foreach (var (kind, query) in Definitions)
        {
            var result = await graph.RunAsync(new Statement(query), AccessMode.Read);
            effects._observed.Add(kind, [.. result.Rows.Select(row => string.Join('|', row.Select(value => TckValue.Of(value))))]);
        }
        return effects;
    }

    /// <summary>As the TCK writes them: "+nodes 1, -labels 2", in a fixed order; empty when nothing changed.</summary>
    public string Since(SideEffects before)
    {
        var changes = new List<string>();
        foreach (var (kind, _) in Definitions)
        {
            Add('+', kind, _observed[kind].Except(before._observed[kind]).Count());
            Add('-', kind, before._observed[kind].Except(_observed[kind]).Count());
        }
        return string.Join(", ", changes);

        void Add(char sign, string kind, int count)
        {
            if (count > 0)
                changes.Add($"{sign}{kind} {count}");
        }
    }

    /// <summary>The same of a step's table.</summary>
    public static string Expected(Step step) => string.Join(", ", Definitions
        .SelectMany(definition => new[] { "+" + definition.Kind, "-" + definition.Kind })
        .SelectMany(change => step.Table.Where(row => row[0] == change && row[1] != "0").Select(row => $"{change} {row[1]}")));
}
