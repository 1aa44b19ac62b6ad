using StoryGraph.Cypher.Planning;
using StoryGraph.Cypher.Storage;
using StoryGraph.Cypher.Values;

namespace StoryGraph.Cypher.Execution;

/// <summary>Looks up in an index what the bounds of a seek say for the row that stands.</summary>
internal abstract class BoundsReader
{
    public static BoundsReader Compile(IndexBounds bounds, ExpressionCompiler expressions) => bounds switch
    {
        IndexBounds.Exact exact => new Exact(expressions.Compile(exact.Values)),
        IndexBounds.AnyOf any => new AnyOf(expressions.Compile(any.List)),
        IndexBounds.Prefix prefix => new Prefix(expressions.Compile(prefix.Text)),
        IndexBounds.Range range => new Range(
            range, range.Lower is null ? null : expressions.Compile(range.Lower), range.Upper is null ? null : expressions.Compile(range.Upper)),
        _ => throw new InvalidOperationException($"No look-up for {bounds.GetType().Name}. This is a fault of the engine, not of the query."),
    };

    public abstract void Read(IndexCursor cursor, List<long> found, ExecutionContext context);

    private static void Drain(IndexCursor cursor, List<long> found, ExecutionContext context)
    {
        while (cursor.Next())
        {
            context.Step();
            found.Add(cursor.Entity);
        }
    }

    private sealed class Exact(Evaluator[] values) : BoundsReader
    {
        private readonly Value[] _values = new Value[values.Length];

        public override void Read(IndexCursor cursor, List<long> found, ExecutionContext context)
        {
            for (var i = 0; i < values.Length; i++)
            {
                _values[i] = values[i]();
                if (_values[i].IsNull)
                    return;
            }

            cursor.Seek(_values);
            Drain(cursor, found, context);
        }
    }

    private sealed class AnyOf(Evaluator list) : BoundsReader
    {
        public override void Read(IndexCursor cursor, List<long> found, ExecutionContext context)
        {
            var values = list();
            if (values.Kind != ValueKind.List)
                return;
            foreach (var value in values.AsList().Distinct(ValueOrder.Instance))
            {
                if (value.IsNull)
                    continue;
                cursor.Seek([value]);
                Drain(cursor, found, context);
            }
        }
    }

    private sealed class Prefix(Evaluator text) : BoundsReader
    {
        public override void Read(IndexCursor cursor, List<long> found, ExecutionContext context)
        {
            var prefix = text();
            if (prefix.Kind != ValueKind.String)
                return;
            cursor.SeekPrefix(prefix.AsString());
            Drain(cursor, found, context);
        }
    }

    private sealed class Range(IndexBounds.Range range, Evaluator? lower, Evaluator? upper) : BoundsReader
    {
        public override void Read(IndexCursor cursor, List<long> found, ExecutionContext context)
        {
            var from = lower?.Invoke() ?? Value.Null;
            var to = upper?.Invoke() ?? Value.Null;
            if ((lower is not null && from.IsNull) || (upper is not null && to.IsNull))
                return;
            cursor.SeekRange(from, range.LowerInclusive, to, range.UpperInclusive);
            Drain(cursor, found, context);
        }
    }
}
