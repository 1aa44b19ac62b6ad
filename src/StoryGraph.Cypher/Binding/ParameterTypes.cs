using StoryGraph.Cypher.Functions;

namespace StoryGraph.Cypher.Binding;

/// <summary>What the parameters sent tell of their types before a statement runs, as Neo4j looks at them too.</summary>
/// <remarks>Of numbers a whole one is known to be an Integer; a Float may stand where either will do, so nothing is said of it.</remarks>
internal sealed class ParameterTypes(IReadOnlyDictionary<string, object?> parameters)
{
    /// <summary>Equal for parameters of equal names and types.</summary>
    public string Signature { get; } = string.Join(
        ';', parameters.OrderBy(parameter => parameter.Key, StringComparer.Ordinal).Select(parameter => $"{parameter.Key}:{(int)Of(parameter.Value).Kinds}"));

    public StaticType Of(string name) => parameters.TryGetValue(name, out var value) ? Of(value) : StaticType.Any;

    private static StaticType Of(object? value) => value switch
    {
        bool => StaticType.Boolean,
        long or int or short or byte or uint => StaticType.Integer,
        string => StaticType.String,
        byte[] => StaticType.Any,
        IReadOnlyDictionary<string, object?> or IDictionary<string, object?> => StaticType.Map,
        System.Collections.IEnumerable => new StaticType(KindSet.List),
        _ => StaticType.Any,
    };
}
