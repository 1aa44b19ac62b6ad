using StoryGraph.Cypher.Storage.Encoding;
using StoryGraph.Cypher.Values;
using StoryGraph.Graph;

namespace StoryGraph.Cypher.Storage.Sqlite;

/// <summary>Keeps the side tables of indexes and constraints up with the graph.</summary>
internal sealed partial class SqliteGraphWriter
{
    private readonly ByteWriter _oldKey = new();
    private readonly ByteWriter _newKey = new();

    /// <summary>Each table once, although a full-text index may cover several labels of one node.</summary>
    private List<IndexTable> TablesOf(ReadOnlySpan<int> labels)
    {
        var tables = new List<IndexTable>();
        foreach (var label in labels)
        {
            foreach (var table in SchemaTable.OfLabel(label))
            {
                if (!tables.Contains(table))
                    tables.Add(table);
            }
        }
        return tables;
    }

    private void AddEntry(IndexTable table, long entity, ReadOnlySpan<byte> properties)
    {
        if (table.IsFullText)
        {
            AddText(table, entity, properties);
            return;
        }
        _newKey.Clear();
        if (table.TryWriteKey(_newKey, properties))
            InsertKey(table, entity, properties);
    }

    private void RemoveEntry(IndexTable table, long entity, ReadOnlySpan<byte> properties)
    {
        if (table.IsFullText)
        {
            RemoveText(table, entity);
            return;
        }
        _oldKey.Clear();
        if (table.TryWriteKey(_oldKey, properties))
            DeleteKey(table, entity);
    }

    /// <summary>From <see cref="_oldProperties"/> to <see cref="_newProperties"/>.</summary>
    private void ChangeEntry(IndexTable table, long entity)
    {
        if (table.IsFullText)
        {
            RemoveText(table, entity);
            AddText(table, entity, _newProperties.Written);
            return;
        }
        _oldKey.Clear();
        _newKey.Clear();
        var had = table.TryWriteKey(_oldKey, _oldProperties.Written);
        var has = table.TryWriteKey(_newKey, _newProperties.Written);
        if (had && has && _oldKey.Written.SequenceEqual(_newKey.Written))
            return;
        if (had)
            DeleteKey(table, entity);
        if (has)
            InsertKey(table, entity, _newProperties.Written);
    }

    private void InsertKey(IndexTable table, long entity, ReadOnlySpan<byte> properties)
    {
        var insert = Database.Rent(table.InsertSql).Bind(1, _newKey.Written).Bind(2, entity);
        var result = insert.TryExecute();
        Database.Return(insert);
        if ((result & 0xFF) == SQLitePCL.raw.SQLITE_CONSTRAINT)
            throw Violated(table, properties);
        if (result != SQLitePCL.raw.SQLITE_DONE)
            Database.Fail(result);
    }

    private void DeleteKey(IndexTable table, long entity)
    {
        var delete = Database.Rent(table.DeleteSql).Bind(1, _oldKey.Written).Bind(2, entity);
        delete.Execute();
        Database.Return(delete);
    }

    private void AddText(IndexTable table, long entity, ReadOnlySpan<byte> properties)
    {
        var insert = Database.Rent(table.InsertSql).Bind(1, entity);
        var hasText = false;
        for (var i = 0; i < table.Keys.Length; i++)
        {
            var text = IndexTable.TextOf(PropertyBlob.Find(properties, table.Keys[i]));
            insert.Bind(i + 2, text ?? "");
            hasText |= text is not null;
        }
        if (hasText)
            insert.Execute();
        Database.Return(insert);
    }

    private void RemoveText(IndexTable table, long entity)
    {
        var delete = Database.Rent(table.DeleteSql).Bind(1, entity);
        delete.Execute();
        Database.Return(delete);
    }

    private CypherException Violated(IndexTable table, ReadOnlySpan<byte> properties)
    {
        var select = Database.Rent(table.EqualSql).Bind(1, _newKey.Written);
        var holder = select.ExecuteInteger();
        Database.Return(select);
        var parts = new List<string>();
        for (var i = 0; i < table.Keys.Length; i++)
            parts.Add($"`{table.Rule.Properties[i]}` = {ValueText.Literal(PropertyBlob.Find(properties, table.Keys[i]))}");
        var isNode = table.Rule.Entity == EntityKind.Node;
        return QueryErrors.ConstraintViolated(
            "UniqueConstraintViolation",
            $"{(isNode ? "Node" : "Relationship")}({holder}) already exists with {(isNode ? "label" : "type")} `{table.Rule.LabelsOrTypes[0]}` "
            + $"and {(parts.Count == 1 ? "property" : "properties")} {string.Join(", ", parts)} (constraint `{table.Rule.Name}`).");
    }
}
