using System.Globalization;
using System.Text.Json;

namespace StoryGraph.Graph;

/// <summary>Values of a query's answer as JSON: nodes and relationships as objects, what JSON lacks as text.</summary>
public static class JsonValues
{
    public static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case bool boolean:
                json.WriteBooleanValue(boolean);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case double number when double.IsFinite(number):
                json.WriteNumberValue(number);
                break;
            case double number:
                json.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
                break;
            case byte[] bytes:
                json.WriteBase64StringValue(bytes);
                break;
            case GraphNode node:
                json.WriteStartObject();
                json.WritePropertyName("labels");
                Write(json, node.Labels);
                json.WritePropertyName("properties");
                Write(json, node.Properties);
                json.WriteEndObject();
                break;
            case GraphRelationship relationship:
                json.WriteStartObject();
                json.WriteString("type", relationship.Type);
                json.WritePropertyName("properties");
                Write(json, relationship.Properties);
                json.WriteEndObject();
                break;
            case GraphPath path:
                json.WriteStartObject();
                json.WritePropertyName("nodes");
                Write(json, path.Nodes);
                json.WritePropertyName("relationships");
                Write(json, path.Relationships);
                json.WriteEndObject();
                break;
            case IReadOnlyDictionary<string, object?> map:
                json.WriteStartObject();
                foreach (var (key, item) in map.OrderBy(entry => entry.Key, StringComparer.Ordinal))
                {
                    json.WritePropertyName(key);
                    Write(json, item);
                }

                json.WriteEndObject();
                break;
            case System.Collections.IEnumerable list:
                json.WriteStartArray();
                foreach (var item in list)
                {
                    Write(json, item);
                }

                json.WriteEndArray();
                break;
            default:
                json.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }
}
