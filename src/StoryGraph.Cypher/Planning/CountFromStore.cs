using StoryGraph.Cypher.Binding;
using StoryGraph.Cypher.Parsing;
using StoryGraph.Cypher.Storage;

namespace StoryGraph.Cypher.Planning;

/// <summary>How many nodes or relationships there are of a kind is not counted again: the store keeps the numbers.</summary>
internal static class CountFromStore
{
    public static LogicalPlan Rewrite(LogicalPlan plan, IGraphView view) => Optimizer.BottomUp(plan, operation => operation switch
    {
        Aggregate { Keys.Count: 0, Input: AllNodesScan { Input: Argument } scan } count when Counts(count, scan.Node) =>
            new NodeCount(scan.Input, Results(count), Label: null),
        Aggregate { Keys.Count: 0, Input: LabelScan { Input: Argument } scan } count when Counts(count, scan.Node) =>
            new NodeCount(scan.Input, Results(count), scan.Label),
        Aggregate { Keys.Count: 0, Input: Expand { Into: false, Input: AllNodesScan { Input: Argument } scan } expand } count
            when expand.Pattern is { Direction: not Direction.Both, DynamicTypes: null } pattern && Counts(count, pattern.Relationship) =>
            new RelationshipCount(scan.Input, Results(count), pattern.Types),
        _ => operation,
    });

    /// <summary>All that is asked is count(*), or the count of what is never null.</summary>
    private static bool Counts(Aggregate aggregate, Symbol found) => aggregate.Aggregates.All(item => item is { Distinct: false }
        && (item.Function is null || (item.Function.Name == "count" && item.Arguments[0] is SymbolReference reference && reference.Symbol == found)));

    private static Seq<Symbol> Results(Aggregate aggregate) => aggregate.Aggregates.Map(item => item.Symbol);
}
