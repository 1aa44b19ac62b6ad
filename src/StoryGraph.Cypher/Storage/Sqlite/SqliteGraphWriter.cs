using System.Runtime.InteropServices;
using StoryGraph.Cypher.Storage.Encoding;
using StoryGraph.Cypher.Values;

namespace StoryGraph.Cypher.Storage.Sqlite;

/// <summary>The graph as the one writing connection sees and changes it.</summary>
internal sealed partial class SqliteGraphWriter : SqliteGraphView, IGraphWriter
{
    private readonly SqliteStatement _insertNode;
    private readonly SqliteStatement _updateNodeProperties;
    private readonly SqliteStatement _updateNodeLabels;
    private readonly SqliteStatement _deleteNode;
    private readonly SqliteStatement _insertNodeLabel;
    private readonly SqliteStatement _deleteNodeLabel;
    private readonly SqliteStatement _insertEdge;
    private readonly SqliteStatement _updateEdgeProperties;
    private readonly SqliteStatement _deleteEdge;
    private readonly SqliteStatement _insertOutgoing;
    private readonly SqliteStatement _deleteOutgoing;
    private readonly SqliteStatement _insertIncoming;
    private readonly SqliteStatement _deleteIncoming;

    private readonly ByteWriter _labelBytes = new();
    private readonly ByteWriter _oldProperties = new();
    private readonly ByteWriter _newProperties = new();
    private readonly List<int> _nodeLabels = [];
    private readonly List<Property> _storable = [];
    private readonly HashSet<long> _deletedNodes = [];
    private readonly Dictionary<long, RelationshipRecord> _deletedRelationships = [];

    private long _nextNode;
    private long _nextRelationship;
    private WriteCounters _counters = new();

    public SqliteGraphWriter(SqliteDatabase database, SnapshotCache snapshots)
        : base(database, snapshots)
    {
        _insertNode = database.Prepare("INSERT INTO node (id, labels, props) VALUES (?1, ?2, ?3)");
        _updateNodeProperties = database.Prepare("UPDATE node SET props = ?2 WHERE id = ?1");
        _updateNodeLabels = database.Prepare("UPDATE node SET labels = ?2 WHERE id = ?1");
        _deleteNode = database.Prepare("DELETE FROM node WHERE id = ?1");
        _insertNodeLabel = database.Prepare("INSERT INTO node_label (label, node) VALUES (?1, ?2)");
        _deleteNodeLabel = database.Prepare("DELETE FROM node_label WHERE label = ?1 AND node = ?2");
        _insertEdge = database.Prepare("INSERT INTO edge (id, src, type, dst, props) VALUES (?1, ?2, ?3, ?4, ?5)");
        _updateEdgeProperties = database.Prepare("UPDATE edge SET props = ?2 WHERE id = ?1");
        _deleteEdge = database.Prepare("DELETE FROM edge WHERE id = ?1");
        _insertOutgoing = database.Prepare("INSERT INTO adj_out (src, type, dst, id) VALUES (?1, ?2, ?3, ?4)");
        _deleteOutgoing = database.Prepare("DELETE FROM adj_out WHERE src = ?1 AND type = ?2 AND dst = ?3 AND id = ?4");
        _insertIncoming = database.Prepare("INSERT INTO adj_in (dst, type, src, id) VALUES (?3, ?2, ?1, ?4)");
        _deleteIncoming = database.Prepare("DELETE FROM adj_in WHERE src = ?1 AND type = ?2 AND dst = ?3 AND id = ?4");
    }

    public int Token(string name) => TokenTable.FindOrMake(name);

    public override RelationshipRecord Relationship(long relationship) =>
        _deletedRelationships.TryGetValue(relationship, out var deleted) ? deleted : base.Relationship(relationship);

    public long CreateNode(ReadOnlySpan<int> labels, ReadOnlySpan<Property> properties)
    {
        LetGo();
        var node = _nextNode++;
        CollectLabels(labels);
        WriteLabels();
        _newProperties.Clear();
        PropertyBlob.Write(_newProperties, Storable(properties));
        _insertNode.Bind(1, node).Bind(2, _labelBytes.Written).Bind(3, _newProperties.Written).Execute();
        foreach (var label in _nodeLabels)
            AddToLabel(label, node);
        Counts.Add(StoreFormat.NodeCount, StoreFormat.AnyToken, 1);
        _counters.NodesCreated++;
        _counters.LabelsAdded += _nodeLabels.Count;
        _counters.PropertiesSet += _storable.Count;
        foreach (var table in TablesOf(CollectionsMarshal.AsSpan(_nodeLabels)))
            AddEntry(table, node, _newProperties.Written);
        return node;
    }

