using StoryGraph.Cypher.Binding;
using StoryGraph.Cypher.Functions;
using StoryGraph.Cypher.Procedures;
using StoryGraph.Cypher.Storage.Sqlite;
using StoryGraph.Cypher.Values;
using StoryGraph.Graph;

namespace StoryGraph.Cypher.Tests.Tck;

/// <summary>The embedded engine as the judge wants it: an empty graph in memory with a scenario's procedures.</summary>
public static class EmbeddedTckGraph
{
    public static IGraph Open(IReadOnlyList<StubProcedure> procedures) => Open(procedures, optimize: true);

    /// <summary>The engine without its optimizer, which must give the same answers.</summary>
    public static IGraph OpenNaive(IReadOnlyList<StubProcedure> procedures) => Open(procedures, optimize: false);

    private static EmbeddedGraph Open(IReadOnlyList<StubProcedure> procedures, bool optimize) => EmbeddedGraph.Open(
        SqliteGraphStore.InMemory,
        options: new EmbeddedGraphOptions
        {
            RandomSeed = 1,
            Optimize = optimize,
            Procedures = procedures.Count == 0 ? null : procedures.ToDictionary(stub => stub.Name, ToProcedure),
        });

    private static Procedure ToProcedure(StubProcedure stub) => new(
        stub.Name,
        [.. stub.Parameters.Select(ToField)],
        [.. stub.Columns.Select(ToField)],
        (_, arguments) => stub.Rows
            .Select(row => row.Select(ClrConversion.FromClr).ToArray())
            .Where(row => arguments.Index().All(argument => ValueOrder.AreEquivalent(argument.Item, row[argument.Index])))
            .Select(row => row[stub.Parameters.Length..]));

    private static ProcedureField ToField(StubField field) => new(field.Name, field.Type switch
    {
        "STRING" => StaticType.String,
        "INTEGER" => StaticType.Integer,
        "FLOAT" => new StaticType(KindSet.Float),
        _ => StaticType.Number,
    });
}
