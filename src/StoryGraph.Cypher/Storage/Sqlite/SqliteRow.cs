namespace StoryGraph.Cypher.Storage.Sqlite;

/// <summary>A select by id that stays on its row, because a query mostly asks for several properties of one entity in turn.</summary>
internal sealed class SqliteRow(SqliteStatement select) : IDisposable
{
    private const long Nowhere = long.MinValue;

    private long _id = Nowhere;

    /// <summary>The statement, on the row last placed at.</summary>
    public SqliteStatement Row => select;

    public bool TryPlace(long id)
    {
        if (id == _id)
            return true;
        LetGo();
        if (!select.Bind(1, id).Step())
        {
            select.Reset();
            return false;
        }
        _id = id;
        return true;
    }

    /// <summary>To be called before the row is written and before the transaction ends.</summary>
    public void LetGo()
    {
        if (_id == Nowhere)
            return;
        select.Reset();
        _id = Nowhere;
    }

    public void Dispose() => select.Dispose();
}