    public long CreateRelationship(int type, long start, long end, ReadOnlySpan<Property> properties)
    {
        LetGo();
        RefuseDeleted(start);
        RefuseDeleted(end);
        var relationship = _nextRelationship++;
        _newProperties.Clear();
        PropertyBlob.Write(_newProperties, Storable(properties));
        _insertEdge.Bind(1, relationship).Bind(2, start).Bind(3, type).Bind(4, end).Bind(5, _newProperties.Written).Execute();
        _insertOutgoing.Bind(1, start).Bind(2, type).Bind(3, end).Bind(4, relationship).Execute();
        _insertIncoming.Bind(1, start).Bind(2, type).Bind(3, end).Bind(4, relationship).Execute();
        CountRelationships(type, 1);
        _counters.RelationshipsCreated++;
        _counters.PropertiesSet += _storable.Count;
        foreach (var table in SchemaTable.OfType(type))
            AddEntry(table, relationship, _newProperties.Written);
        return relationship;
    }

    public void SetNodeProperties(long node, ReadOnlySpan<Property> properties)
    {
        ReadNode(node);
        _newProperties.Clear();
        _counters.PropertiesSet += PropertyBlob.WriteChanged(_newProperties, _oldProperties.Written, Storable(properties));
        WriteNodeProperties(node);
    }

    public void ReplaceNodeProperties(long node, ReadOnlySpan<Property> properties)
    {
        ReadNode(node);
        _counters.PropertiesSet += WriteReplacement(properties);
        WriteNodeProperties(node);
    }

    public void SetRelationshipProperties(long relationship, ReadOnlySpan<Property> properties)
    {
        var type = ReadRelationship(relationship).Type;
        _newProperties.Clear();
        _counters.PropertiesSet += PropertyBlob.WriteChanged(_newProperties, _oldProperties.Written, Storable(properties));
        WriteRelationshipProperties(relationship, type);
    }

    public void ReplaceRelationshipProperties(long relationship, ReadOnlySpan<Property> properties)
    {
        var type = ReadRelationship(relationship).Type;
        _counters.PropertiesSet += WriteReplacement(properties);
        WriteRelationshipProperties(relationship, type);
    }

    public void AddLabels(long node, ReadOnlySpan<int> labels)
    {
        ReadNode(node);
        var before = TablesOf(CollectionsMarshal.AsSpan(_nodeLabels));
        var added = 0;
        foreach (var label in labels)
        {
            var place = _nodeLabels.BinarySearch(label);
            if (place >= 0)
                continue;
            _nodeLabels.Insert(~place, label);
            AddToLabel(label, node);
            added++;
        }
        if (added == 0)
            return;
        _counters.LabelsAdded += added;
        UpdateLabels(node);
        foreach (var table in TablesOf(CollectionsMarshal.AsSpan(_nodeLabels)).Except(before))
            AddEntry(table, node, _oldProperties.Written);
    }

    public void RemoveLabels(long node, ReadOnlySpan<int> labels)
    {
        ReadNode(node);
        var before = TablesOf(CollectionsMarshal.AsSpan(_nodeLabels));
        var removed = 0;
        foreach (var label in labels)
        {
            if (!_nodeLabels.Remove(label))
                continue;
            RemoveFromLabel(label, node);
            removed++;
        }
        if (removed == 0)
            return;
        _counters.LabelsRemoved += removed;
        UpdateLabels(node);
        foreach (var table in before.Except(TablesOf(CollectionsMarshal.AsSpan(_nodeLabels))))
            RemoveEntry(table, node, _oldProperties.Written);
    }

    public void DeleteNode(long node)
    {
        if (_deletedNodes.Contains(node))
            return;
        ReadNode(node);
        foreach (var table in TablesOf(CollectionsMarshal.AsSpan(_nodeLabels)))
            RemoveEntry(table, node, _oldProperties.Written);
        foreach (var label in _nodeLabels)
            RemoveFromLabel(label, node);
        _deleteNode.Bind(1, node).Execute();
        _deletedNodes.Add(node);
        Counts.Add(StoreFormat.NodeCount, StoreFormat.AnyToken, -1);
        _counters.NodesDeleted++;
    }

    public void DetachDeleteNode(long node)
    {
        if (_deletedNodes.Contains(node))
            return;
        var relationships = new List<long>();
        using (var cursor = OpenExpand())
        {
            cursor.Place(node, Direction.Both, []);
            while (cursor.Next())
                relationships.Add(cursor.Relationship);
        }
        foreach (var relationship in relationships)
            DeleteRelationship(relationship);
        DeleteNode(node);
    }

