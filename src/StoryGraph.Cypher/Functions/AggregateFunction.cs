using StoryGraph.Cypher.Values;

namespace StoryGraph.Cypher.Functions;

/// <summary>A function over the rows of a group.</summary>
/// <param name="Name">In the spelling of Neo4j's manual; looked up without regard to case.</param>
/// <param name="Parameter">What the aggregated argument may be.</param>
/// <param name="Returns">What it gives.</param>
/// <param name="HasPercentile">Whether there is a second argument, the percentile.</param>
/// <param name="NewAccumulator">Makes the state of one group.</param>
internal sealed record AggregateFunction(
    string Name, KindSet Parameter, KindSet Returns, bool HasPercentile, Func<Accumulator> NewAccumulator)
{
    public int Arguments => HasPercentile ? 2 : 1;

    /// <summary>The state of one group; with DISTINCT, each value is taken once.</summary>
    public Accumulator Start(bool distinct) => distinct ? new DistinctAccumulator(NewAccumulator()) : NewAccumulator();
}

/// <summary>The state of one aggregation over one group. Nulls are left out, as openCypher has it.</summary>
internal abstract class Accumulator
{
    /// <param name="value">The aggregated argument.</param>
    /// <param name="percentile">The second argument; null when the function has none.</param>
    public void Add(in Value value, in Value percentile = default)
    {
        if (!value.IsNull)
            Take(value, percentile);
    }

    /// <summary>The aggregate of all that was added; for a group without rows too.</summary>
    public abstract Value Result();

    protected abstract void Take(in Value value, in Value percentile);
}

/// <summary>Hands on each value once.</summary>
internal sealed class DistinctAccumulator(Accumulator inner) : Accumulator
{
    private readonly HashSet<Value> _seen = new(ValueOrder.Instance);

    public override Value Result() => inner.Result();

    protected override void Take(in Value value, in Value percentile)
    {
        if (_seen.Add(value))
            inner.Add(value, percentile);
    }
}
