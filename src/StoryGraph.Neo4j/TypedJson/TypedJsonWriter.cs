using System.Collections;
using System.Globalization;
using System.Text.Json;
using StoryGraph.Graph;

namespace StoryGraph.Neo4j.TypedJson;

/// <summary>Writes values as Neo4j's typed JSON: {"$type": "Integer", "_value": "1"}.</summary>
/// <remarks>Neo4j Query API, typed JSON: numbers travel as strings, so that 2^63-1, NaN and Infinity arrive as they left.</remarks>
internal static class TypedJsonWriter
{
    /// <exception cref="ArgumentException">No Cypher type is like the value's.</exception>
    public static void Write(Utf8JsonWriter json, object? value)
    {
        json.WriteStartObject();
        switch (value)
        {
            case null:
                json.WriteString("$type", "Null");
                json.WriteNull("_value");
                break;
            case bool truth:
                json.WriteString("$type", "Boolean");
                json.WriteBoolean("_value", truth);
                break;
            case sbyte or byte or short or ushort or int or uint or long:
                Text("Integer", Convert.ToInt64(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture));
                break;
            case float or double:
                Text("Float", Convert.ToDouble(value, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture));
                break;
            case string text:
                Text("String", text);
                break;
            case byte[] bytes:
                Text("Base64", Convert.ToBase64String(bytes));
                break;
            case TemporalValue temporal:
                Text(TemporalTypes.NameOf(temporal), temporal.Text);
                break;
            case PointValue point:
                Text("Point", WellKnownText.Write(point));
                break;
            case IReadOnlyDictionary<string, object?> map:
                json.WriteString("$type", "Map");
                json.WriteStartObject("_value");
                foreach (var (key, item) in map)
                {
                    json.WritePropertyName(key);
                    Write(json, item);
                }

                json.WriteEndObject();
                break;
            case IEnumerable list:
                json.WriteString("$type", "List");
                json.WriteStartArray("_value");
                foreach (var item in list)
                {
                    Write(json, item);
                }

                json.WriteEndArray();
                break;
            default:
                throw new ArgumentException($"a value of type {value.GetType()} cannot be sent to Neo4j; the types are those Statement lists.");
        }

        json.WriteEndObject();

        void Text(string type, string text)
        {
            json.WriteString("$type", type);
            json.WriteString("_value", text);
        }
    }
}
