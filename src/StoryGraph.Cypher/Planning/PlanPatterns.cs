using StoryGraph.Cypher.Storage;

namespace StoryGraph.Cypher.Planning;

/// <summary>Gives each MATCH an order to find its parts in.</summary>
internal static class PlanPatterns
{
    public static LogicalPlan Rewrite(LogicalPlan plan, IGraphView view) => Optimizer.BottomUp(plan, operation =>
        operation is Match match ? new PatternPlanner(match.Pattern, new CostModel(view)).Plan(match.Input) : operation);

    public static LogicalPlan AsWritten(LogicalPlan plan, IGraphView view) => Optimizer.BottomUp(plan, operation =>
        operation is Match match ? new PatternPlanner(match.Pattern, costs: null).Plan(match.Input) : operation);
}
