namespace StoryGraph.Cypher.Storage.Sqlite;

/// <summary>Walks the snapshot when there is one, and the tables until then; the order is the same.</summary>
internal sealed class SnapshotExpandCursor(SqliteGraphView view, ExpandCursor tables) : ExpandCursor
{
    private GraphSnapshot? _snapshot;
    private GraphSnapshot.Side _side = GraphSnapshot.Side.Empty;
    private int[] _types = [];
    private int _typeCount;
    private int _nextType;
    private int _at;
    private int _end;
    private long _node;
    private long? _neighbour;
    private Direction _direction;
    private bool _isIncoming;

    public override void Place(long node, Direction direction, ReadOnlySpan<int> types)
    {
        if (!TryStart(node, null, direction, types))
            tables.Place(node, direction, types);
    }

    public override void PlaceBetween(long node, long neighbour, Direction direction, ReadOnlySpan<int> types)
    {
        if (!TryStart(node, neighbour, direction, types))
            tables.PlaceBetween(node, neighbour, direction, types);
    }

    public override bool Next()
    {
        if (_snapshot is not null)
            return NextInSnapshot();
        if (!tables.Next())
            return false;
        (Relationship, Type, Neighbour, IsOutgoing) = (tables.Relationship, tables.Type, tables.Neighbour, tables.IsOutgoing);
        return true;
    }

    public override void Dispose() => tables.Dispose();

    private bool TryStart(long node, long? neighbour, Direction direction, ReadOnlySpan<int> types)
    {
        _snapshot = view.SnapshotForWalk();
        if (_snapshot is null)
            return false;
        if (_types.Length < types.Length)
            _types = new int[types.Length];
        types.CopyTo(_types);
        (_typeCount, _nextType, _node, _neighbour, _direction) = (types.Length, 0, node, neighbour, direction);
        _isIncoming = direction == Direction.Incoming;
        _side = _isIncoming ? _snapshot.Incoming : _snapshot.Outgoing;
        MoveToNextRange();
        return true;
    }

    private bool NextInSnapshot()
    {
        while (true)
        {
            if (_at == _end)
            {
                if (!MoveToNextRange())
                    return false;
                continue;
            }
            var place = _at++;
            var neighbour = _side.NeighbourAt(place);
            if (_neighbour is { } wanted && neighbour != wanted)
                continue;
            var isLoop = neighbour == _node;
            if (isLoop && _isIncoming && _direction == Direction.Both)
                continue; // it was met among what leaves the node
            Relationship = _side.RelationshipAt(place);
            Type = _side.TypeAt(place);
            Neighbour = neighbour;
            IsOutgoing = !_isIncoming || isLoop;
            return true;
        }
    }

    private bool MoveToNextRange()
    {
        if (_nextType == Math.Max(_typeCount, 1))
        {
            if (_direction != Direction.Both || _isIncoming)
                return false;
            _isIncoming = true;
            _side = _snapshot!.Incoming;
            _nextType = 0;
        }
        (_at, _end) = _side.RangeOf(_node, _typeCount == 0 ? null : _types[_nextType]);
        _nextType++;
        return true;
    }
}
