using System.Globalization;
using System.Text.Json;
using StoryGraph.Graph;

namespace StoryGraph.Neo4j.TypedJson;

/// <summary>Reads values of Neo4j's typed JSON.</summary>
internal static class TypedJsonReader
{
    /// <exception cref="FormatException">The server sent a type that this program does not know.</exception>
    public static object? Read(JsonElement json)
    {
        var (type, value) = (json.GetProperty("$type").GetString()!, json.GetProperty("_value"));
        return type switch
        {
            "Null" => null,
            "Boolean" => value.GetBoolean(),
            "Integer" => long.Parse(value.GetString()!, CultureInfo.InvariantCulture),
            "Float" => double.Parse(value.GetString()!, CultureInfo.InvariantCulture),
            "String" => value.GetString(),
            "Base64" => value.GetBytesFromBase64(),
            "Point" => WellKnownText.Read(value.GetString()!),
            "List" => ReadAll(value),
            "Map" => ReadMap(value),
            "Node" => Node(value),
            "Relationship" => Relationship(value),
            "Path" => Path(value),
            _ when TemporalTypes.KindOf(type) is { } kind => new TemporalValue(kind, value.GetString()!),
            _ => throw new FormatException($"the server sent a value of type '{type}', which this version of StoryGraph does not know."),
        };
    }

    private static List<object?> ReadAll(JsonElement array)
    {
        var list = new List<object?>(array.GetArrayLength());
        foreach (var item in array.EnumerateArray())
        {
            list.Add(Read(item));
        }

        return list;
    }

    private static Dictionary<string, object?> ReadMap(JsonElement json)
    {
        var map = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var entry in json.EnumerateObject())
        {
            map.Add(entry.Name, Read(entry.Value));
        }

        return map;
    }

    private static GraphNode Node(JsonElement json) => new(
        Text(json, "_element_id"),
        [.. json.GetProperty("_labels").EnumerateArray().Select(label => label.GetString()!).Order(StringComparer.Ordinal)],
        ReadMap(json.GetProperty("_properties")));

    private static GraphRelationship Relationship(JsonElement json) => new(
        Text(json, "_element_id"),
        Text(json, "_type"),
        Text(json, "_start_node_element_id"),
        Text(json, "_end_node_element_id"),
        ReadMap(json.GetProperty("_properties")));

    private static GraphPath Path(JsonElement json)
    {
        var steps = ReadAll(json);
        return new GraphPath([.. steps.OfType<GraphNode>()], [.. steps.OfType<GraphRelationship>()]);
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
