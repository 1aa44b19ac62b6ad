using StoryGraph.Cypher.Values;

namespace StoryGraph.Cypher.Functions;

internal sealed class CountAccumulator : Accumulator
{
    private long _count;

    public override Value Result() => Value.Integer(_count);

    protected override void Take(in Value value, in Value percentile) => _count++;
}

internal sealed class CollectAccumulator : Accumulator
{
    private readonly List<Value> _items = [];

    public override Value Result() => Value.List([.. _items]);

    protected override void Take(in Value value, in Value percentile) => _items.Add(value);
}

/// <summary>The least or the greatest in the order of ORDER BY; null for no rows.</summary>
internal sealed class ExtremeAccumulator(int sign) : Accumulator
{
    private Value _extreme;

    public override Value Result() => _extreme;

    protected override void Take(in Value value, in Value percentile)
    {
        if (_extreme.IsNull || ValueOrder.Compare(value, _extreme) * sign > 0)
            _extreme = value;
    }
}

/// <summary>0 for no rows; an integer as long as all numbers are.</summary>
internal sealed class SumAccumulator : Accumulator
{
    private Value _sum = Value.Integer(0);

    public override Value Result() => _sum;

    protected override void Take(in Value value, in Value percentile) =>
        _sum = Arithmetic.Add(_sum, Numbers.Expect("sum()", value));
}

/// <summary>Null for no rows. The mean is moved by each number in turn, so that large sums lose no precision.</summary>
internal sealed class AverageAccumulator : Accumulator
{
    private long _count;
    private double _mean;

    public override Value Result() => _count == 0 ? Value.Null : Value.Float(_mean);

    protected override void Take(in Value value, in Value percentile) =>
        _mean += (Numbers.Expect("avg()", value).ToDouble() - _mean) / ++_count;
}

/// <summary>Standard deviation by Welford's method; 0 for fewer than two numbers.</summary>
internal sealed class DeviationAccumulator(bool isSample) : Accumulator
{
    private long _count;
    private double _mean;
    private double _squares;

    public override Value Result() => Value.Float(_count < 2 ? 0 : Math.Sqrt(_squares / (isSample ? _count - 1 : _count)));

    protected override void Take(in Value value, in Value percentile)
    {
        var number = Numbers.Expect(isSample ? "stDev()" : "stDevP()", value).ToDouble();
        var before = number - _mean;
        _mean += before / ++_count;
        _squares += before * (number - _mean);
    }
}

/// <summary>The number below which a share of the numbers lies; null for no rows.</summary>
internal sealed class PercentileAccumulator(bool isContinuous) : Accumulator
{
    private readonly List<Value> _numbers = [];
    private double _percentile = double.NaN;

    public override Value Result()
    {
        if (_numbers.Count == 0)
            return Value.Null;
        _numbers.Sort(ValueOrder.Instance);
        return isContinuous ? Interpolated() : _numbers[Math.Max(0, (int)Math.Ceiling(_percentile * _numbers.Count) - 1)];
    }

    protected override void Take(in Value value, in Value percentile)
    {
        _numbers.Add(Numbers.Expect(Name, value));
        if (_numbers.Count == 1)
            _percentile = Share(percentile);
    }

    private string Name => isContinuous ? "percentileCont()" : "percentileDisc()";

    private double Share(in Value percentile) => Numbers.Expect(Name, percentile).ToDouble() is var share and >= 0 and <= 1
        ? share
        : throw QueryErrors.Argument("NumberOutOfRange", $"{Name} takes a percentile from 0.0 to 1.0, but got {percentile}.");

    private Value Interpolated()
    {
        var place = _percentile * (_numbers.Count - 1);
        var below = (int)Math.Floor(place);
        var above = (int)Math.Ceiling(place);
        if (below == above)
            return _numbers[below];
        return Value.Float(_numbers[below].ToDouble() * (above - place) + _numbers[above].ToDouble() * (place - below));
    }
}

internal static class Numbers
{
    /// <exception cref="Graph.CypherException">TypeError: not a number.</exception>
    public static Value Expect(string who, in Value value) => value.IsNumber ? value : throw QueryErrors.WrongType(who, "numbers", value);
}