    public void DeleteRelationship(long relationship)
    {
        if (_deletedRelationships.ContainsKey(relationship))
            return;
        var record = ReadRelationship(relationship);
        foreach (var table in SchemaTable.OfType(record.Type))
            RemoveEntry(table, relationship, _oldProperties.Written);
        _deleteEdge.Bind(1, relationship).Execute();
        _deleteOutgoing.Bind(1, record.Start).Bind(2, record.Type).Bind(3, record.End).Bind(4, relationship).Execute();
        _deleteIncoming.Bind(1, record.Start).Bind(2, record.Type).Bind(3, record.End).Bind(4, relationship).Execute();
        _deletedRelationships.Add(relationship, record);
        CountRelationships(record.Type, -1);
        _counters.RelationshipsDeleted++;
    }

    private void RefuseDeleted(long node)
    {
        if (_deletedNodes.Contains(node))
            throw QueryErrors.EntityNotFound($"Node {ElementIds.OfNode(node)} was deleted in this statement: no relationship can start or end there.");
    }

    /// <summary>Reads labels and properties of a node into <see cref="_nodeLabels"/> and <see cref="_oldProperties"/>, and lets go of its row.</summary>
    private void ReadNode(long node)
    {
        var row = NodeRow(node);
        TokenBlob.Read(row.Blob(0), _nodeLabels);
        _oldProperties.Clear();
        _oldProperties.Write(row.Blob(1));
        LetGo();
    }

    private RelationshipRecord ReadRelationship(long relationship)
    {
        var row = EdgeRow(relationship);
        var record = new RelationshipRecord(relationship, (int)row.Integer(1), row.Integer(0), row.Integer(2));
        _oldProperties.Clear();
        _oldProperties.Write(row.Blob(3));
        LetGo();
        return record;
    }

    private ReadOnlySpan<Property> Storable(ReadOnlySpan<Property> properties)
    {
        _storable.Clear();
        foreach (ref readonly var property in properties)
            _storable.Add(property with { Value = StorableValue.Of(property.Value) });
        return CollectionsMarshal.AsSpan(_storable);
    }

    /// <returns>How many properties were set or really taken away.</returns>
    private int WriteReplacement(ReadOnlySpan<Property> properties)
    {
        _newProperties.Clear();
        PropertyBlob.Write(_newProperties, Storable(properties));
        var set = PropertyBlob.Count(_newProperties.Written);
        var gone = 0;
        var old = new ByteReader(_oldProperties.Written);
        while (!old.IsAtEnd)
        {
            var key = (int)old.ReadVarint();
            ValueCodec.Skip(ref old);
            if (PropertyBlob.Find(_newProperties.Written, key).IsNull)
                gone++;
        }
        return set + gone;
    }

    private void WriteNodeProperties(long node)
    {
        _updateNodeProperties.Bind(1, node).Bind(2, _newProperties.Written).Execute();
        foreach (var table in TablesOf(CollectionsMarshal.AsSpan(_nodeLabels)))
            ChangeEntry(table, node);
    }

    private void WriteRelationshipProperties(long relationship, int type)
    {
        _updateEdgeProperties.Bind(1, relationship).Bind(2, _newProperties.Written).Execute();
        foreach (var table in SchemaTable.OfType(type))
            ChangeEntry(table, relationship);
    }

    private void CollectLabels(ReadOnlySpan<int> labels)
    {
        _nodeLabels.Clear();
        foreach (var label in labels)
        {
            var place = _nodeLabels.BinarySearch(label);
            if (place < 0)
                _nodeLabels.Insert(~place, label);
        }
    }

    private void WriteLabels()
    {
        _labelBytes.Clear();
        TokenBlob.Write(_labelBytes, CollectionsMarshal.AsSpan(_nodeLabels));
    }

    private void UpdateLabels(long node)
    {
        WriteLabels();
        _updateNodeLabels.Bind(1, node).Bind(2, _labelBytes.Written).Execute();
    }

    private void AddToLabel(int label, long node)
    {
        _insertNodeLabel.Bind(1, label).Bind(2, node).Execute();
        Counts.Add(StoreFormat.NodeCount, label, 1);
    }

    private void RemoveFromLabel(int label, long node)
    {
        _deleteNodeLabel.Bind(1, label).Bind(2, node).Execute();
        Counts.Add(StoreFormat.NodeCount, label, -1);
    }

    private void CountRelationships(int type, int more)
    {
        Counts.Add(StoreFormat.RelationshipCount, StoreFormat.AnyToken, more);
        Counts.Add(StoreFormat.RelationshipCount, type, more);
    }
}
