using StoryGraph.Cypher.Storage;

namespace StoryGraph.Cypher.Planning;

/// <summary>Makes a plan that says what to do into one that says how.</summary>
internal static class Optimizer
{
    /// <summary>The whole road: each pass leaves a plan with the same answers.</summary>
    private static readonly Func<LogicalPlan, IGraphView, LogicalPlan>[] Passes =
    [
        PlanPatterns.Rewrite,      // a start for each MATCH, then relationship by relationship, the cheapest first
        CountFromStore.Rewrite,    // counting all of a kind, once it is plain that nothing narrows it
        SortOnlyTheTop.Rewrite,    // ORDER BY with LIMIT keeps as many rows as are wanted
    ];

    public static LogicalPlan Optimize(LogicalPlan plan, IGraphView view) => Passes.Aggregate(plan, (current, pass) => pass(current, view));

    /// <summary>The same answers the slow way: patterns in the order written, no index, all conditions last. Tests hold the passes to it.</summary>
    public static LogicalPlan Naive(LogicalPlan plan, IGraphView view) => PlanPatterns.AsWritten(plan, view);

    /// <summary>Rewrites a tree from its leaves to its root.</summary>
    public static LogicalPlan BottomUp(LogicalPlan plan, Func<LogicalPlan, LogicalPlan> rewrite)
    {
        var inputs = plan.Inputs;
        if (!inputs.IsEmpty)
            plan = plan.WithInputs(inputs.Map(input => BottomUp(input, rewrite)));
        return rewrite(plan);
    }
}
