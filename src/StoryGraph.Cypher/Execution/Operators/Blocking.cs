using StoryGraph.Cypher.Functions;
using StoryGraph.Cypher.Values;

namespace StoryGraph.Cypher.Execution.Operators;

/// <summary>An operator that must have seen all rows of its input before it gives its first.</summary>
internal abstract class BlockingOperator(ExecutionContext context, Operator input) : UnaryOperator(context, input)
{
    private bool _isFilled;
    private long _charged;

    public override void Open()
    {
        _isFilled = false;
        Context.Release(_charged);
        _charged = 0;
        base.Open();
    }

    public sealed override bool Next()
    {
        if (!_isFilled)
        {
            _isFilled = true;
            Fill();
        }

        return Give();
    }

    protected abstract void Fill();

    protected abstract bool Give();

    protected void Charge(long bytes)
    {
        _charged += bytes;
        Context.Charge(bytes);
    }
}

internal sealed class EagerOperator(ExecutionContext context, Operator input, RowSaver saver) : BlockingOperator(context, input)
{
    private readonly List<Value[]> _rows = [];
    private int _next;

    protected override void Fill()
    {
        _rows.Clear();
        _next = 0;
        while (Input.Next())
        {
            Context.Step();
            var row = saver.Save();
            Charge(ValueSize.Of(row));
            _rows.Add(row);
        }
    }

    protected override bool Give()
    {
        if (_next == _rows.Count)
            return false;
        saver.Restore(_rows[_next++]);
        return true;
    }
}

/// <summary>Sorts rows, those alike staying in the order they came; keeps no more than are asked for.</summary>
internal sealed class SortOperator(
    ExecutionContext context, Operator input, (Evaluator Value, bool Descending)[] keys, RowSaver saver, Evaluator? count) : BlockingOperator(context, input)
{
    private readonly List<SortedRow> _rows = [];
    private int _next;

    private readonly record struct SortedRow(Value[] Keys, Value[] Saved, long Place);

    protected override void Fill()
    {
        _rows.Clear();
        _next = 0;
        var most = count is null ? int.MaxValue : RowCount.Of(count(), "LIMIT");
        long place = 0;
        while (Input.Next())
        {
            Context.Step();
            var values = new Value[keys.Length];
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = keys[i].Value();
            }

            var row = new SortedRow(values, saver.Save(), place++);
            Charge(SizeOf(row));
            _rows.Add(row);
            if (_rows.Count / 2 >= Math.Max(most, 512))
                Trim((int)most);
        }

        Trim((int)Math.Min(most, _rows.Count));
    }

    private static long SizeOf(SortedRow row) => ValueSize.Of(row.Keys) + ValueSize.Of(row.Saved);

    /// <summary>Only the first rows are wanted, so now and then the others go.</summary>
    private void Trim(int most)
    {
        _rows.Sort(Compare);
        for (var i = most; i < _rows.Count; i++)
        {
            Charge(-SizeOf(_rows[i]));
        }

        _rows.RemoveRange(most, _rows.Count - most);
    }

    private int Compare(SortedRow left, SortedRow right)
    {
        for (var i = 0; i < keys.Length; i++)
        {
            var order = ValueOrder.Compare(left.Keys[i], right.Keys[i]);
            if (order != 0)
                return keys[i].Descending ? -order : order;
        }

        return left.Place.CompareTo(right.Place);
    }

    protected override bool Give()
    {
        if (_next == _rows.Count)
            return false;
        saver.Restore(_rows[_next++].Saved);
        return true;
    }
}

internal sealed class DistinctOperator(ExecutionContext context, Operator input, int[] slots) : UnaryOperator(context, input)
{
    private readonly HashSet<Value[]> _seen = new(RowEquivalence.Instance);
    private long _charged;

    public override void Open()
    {
        _seen.Clear();
        Context.Release(_charged);
        _charged = 0;
        base.Open();
    }

    public override bool Next()
    {
        while (Input.Next())
        {
            Context.Step();
            var values = new Value[slots.Length];
            for (var i = 0; i < slots.Length; i++)
            {
                values[i] = Row[slots[i]];
            }

            if (!_seen.Add(values))
                continue;
            var bytes = ValueSize.Of(values);
            _charged += bytes;
            Context.Charge(bytes);
            return true;
        }

        return false;
    }
}

/// <summary>One aggregation, compiled.</summary>
/// <param name="Slot">Where its result goes.</param>
/// <param name="Function">Null: count(*).</param>
/// <param name="Distinct">Each value once.</param>
/// <param name="Arguments">The value, and for percentiles a second.</param>
internal sealed record CompiledAggregate(int Slot, AggregateFunction? Function, bool Distinct, Evaluator[] Arguments);

internal sealed class AggregateOperator(
    ExecutionContext context, Operator input, (int Slot, Evaluator Value)[] keys, CompiledAggregate[] aggregates) : BlockingOperator(context, input)
{
    private readonly Dictionary<Value[], Group> _groups = new(RowEquivalence.Instance);
    private readonly List<Group> _order = [];
    private int _next;

    private sealed class Group(Value[] keys, Accumulator?[] states)
    {
        public Value[] Keys { get; } = keys;

        public Accumulator?[] States { get; } = states;

        public long Rows { get; set; }
    }

    protected override void Fill()
    {
        _groups.Clear();
        _order.Clear();
        _next = 0;
        var values = new Value[keys.Length];
        while (Input.Next())
        {
            Context.Step();
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = keys[i].Value();
            }

            if (!_groups.TryGetValue(values, out var group))
                group = Add([.. values]);
            Take(group);
        }

        // Without keys all rows are one group, even when there are none.
        if (keys.Length == 0 && _order.Count == 0)
            Add([]);
    }

    private Group Add(Value[] values)
    {
        var states = new Accumulator?[aggregates.Length];
        for (var i = 0; i < states.Length; i++)
        {
            states[i] = aggregates[i].Function?.Start(aggregates[i].Distinct);
        }

        var group = new Group(values, states);
        Charge(ValueSize.Of(values) + 64 * (1 + states.Length));
        _groups.Add(values, group);
        _order.Add(group);
        return group;
    }

    private void Take(Group group)
    {
        group.Rows++;
        for (var i = 0; i < aggregates.Length; i++)
        {
            if (group.States[i] is not { } state)
                continue;
            var arguments = aggregates[i].Arguments;
            var value = arguments[0]();
            if (aggregates[i].Function!.Name is "collect" || aggregates[i].Distinct)
                Charge(ValueSize.Of(value));
            state.Add(value, arguments.Length > 1 ? arguments[1]() : Value.Null);
        }
    }

    protected override bool Give()
    {
        if (_next == _order.Count)
            return false;
        var group = _order[_next++];
        for (var i = 0; i < keys.Length; i++)
        {
            Row[keys[i].Slot] = group.Keys[i];
        }

        for (var i = 0; i < aggregates.Length; i++)
        {
            Row[aggregates[i].Slot] = group.States[i]?.Result() ?? Value.Integer(group.Rows);
        }

        return true;
    }
}
