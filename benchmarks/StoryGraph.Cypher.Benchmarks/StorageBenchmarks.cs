using StoryGraph.Cypher.Storage;
using StoryGraph.Cypher.Storage.Sqlite;
using StoryGraph.Cypher.Values;
using StoryGraph.Graph;

namespace StoryGraph.Cypher.Benchmarks;

/// <summary>The store below Cypher: the floor that queries stand on.</summary>
internal static class StorageBenchmarks
{
    private const int Nodes = 100_000;
    private const int RelationshipsPerNode = 5;
    private static readonly SchemaRule ById = new(0, "thing_id", SchemaRuleKind.UniqueConstraint, EntityKind.Node, ["Thing"], ["id"]);

    public static IEnumerable<Measurement> Run(string folder)
    {
        using var store = SqliteGraphStore.Open(Path.Combine(folder, "storage.db"), AccessMode.Write);
        Write(store, writer => writer.CreateRule(ById, ifNotExists: false) ? 1 : 0);
        yield return Measurement.Of("insert node with label, unique id, 2 properties", 1, () => Write(store, InsertNodes));
        yield return Measurement.Of("insert relationship, random ends", 1, () => Write(store, InsertRelationships));
        using var reading = store.BeginRead();
        var view = reading.View;
        yield return Measurement.Of("seek node by unique id, read a property", 3, () => Seek(view));
        yield return Measurement.Of("expand one node, all types", 3, () => Expand(view, hops: 1));
        yield return Measurement.Of("expand two hops, paths", 3, () => Expand(view, hops: 2));
        yield return Measurement.Of("scan nodes, read a property", 3, () => Scan(view));
    }

    private static long InsertNodes(IGraphWriter writer)
    {
        var (label, id, name) = (writer.Token("Thing"), writer.Token("id"), writer.Token("name"));
        for (var i = 0; i < Nodes; i++)
            writer.CreateNode([label], [new Property(id, Value.String($"thing-{i}")), new Property(name, Value.String($"Thing number {i}"))]);
        return Nodes;
    }

    private static long InsertRelationships(IGraphWriter writer)
    {
        var random = new Random(1);
        var types = Enumerable.Range(0, 12).Select(i => writer.Token($"TYPE_{i}")).ToArray();
        for (var i = 0; i < Nodes * RelationshipsPerNode; i++)
            writer.CreateRelationship(types[i % types.Length], random.Next(Nodes), random.Next(Nodes), []);
        return Nodes * RelationshipsPerNode;
    }

    private static long Seek(IGraphView view)
    {
        var name = view.Tokens.Find("name");
        using var cursor = view.OpenIndex(view.Schema[0]);
        var random = new Random(2);
        for (var i = 0; i < Nodes; i++)
        {
            cursor.Seek([Value.String($"thing-{random.Next(Nodes)}")]);
            if (!cursor.Next() || view.NodeProperty(cursor.Entity, name).IsNull)
                throw new InvalidOperationException("A thing is missing.");
        }
        return Nodes;
    }

    private static long Expand(IGraphView view, int hops)
    {
        using var first = view.OpenExpand();
        using var second = view.OpenExpand();
        var random = new Random(3);
        var found = 0L;
        for (var i = 0; i < Nodes; i++)
        {
            first.Place(random.Next(Nodes), Direction.Outgoing, []);
            while (first.Next())
            {
                if (hops == 1)
                {
                    found++;
                    continue;
                }
                second.Place(first.Neighbour, Direction.Outgoing, []);
                while (second.Next())
                    found++;
            }
        }
        return found;
    }

    private static long Scan(IGraphView view)
    {
        var name = view.Tokens.Find("name");
        var found = 0L;
        using var nodes = view.ScanNodes();
        while (nodes.Next())
            found += view.NodeProperty(nodes.Node, name).IsNull ? 0 : 1;
        return found;
    }

    private static long Write(IGraphStore store, Func<IGraphWriter, long> write)
    {
        using var transaction = store.BeginWrite();
        transaction.BeginStatement();
        var operations = write(transaction.Writer);
        transaction.EndStatement();
        transaction.Commit();
        return operations;
    }
}
