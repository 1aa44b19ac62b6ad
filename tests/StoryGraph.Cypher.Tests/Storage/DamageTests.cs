using StoryGraph.Cypher.Storage;
using StoryGraph.Cypher.Storage.Sqlite;
using StoryGraph.Cypher.Values;
using StoryGraph.Graph;

namespace StoryGraph.Cypher.Tests.Storage;

/// <summary>A damaged file is said to be damaged, or what can be read of it is read; nothing else happens.</summary>
public sealed class DamageTests : IDisposable
{
    private const int Nodes = 300;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Flipped_bytes_are_found_or_harmless()
    {
        var whole = MakeStore();
        for (var seed = 0; seed < 150; seed++)
        {
            var random = new Random(seed);
            var damaged = whole[..];
            for (var flips = 0; flips < 20; flips++)
                damaged[random.Next(100, damaged.Length)] ^= (byte)(1 << random.Next(8));
            ReadAll(damaged, $"flipped by seed {seed}");
        }
    }

    [Fact]
    public void A_file_that_was_cut_off_is_found_or_harmless()
    {
        var whole = MakeStore();
        for (var length = 4096; length < whole.Length; length += 4096)
            ReadAll(whole[..length], $"cut off at {length}");
    }

    public void Dispose() => _folder.Dispose();

    private byte[] MakeStore()
    {
        var path = _folder.File("whole.db");
        using (var store = SqliteGraphStore.Open(path, AccessMode.Write))
        {
            GraphReadsBackTests.Write(store, writer =>
            {
                writer.CreateRule(new SchemaRule(0, "by_name", SchemaRuleKind.RangeIndex, EntityKind.Node, ["Thing"], ["name"]), ifNotExists: false);
                for (var i = 0; i < Nodes; i++)
                {
                    writer.CreateNode([writer.Token("Thing")], [new Property(writer.Token("name"), Value.String($"thing {i}")), new Property(writer.Token("list"), Value.List([Value.Integer(i)]))]);
                    if (i > 0)
                        writer.CreateRelationship(writer.Token("NEXT"), i - 1, i, [new Property(writer.Token("at"), Value.Date(new(i)))]);
                }
                return 0;
            });
        }
        return File.ReadAllBytes(path);
    }

    private void ReadAll(byte[] content, string how)
    {
        var path = _folder.File("damaged.db");
        File.WriteAllBytes(path, content);
        try
        {
            using var store = SqliteGraphStore.Open(path, AccessMode.Read);
            using var reading = store.BeginRead();
            var view = reading.View;
            using var nodes = view.ScanNodes();
            using var expand = view.OpenExpand();
            while (nodes.Next())
            {
                view.NodeProperties(nodes.Node);
                view.Labels(nodes.Node);
                expand.Place(nodes.Node, Direction.Both, []);
                while (expand.Next())
                    view.RelationshipProperties(expand.Relationship);
            }
        }
        catch (GraphUnavailableException found)
        {
            Assert.Contains(path, found.Message, StringComparison.Ordinal);
        }
        catch (CypherException gone) when (gone.Detail == "DeletedEntityAccess")
        {
            // A relationship's row is lost, and that is what a query says of it.
        }
        catch (Exception other)
        {
            Assert.Fail($"A file {how} was answered with {other}");
        }
    }
}
