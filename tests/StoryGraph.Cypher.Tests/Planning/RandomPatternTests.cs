using System.Globalization;
using StoryGraph.Graph;

namespace StoryGraph.Cypher.Tests.Planning;

/// <summary>Patterns that nobody thought of: the planner's answers are those of the naive road, with indexes and without.</summary>
public sealed class RandomPatternTests
{
    private static readonly string[] Names = ["a", "b", "c", "d"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task ThePlannerFindsWhatTheNaiveRoadFinds(int seed)
    {
        var random = new Random(seed);
        await using var planned = EmbeddedGraph.Open(":memory:");
        await using var naive = EmbeddedGraph.Open(":memory:", options: new EmbeddedGraphOptions { Optimize = false });
        string[] schema = ["CREATE CONSTRAINT FOR (n:A) REQUIRE n.id IS UNIQUE", "CREATE INDEX FOR (n:B) ON (n.x)", "CREATE INDEX FOR ()-[r:T]-() ON (r.x)"];
        foreach (var statement in schema.Concat(Graph(random)))
        {
            await planned.RunAsync(new Statement(statement), AccessMode.Write, TestContext.Current.CancellationToken);
            await naive.RunAsync(new Statement(statement), AccessMode.Write, TestContext.Current.CancellationToken);
        }

        for (var i = 0; i < 80; i++)
        {
            var query = Query(random);
            Assert.Equal((query, await Rows(naive, query)), (query, await Rows(planned, query)));
        }
    }

    private static async Task<string> Rows(EmbeddedGraph graph, string query)
    {
        var result = await graph.RunAsync(new Statement(query), AccessMode.Read, TestContext.Current.CancellationToken);
        return string.Join('\n', result.Rows.Select(row => string.Join(",", row.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture)))).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Graph(Random random)
    {
        var labels = new[] { "", ":A", ":B", ":A:B" };
        for (var i = 0; i < 12; i++)
        {
            yield return $"CREATE ({labels[random.Next(labels.Length)]} {{id: {i}, x: {random.Next(4)}}})";
        }

        for (var i = 0; i < 22; i++)
        {
            yield return $"MATCH (a {{id: {random.Next(12)}}}), (b {{id: {random.Next(12)}}}) CREATE (a)-[:{(random.Next(2) == 0 ? "T" : "U")} {{id: {i}, x: {random.Next(3)}}}]->(b)";
        }
    }

    private static string Query(Random random)
    {
        var relationships = 0;
        var named = new List<string>();
        var patterns = Enumerable.Range(0, 1 + random.Next(2)).Select(_ => Path(random, ref relationships, named)).ToList();
        var names = Names.Where(name => patterns.Any(pattern => pattern.Contains($"({name}", StringComparison.Ordinal))).ToList();
        var where = names.Count > 1 && random.Next(2) == 0 ? $" WHERE {Condition(random, names)}" : "";
        var optional = random.Next(4) == 0 ? $" OPTIONAL MATCH ({names[0]})-[z:U]->(w) " : "";
        var columns = names.Select(name => $"{name}.id").Concat(named.Select(name => $"{name}.id")).Concat(optional.Length > 0 ? ["z.id", "w.x"] : []);
        return $"MATCH {string.Join(", ", patterns)}{where}{optional} RETURN {string.Join(", ", columns.Select((column, i) => $"{column} AS c{i}"))}";
    }

    private static string Condition(Random random, List<string> names) => random.Next(5) switch
    {
        0 => $"{names[0]}.x = {names[1]}.x",
        1 => $"{names[0]}.x IN [1, 2] OR {names[1]}.id < 5",
        2 => $"{names[0]}.x >= 1 AND {names[1]}.x < 3",
        3 => $"NOT ({names[0]})-->({names[1]})",
        _ => $"EXISTS {{ ({names[0]})-[:T]->() }} AND {names[1]}:!B",
    };

    private static string Path(Random random, ref int relationships, List<string> named)
    {
        var path = Node(random);
        for (var hops = random.Next(3); hops > 0; hops--)
        {
            var (left, right) = random.Next(3) switch { 0 => ("-", "->"), 1 => ("<-", "-"), _ => ("-", "-") };
            var inside = random.Next(3) == 0 ? "*1..2" : "";
            if (inside.Length == 0)
            {
                named.Add($"r{relationships++}");
                inside = named[^1];
                inside += random.Next(3) switch { 0 => ":T", 1 => ":T|U", _ => "" };
                inside += random.Next(4) == 0 ? " {x: 1}" : "";
            }

            path += $"{left}[{inside}]{right}{Node(random)}";
        }

        return path;
    }

    private static string Node(Random random)
    {
        var label = random.Next(4) switch { 0 => ":A", 1 => ":B", _ => "" };
        var properties = random.Next(5) switch { 0 => $" {{id: {random.Next(12)}}}", 1 => $" {{x: {random.Next(4)}}}", _ => "" };
        return $"({Names[random.Next(Names.Length)]}{label}{properties})";
    }
}
