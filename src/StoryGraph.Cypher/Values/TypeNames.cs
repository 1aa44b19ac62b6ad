namespace StoryGraph.Cypher.Values;

/// <summary>How messages call the types of values, with the names Neo4j uses.</summary>
internal static class TypeNames
{
    public static string Of(ValueKind kind) => kind switch
    {
        ValueKind.Null => "Null",
        ValueKind.Bytes => "ByteArray",
        _ => kind.ToString(),
    };

    public static string Of(in Value value) => Of(value.Kind);
}
