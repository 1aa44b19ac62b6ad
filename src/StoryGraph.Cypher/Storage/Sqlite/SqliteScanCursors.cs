namespace StoryGraph.Cypher.Storage.Sqlite;

/// <summary>Nodes whose ids are the first column of a statement.</summary>
internal sealed class SqliteNodeCursor(SqliteDatabase database, SqliteStatement select) : NodeCursor
{
    private SqliteStatement? _select = select;

    public override bool Next()
    {
        if (_select is null || !_select.Step())
        {
            Dispose();
            return false;
        }
        Node = _select.Integer(0);
        return true;
    }

    public override void Dispose()
    {
        if (_select is not null)
            database.Return(_select);
        _select = null;
    }
}

/// <summary>Relationships whose id, type, start and end are the columns of a statement.</summary>
internal sealed class SqliteRelationshipCursor(SqliteDatabase database, SqliteStatement select) : RelationshipCursor
{
    private SqliteStatement? _select = select;

    public override bool Next()
    {
        if (_select is null || !_select.Step())
        {
            Dispose();
            return false;
        }
        Relationship = new RelationshipRecord(_select.Integer(0), (int)_select.Integer(1), _select.Integer(2), _select.Integer(3));
        return true;
    }

    public override void Dispose()
    {
        if (_select is not null)
            database.Return(_select);
        _select = null;
    }
}
