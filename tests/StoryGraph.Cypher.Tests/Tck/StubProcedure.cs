using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace StoryGraph.Cypher.Tests.Tck;

/// <summary>A procedure that a scenario declares: its table holds arguments and results, and a call gives the rows whose arguments match.</summary>
/// <remarks>A row has the values of the parameters, then of the columns.</remarks>
public sealed partial record StubProcedure(
    string Name,
    ImmutableArray<StubField> Parameters,
    ImmutableArray<StubField> Columns,
    ImmutableArray<ImmutableArray<object?>> Rows)
{
    /// <param name="step">"there exists a procedure test.my.proc(in :: INTEGER?) :: (out :: STRING?):" and its table.</param>
    public static StubProcedure Read(Step step)
    {
        var signature = Signature().Match(step.Text);
        var parameters = Fields(signature.Groups["parameters"].Value);
        var columns = Fields(signature.Groups["columns"].Value);
        var head = step.Table.IsEmpty ? [] : step.Table[0];
        var order = parameters.Concat(columns).Select(field => head.IndexOf(field.Name)).ToArray();
        var rows = step.Table.Skip(1).Select(row => order.Select(place => ExpectedValue.ToClr(row[place])).ToImmutableArray());
        return new StubProcedure(signature.Groups["name"].Value, parameters, columns, [.. rows]);
    }

    private static ImmutableArray<StubField> Fields(string list) =>
        [.. list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(field => field.Split("::", StringSplitOptions.TrimEntries))
            .Select(parts => new StubField(parts[0], parts[1].TrimEnd('?')))];

    [GeneratedRegex(@"procedure (?<name>[\w.]+)\((?<parameters>.*?)\) :: \((?<columns>.*?)\)")]
    private static partial Regex Signature();
}

/// <summary>A parameter or column of type STRING, INTEGER, FLOAT or NUMBER.</summary>
public sealed record StubField(string Name, string Type);
