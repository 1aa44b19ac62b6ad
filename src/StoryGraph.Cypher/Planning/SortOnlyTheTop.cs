using StoryGraph.Cypher.Storage;

namespace StoryGraph.Cypher.Planning;

/// <summary>Sorting for a LIMIT need not keep what will not be shown.</summary>
internal static class SortOnlyTheTop
{
    public static LogicalPlan Rewrite(LogicalPlan plan, IGraphView view) => Optimizer.BottomUp(plan, operation => operation switch
    {
        Limit { Input: Sort sort } limit => limit with { Input = new Top(sort.Input, sort.Keys, sort.Kept, limit.Count) },
        _ => operation,
    });
}
