namespace StoryGraph.Cypher.Storage.Sqlite;

/// <summary>Walks the adjacency tables: first what leaves the node, then what enters it; within that, type after type.</summary>
internal sealed class SqliteExpandCursor(SqliteDatabase database, Counts counts, TokenTable tokens) : ExpandCursor
{
    private const string OutgoingSql = "SELECT id, type, dst FROM adj_out WHERE src = ?1";
    private const string IncomingSql = "SELECT id, type, src FROM adj_in WHERE dst = ?1";

    private readonly SqliteStatement?[] _statements = new SqliteStatement?[8];
    private SqliteStatement? _current;
    private long _node;
    private long _neighbour;
    private bool _hasNeighbour;
    private Direction _direction;
    private int[] _types = [];
    private int _typeCount;
    private int _nextType;
    private bool _isIncoming;

    public override void Place(long node, Direction direction, ReadOnlySpan<int> types)
    {
        Start(node, direction, types);
        _hasNeighbour = false;
    }

    public override void PlaceBetween(long node, long neighbour, Direction direction, ReadOnlySpan<int> types)
    {
        Start(node, direction, types);
        _neighbour = neighbour;
        _hasNeighbour = true;
        if (types.IsEmpty)
            UseEveryType();
    }

    public override bool Next()
    {
        while (true)
        {
            if (_current is null && !MoveToNextStatement())
                return false;
            if (!_current!.Step())
            {
                _current.Reset();
                _current = null;
                continue;
            }
            Relationship = _current.Integer(0);
            Type = (int)_current.Integer(1);
            Neighbour = _current.Integer(2);
            IsOutgoing = !_isIncoming;
            if (_isIncoming && Neighbour == _node)
            {
                if (_direction == Direction.Both)
                    continue; // the loop was met among what leaves the node
                IsOutgoing = true;
            }
            return true;
        }
    }

    public override void Dispose()
    {
        for (var i = 0; i < _statements.Length; i++)
        {
            if (_statements[i] is { } statement)
                database.Return(statement);
            _statements[i] = null;
        }
        _current = null;
    }

    private void Start(long node, Direction direction, ReadOnlySpan<int> types)
    {
        _current?.Reset();
        _current = null;
        _node = node;
        _direction = direction;
        _isIncoming = direction == Direction.Incoming;
        if (_types.Length < types.Length)
            _types = new int[types.Length];
        types.CopyTo(_types);
        _typeCount = types.Length;
        _nextType = 0;
    }

    /// <summary>The tables are sorted by type before neighbour, so that a neighbour can be sought under each type only.</summary>
    private void UseEveryType()
    {
        if (_types.Length < tokens.Count)
            _types = new int[tokens.Count];
        for (var token = 0; token < tokens.Count; token++)
        {
            if (counts.RelationshipsOf(token) > 0)
                _types[_typeCount++] = token;
        }
        if (_typeCount == 0)
            _types[_typeCount++] = Tokens.Unknown;
    }

    private bool MoveToNextStatement()
    {
        var isPlacedByType = _typeCount > 0;
        if (_nextType == (isPlacedByType ? _typeCount : 1))
        {
            if (_direction != Direction.Both || _isIncoming)
                return false;
            _isIncoming = true;
            _nextType = 0;
        }
        _current = Statement(isPlacedByType);
        _current.Bind(1, _node);
        if (isPlacedByType)
            _current.Bind(2, _types[_nextType]);
        if (_hasNeighbour)
            _current.Bind(3, _neighbour);
        _nextType++;
        return true;
    }

    private SqliteStatement Statement(bool isPlacedByType)
    {
        var place = (_isIncoming ? 1 : 0) | (isPlacedByType ? 2 : 0) | (_hasNeighbour ? 4 : 0);
        return _statements[place] ??= database.Rent(
            (_isIncoming ? IncomingSql : OutgoingSql)
            + (isPlacedByType ? " AND type = ?2" : "")
            + (_hasNeighbour ? _isIncoming ? " AND src = ?3" : " AND dst = ?3" : ""));
    }
}
