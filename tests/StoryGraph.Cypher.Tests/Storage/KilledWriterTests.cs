using System.Diagnostics;
using StoryGraph.Cypher.Storage;
using StoryGraph.Cypher.Storage.Sqlite;
using StoryGraph.Cypher.Values;
using StoryGraph.Graph;

namespace StoryGraph.Cypher.Tests.Storage;

/// <summary>What was committed survives the writer's death at any moment, and nothing half-done is left.</summary>
public sealed class KilledWriterTests : IDisposable
{
    private const string PathVariable = "STORYGRAPH_KILLED_WRITER";
    private const int NodesInATransaction = 20;
    private static readonly SchemaRule ById = new(0, "by_id", SchemaRuleKind.UniqueConstraint, EntityKind.Node, ["Thing"], ["id"]);

    private readonly TemporaryFolder _folder = new();

    /// <summary>The child: writes until it is killed, and after each commit notes how many there were.</summary>
    [Fact(Explicit = true)]
    public void Write_until_killed()
    {
        var path = Environment.GetEnvironmentVariable(PathVariable) ?? throw new InvalidOperationException($"{PathVariable} names the file to write.");
        using var store = SqliteGraphStore.Open(path, AccessMode.Write);
        GraphReadsBackTests.Write(store, writer => writer.CreateRule(ById, ifNotExists: true));
        while (true)
        {
            var nodes = GraphReadsBackTests.Write(store, WriteChain);
            File.AppendAllText(path + ".log", $"{nodes}\n");
        }
    }

    [Fact]
    public async Task What_was_committed_survives()
    {
        var path = _folder.File("graph.db");
        for (var kill = 0; kill < 4; kill++)
        {
            await KillAWriterAsync(path, afterCommits: 5 + 17 * kill);
            var committed = File.ReadLines(path + ".log").Where(line => line.Length > 0).Select(long.Parse).Last();
            Verify(path, committed);
        }
    }

    public void Dispose() => _folder.Dispose();

    private static long WriteChain(IGraphWriter writer)
    {
        var first = writer.Statistics.Nodes;
        for (var i = first; i < first + NodesInATransaction; i++)
        {
            var node = writer.CreateNode([writer.Token("Thing")], [new Property(writer.Token("id"), Value.Integer(i))]);
            if (i > first)
                writer.CreateRelationship(writer.Token("NEXT"), node - 1, node, []);
        }
        return writer.Statistics.Nodes;
    }

    private static async Task KillAWriterAsync(string path, int afterCommits)
    {
        File.WriteAllText(path + ".log", "");
        var program = Path.ChangeExtension(typeof(KilledWriterTests).Assembly.Location, OperatingSystem.IsWindows() ? ".exe" : null);
        var start = new ProcessStartInfo(program, ["-explicit", "only", "-method", $"{typeof(KilledWriterTests).FullName}.{nameof(Write_until_killed)}"])
        {
            RedirectStandardOutput = true,
            Environment = { [PathVariable] = path },
        };
        using var writer = Process.Start(start)!;
        while (File.ReadLines(path + ".log").Count() < afterCommits)
        {
            Assert.False(writer.HasExited, writer.HasExited ? await writer.StandardOutput.ReadToEndAsync() : "");
            await Task.Delay(10);
        }
        writer.Kill();
        await writer.WaitForExitAsync();
    }

    private static void Verify(string path, long committed)
    {
        using (var database = SqliteDatabase.Open(path, SQLitePCL.raw.SQLITE_OPEN_READONLY))
        using (var check = database.Prepare("PRAGMA integrity_check"))
        {
            Assert.True(check.Step());
            Assert.Equal("ok", check.Text(0));
        }
        using var store = SqliteGraphStore.Open(path, AccessMode.Read);
        using var reading = store.BeginRead();
        var view = reading.View;
        Assert.True(view.Statistics.Nodes >= committed, $"{committed} nodes were committed, {view.Statistics.Nodes} are there");
        Assert.Equal(0, view.Statistics.Nodes % NodesInATransaction);
        Assert.Equal(view.Statistics.Nodes / NodesInATransaction * (NodesInATransaction - 1), view.Statistics.Relationships);
        using var index = view.OpenIndex(view.Schema[0]);
        index.Scan();
        for (var id = 0L; id < view.Statistics.Nodes; id++)
        {
            Assert.True(index.Next());
            Assert.Equal(id, view.NodeProperty(index.Entity, view.Tokens.Find("id")).AsInteger());
        }
        Assert.False(index.Next());
    }
}
