using StoryGraph.Cypher.Tests.Tck;
using StoryGraph.Graph;

namespace StoryGraph.Cypher.Tests.Neo4j;

/// <summary>Queries and what Neo4j 5.26 answered to them on <see cref="Fixture"/>, one after the other in a text file.</summary>
/// <remarks>
/// "&gt; query", then the columns and a line for each row in the spelling of <see cref="TckValue"/>, or "! code" for an error. Rows are
/// sorted, unless the query has an ORDER BY. Each query runs in a transaction that is taken back.
/// </remarks>
public static class RecordedAnswers
{
    private const string QueryMark = "> ";

    /// <summary>A small graph of every shape: people who know and like each other in rings, teams in a tree, values of all types.</summary>
    public static IReadOnlyList<string> Fixture { get; } =
    [
        """
        UNWIND range(0, 19) AS i
        CREATE (p:Person {id: i, name: 'P' + right('0' + i, 2), age: CASE i % 5 WHEN 0 THEN null ELSE 20 + i * 7 % 31 END, score: i * 0.25})
        FOREACH (x IN CASE WHEN i % 3 = 0 THEN [1] ELSE [] END | SET p:Leader)
        FOREACH (x IN CASE WHEN i % 4 = 0 THEN [1] ELSE [] END | SET p:Guest)
        """,
        "UNWIND range(0, 6) AS i CREATE (:Team {id: i, name: 'T' + i, tags: ['t' + i % 2, 'all'], founded: date({year: 2000 + i, month: 1 + i, day: 15})})",
        "MATCH (p:Person), (q:Person) WHERE q.id = (p.id + 1) % 20 CREATE (p)-[:KNOWS {since: 2000 + p.id, close: p.id % 2 = 0}]->(q)",
        "MATCH (p:Person), (q:Person) WHERE q.id = (p.id * 7 + 3) % 20 AND p.id % 2 = 0 CREATE (p)-[:LIKES {weight: p.id / 4.0}]->(q)",
        "MATCH (p:Person), (t:Team) WHERE t.id = p.id % 7 CREATE (p)-[:IN]->(t)",
        "MATCH (t:Team), (u:Team) WHERE t.id > 0 AND u.id = (t.id - 1) / 2 CREATE (t)-[:PART_OF]->(u)",
        "CREATE (:Lonely {value: 1}), (:Lonely {value: 1.5}), (:Lonely {value: 'one'}), (:Lonely {value: true}), (:Lonely {value: [1, 2]}), (:Lonely {value: date('2020-02-29')}), (:Lonely)",
        "MATCH (p:Person {id: 5}) CREATE (p)-[:KNOWS {since: 1999}]->(p)",
    ];

    public static IReadOnlyList<(string Query, string Answer)> Read(string file) =>
        [.. File.ReadAllText(file).Split("\n" + QueryMark).Skip(1)
            .Select(block => block.Split('\n', 2))
            .Select(parts => (parts[0], parts.Length > 1 ? parts[1].Trim('\n') : ""))];

    public static void Write(string file, string head, IEnumerable<(string Query, string Answer)> answers) =>
        File.WriteAllText(file, head + string.Concat(answers.Select(answer => $"\n{QueryMark}{answer.Query}\n{answer.Answer}\n")));

    /// <summary>Runs a query on a graph that holds the fixture, and leaves that as it was.</summary>
    public static async Task<string> AskAsync(IGraph graph, string query, AccessMode mode = AccessMode.Write)
    {
        try
        {
            await using var transaction = await graph.BeginAsync(mode);
            var result = await transaction.RunAsync(new Statement(query));
            var rows = result.Rows.Select(row => string.Join(" | ", row.Select(value => TckValue.Of(value))));
            if (!query.Contains("ORDER BY", StringComparison.Ordinal))
                rows = rows.Order(StringComparer.Ordinal);
            return string.Join('\n', rows.Prepend(string.Join(" | ", result.Columns)));
        }
        catch (CypherException refused)
        {
            return "! " + refused.Code;
        }
    }
}
