using System.Collections.Frozen;

namespace StoryGraph.Cypher.Functions;

/// <summary>All functions by name, whatever the case it is written in. count(*) is no function: the planner counts rows.</summary>
internal static class FunctionLibrary
{
    private static readonly FrozenDictionary<string, ScalarFunction> Scalars =
        Array.Empty<ScalarFunction>().ToFrozenDictionary(function => function.Name, StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, AggregateFunction> Aggregates =
        Array.Empty<AggregateFunction>().ToFrozenDictionary(function => function.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Names of all functions, for "did you mean" and SHOW FUNCTIONS, in ordinal order.</summary>
    public static IEnumerable<string> Names =>
        Scalars.Values.Select(function => function.Name).Concat(Aggregates.Values.Select(function => function.Name)).Order(StringComparer.Ordinal);

    /// <summary>Null when there is no such function.</summary>
    public static ScalarFunction? FindScalar(string name) => Scalars.GetValueOrDefault(name);

    /// <summary>Null when there is no such function.</summary>
    public static AggregateFunction? FindAggregate(string name) => Aggregates.GetValueOrDefault(name);
}
