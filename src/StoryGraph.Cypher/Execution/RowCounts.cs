using StoryGraph.Cypher.Planning;

namespace StoryGraph.Cypher.Execution;

/// <summary>How many rows each operator of a run gave.</summary>
internal sealed class RowCounts
{
    private readonly Dictionary<LogicalPlan, long> _rows = new(ReferenceEqualityComparer.Instance);

    public void Add(LogicalPlan plan) => _rows[plan] = Of(plan) + 1;

    public long Of(LogicalPlan plan) => _rows.GetValueOrDefault(plan);
}
