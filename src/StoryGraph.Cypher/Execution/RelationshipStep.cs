using StoryGraph.Cypher.Planning;
using StoryGraph.Cypher.Storage;
using StoryGraph.Cypher.Values;

namespace StoryGraph.Cypher.Execution;

/// <summary>A relationship of a pattern, ready to be walked from one of its ends.</summary>
internal sealed class RelationshipStep(ExecutionContext context, ExpressionCompiler expressions, PatternRelationship pattern, bool reversed)
{
    private readonly NameTokens _types = new(
        context, pattern.Types, pattern.DynamicTypes is null ? null : expressions.CompileNames(pattern.DynamicTypes));

    public int FromSlot { get; } = (reversed ? pattern.To : pattern.From).Slot;

    public int ToSlot { get; } = (reversed ? pattern.From : pattern.To).Slot;

    public int RelationshipSlot { get; } = pattern.Relationship.Slot;

    public bool IsReversed => reversed;

    /// <summary>Seen from the end it is walked from.</summary>
    public Direction Direction { get; } = reversed ? Opposite(pattern.Direction) : pattern.Direction;

    public ReadOnlySpan<int> Types => _types.Find();

    public static Direction Opposite(Direction direction) => direction switch
    {
        Direction.Outgoing => Direction.Incoming,
        Direction.Incoming => Direction.Outgoing,
        _ => Direction.Both,
    };

    /// <summary>Fills in the ends of a relationship found by itself, or compares them; up to two ways when the direction is open.</summary>
    /// <param name="context">The run.</param>
    /// <param name="pattern">What to find.</param>
    /// <param name="ends">Which ends are known.</param>
    /// <param name="found">The relationship.</param>
    /// <param name="swapped">Whether it is tried against its direction; only where the pattern has none.</param>
    public static bool TryBindEnds(ExecutionContext context, PatternRelationship pattern, EndChecks ends, RelationshipRecord found, bool swapped)
    {
        if (swapped && (pattern.Direction != Direction.Both || found.Start == found.End))
            return false;
        var forward = pattern.Direction == Direction.Incoming ? swapped : !swapped;
        var (from, to) = forward ? (found.Start, found.End) : (found.End, found.Start);
        return TryBind(context.Row, pattern.From.Slot, ends.FromBound, from)
            && TryBind(context.Row, pattern.To.Slot, ends.ToBound || pattern.To == pattern.From, to);
    }

    private static bool TryBind(Value[] row, int slot, bool isBound, long node)
    {
        if (isBound)
            return row[slot].Kind == ValueKind.Node && row[slot].AsEntity() == node;
        row[slot] = Value.Node(node);
        return true;
    }
}
