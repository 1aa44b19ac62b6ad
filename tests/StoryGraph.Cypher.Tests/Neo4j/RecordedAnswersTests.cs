using StoryGraph.Cypher.Storage.Sqlite;
using StoryGraph.Graph;
using StoryGraph.Neo4j;

namespace StoryGraph.Cypher.Tests.Neo4j;

/// <summary>The embedded engine gives the rows that Neo4j 5.26 gave, for what the TCK doesn't cover too.</summary>
public sealed class RecordedAnswersTests
{
    private const string File = "Neo4j/recorded.txt";
    private const string Differences = "Neo4j/differences.txt";

    [Fact]
    public async Task Answers_are_those_of_Neo4j_but_for_the_listed_differences()
    {
        await using var graph = EmbeddedGraph.Open(":memory:", options: new EmbeddedGraphOptions { RandomSeed = 1 });
        foreach (var statement in RecordedAnswers.Fixture)
            await graph.RunAsync(new Statement(statement), AccessMode.Write);
        var known = RecordedAnswers.Read(Path.Combine(AppContext.BaseDirectory, Differences)).Select(entry => entry.Query).ToHashSet(StringComparer.Ordinal);
        var wrong = new List<string>();
        foreach (var (query, answer) in RecordedAnswers.Read(Path.Combine(AppContext.BaseDirectory, File)))
        {
            var found = await RecordedAnswers.AskAsync(graph, query);
            if (found == answer && known.Contains(query))
                wrong.Add($"> {query}\nis answered as by Neo4j now: take it off {Differences}");
            else if (found != answer && !known.Contains(query))
                wrong.Add($"> {query}\n  Neo4j    {answer.Replace("\n", "\n           ", StringComparison.Ordinal)}\n  embedded {found.Replace("\n", "\n           ", StringComparison.Ordinal)}");
        }
        Assert.True(wrong.Count == 0, $"{wrong.Count} queries:\n\n{string.Join("\n\n", wrong)}");
    }

    [Fact]
    public async Task Arrays_and_tables_give_the_same_answers()
    {
        await using var graph = EmbeddedGraph.Open(
            ":memory:", options: new EmbeddedGraphOptions { RandomSeed = 1, Snapshots = new SnapshotCache(relationshipsInAWalk: 0) });
        foreach (var statement in RecordedAnswers.Fixture)
            await graph.RunAsync(new Statement(statement), AccessMode.Write);
        var wrong = new List<string>();
        foreach (var (query, _) in RecordedAnswers.Read(Path.Combine(AppContext.BaseDirectory, File)))
        {
            var tables = await RecordedAnswers.AskAsync(graph, query);
            var arrays = await RecordedAnswers.AskAsync(graph, query, AccessMode.Read);
            if (arrays != tables && !arrays.StartsWith("! Neo.ClientError.Statement.AccessMode", StringComparison.Ordinal))
                wrong.Add($"> {query}\n  tables {tables}\n  arrays {arrays}");
        }
        Assert.True(wrong.Count == 0, string.Join("\n\n", wrong));
    }

    /// <summary>Asks a Neo4j server again: NEO4J_HTTP_URI tells where, RECORDED the file to read the queries from and write the answers to.</summary>
    [Fact(Explicit = true)]
    public async Task Record()
    {
        var file = Environment.GetEnvironmentVariable("RECORDED")!;
        await using var graph = new Neo4jGraph(new Neo4jSettings { Address = new Uri(Environment.GetEnvironmentVariable("NEO4J_HTTP_URI")!) });
        await graph.RunAsync(new Statement("MATCH (n) DETACH DELETE n"), AccessMode.Write);
        foreach (var statement in RecordedAnswers.Fixture)
            await graph.RunAsync(new Statement(statement), AccessMode.Write);
        var answers = new List<(string Query, string Answer)>();
        foreach (var (query, _) in RecordedAnswers.Read(file))
            answers.Add((query, await RecordedAnswers.AskAsync(graph, query)));
        RecordedAnswers.Write(file, "# What Neo4j 5.26 answered: RecordedAnswersTests.Record asks again.\n", answers);
    }
}
