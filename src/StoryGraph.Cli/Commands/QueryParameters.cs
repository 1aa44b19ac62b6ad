using System.Text.Json;

namespace StoryGraph.Cli.Commands;

/// <summary>Parameters of a query as they are given on the command line.</summary>
internal static class QueryParameters
{
    /// <param name="given">NAME=VALUE each.</param>
    /// <exception cref="UserException">One has no name.</exception>
    public static Dictionary<string, string> Split(IEnumerable<string> given)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var text in given)
        {
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                throw new UserException($"--param takes NAME=VALUE, not '{text}'.", ExitCode.Usage);
            }

            values[text[..equals].TrimStart('$')] = text[(equals + 1)..];
        }

        return values;
    }

    /// <summary>A value that is JSON is taken as such, anything else as text.</summary>
    public static Dictionary<string, object?> Values(Dictionary<string, string> given) =>
        given.ToDictionary(entry => entry.Key, entry => Value(entry.Value), StringComparer.Ordinal);

    private static object? Value(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return Value(json.RootElement);
        }
        catch (JsonException)
        {
            return text;
        }
    }

    private static object? Value(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => element.TryGetInt64(out var integer) ? integer : (object)element.GetDouble(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Array => element.EnumerateArray().Select(Value).ToList(),
        JsonValueKind.Object => element.EnumerateObject().ToDictionary(property => property.Name, property => Value(property.Value), StringComparer.Ordinal),
        _ => throw new InvalidOperationException($"JSON has no values of kind {element.ValueKind}."),
    };
}
