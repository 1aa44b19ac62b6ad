using StoryGraph.Cypher.Planning;

namespace StoryGraph.Cypher.Execution.Operators;

/// <summary>Counts the rows that go through, for PROFILE.</summary>
internal sealed class ProfiledOperator(ExecutionContext context, Operator input, LogicalPlan plan, RowCounts counts) : UnaryOperator(context, input)
{
    public override bool Next()
    {
        if (!Input.Next())
            return false;
        counts.Add(plan);
        return true;
    }
}
