using System.Collections.Immutable;

namespace StoryGraph.Cypher.Tests.Tck;

/// <summary>The four scenarios in which Neo4j 5.26 answers otherwise than the TCK; an engine that promises Neo4j's answers follows it.</summary>
public static class Neo4jAnswers
{
    private static readonly Step NoRows = new("the result should be empty", null, []);

    public static IReadOnlyDictionary<string, Step> ByScenario { get; } = new Dictionary<string, Step>(StringComparer.Ordinal)
    {
        ["clauses/match/Match3.feature [29] Fail when re-using a relationship in the same pattern #1"] = NoRows,
        ["clauses/return-orderby/ReturnOrderBy6.feature [5] Fail if more complex expressions, even if returned, are used inside an order by item which contains an aggregation expression #1"] = NoRows,
        ["expressions/list/List11.feature [2] Create list from `range()` with explicitly given step #11"] = Rows("list", "[0]"),
        ["expressions/list/List11.feature [3] Create an empty list if range direction and step direction are inconsistent #1"] = Rows("okay", "false"),
    };

    /// <summary>Whether the step says what the query should have done.</summary>
    public static bool IsOutcome(Step step) =>
        step.Text.StartsWith("the result", StringComparison.Ordinal) || step.Text.Contains("should be raised", StringComparison.Ordinal);

    private static Step Rows(string column, string cell) =>
        new("the result should be, in any order:", null, [ImmutableArray.Create(column), ImmutableArray.Create(cell)]);
}
