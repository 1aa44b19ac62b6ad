using StoryGraph.Cypher.Values;

namespace StoryGraph.Cypher.Storage;

/// <summary>Walks over nodes or relationships. Stands before the first until <see cref="Next"/> is called; dispose gives its statement back.</summary>
/// <remarks>A cursor must not be moved on over what was written since it was opened or placed: the plan puts an Eager between.</remarks>
internal abstract class Cursor : IDisposable
{
    public abstract bool Next();

    public abstract void Dispose();
}

internal abstract class NodeCursor : Cursor
{
    public long Node { get; protected set; }
}

internal abstract class RelationshipCursor : Cursor
{
    public RelationshipRecord Relationship { get; protected set; }
}

/// <summary>The relationships of a node. One cursor is opened for an operator and placed again and again.</summary>
internal abstract class ExpandCursor : Cursor
{
    public long Relationship { get; protected set; }

    /// <summary>A token.</summary>
    public int Type { get; protected set; }

    /// <summary>The node at the other end.</summary>
    public long Neighbour { get; protected set; }

    /// <summary>Whether the relationship leaves the node the cursor was placed at. True for a loop.</summary>
    public bool IsOutgoing { get; protected set; }

    /// <param name="node">Whose relationships; a node that doesn't exist has none.</param>
    /// <param name="direction">Seen from the node.</param>
    /// <param name="types">Tokens without doubles; empty for any type. Unknown tokens match nothing.</param>
    public abstract void Place(long node, Direction direction, ReadOnlySpan<int> types);

    /// <summary>As <see cref="Place"/>, but only the relationships to one neighbour: cheap even when both nodes have many others.</summary>
    public abstract void PlaceBetween(long node, long neighbour, Direction direction, ReadOnlySpan<int> types);
}

/// <summary>Finds nodes or relationships by the values of an index. One cursor is opened for an operator and placed again and again.</summary>
/// <remarks>What it finds is exact: nothing is left to be filtered.</remarks>
internal abstract class IndexCursor : Cursor
{
    /// <summary>The id of a node or of a relationship, as the index says.</summary>
    public long Entity { get; protected set; }

    /// <summary>Entities whose properties equal the values, in the order of the index's properties. Null and NaN equal nothing.</summary>
    public abstract void Seek(ReadOnlySpan<Value> values);

    /// <summary>Entities whose first property lies between the bounds, in ascending order. Only values that compare with a bound are found.</summary>
    /// <param name="lower">Null when there is no lower bound.</param>
    /// <param name="lowerInclusive">Whether the lower bound itself counts.</param>
    /// <param name="upper">Null when there is no upper bound.</param>
    /// <param name="upperInclusive">Whether the upper bound itself counts.</param>
    public abstract void SeekRange(in Value lower, bool lowerInclusive, in Value upper, bool upperInclusive);

    /// <summary>Entities whose first property is a string that starts so.</summary>
    public abstract void SeekPrefix(string prefix);

    /// <summary>All entities in the index, that is all which have every property of it, in <see cref="ValueOrder"/> within a type.</summary>
    public abstract void Scan();
}
