using System.Collections.Immutable;
using StoryGraph.Cypher.Binding;
using StoryGraph.Cypher.Storage;
using StoryGraph.Cypher.Values;

namespace StoryGraph.Cypher.Procedures;

/// <summary>What CALL calls: rows from arguments.</summary>
/// <param name="Name">With namespace; looked up as written.</param>
/// <param name="Parameters">In order.</param>
/// <param name="Columns">What YIELD can name; empty for a procedure that returns nothing.</param>
/// <param name="Run">Gives rows with a value for each column.</param>
internal sealed record Procedure(
    string Name,
    ImmutableArray<ProcedureField> Parameters,
    ImmutableArray<ProcedureField> Columns,
    Func<IGraphView, Value[], IEnumerable<Value[]>> Run)
{
    /// <summary>How many of the parameters must be given; the others are null when left out.</summary>
    public int Required { get; init; } = Parameters.Length;
}

/// <param name="Name">Of the parameter or column.</param>
/// <param name="Type">What it holds.</param>
internal sealed record ProcedureField(string Name, StaticType Type);
