using System.Globalization;
using System.Text;
using StoryGraph.Graph;

namespace StoryGraph.Cli.Output;

/// <summary>Values of a query's answer as text for a terminal or a CSV file.</summary>
internal static class CellText
{
    public static string Of(object? value) => value switch
    {
        null => "null",
        string text => text,
        bool boolean => boolean ? "true" : "false",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        byte[] bytes => Convert.ToHexStringLower(bytes),
        GraphNode node => $"({string.Concat(node.Labels.Select(label => ":" + label))}{Properties(node.Properties)})",
        GraphRelationship relationship => $"[:{relationship.Type}{Properties(relationship.Properties)}]",
        GraphPath path => Path(path),
        IReadOnlyDictionary<string, object?> map => Map(map),
        System.Collections.IEnumerable list => "[" + string.Join(", ", list.Cast<object?>().Select(Of)) + "]",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string Properties(IReadOnlyDictionary<string, object?> properties) => properties.Count == 0 ? "" : " " + Map(properties);

    private static string Map(IReadOnlyDictionary<string, object?> map) =>
        "{" + string.Join(", ", map.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key}: {Of(entry.Value)}")) + "}";

    private static string Path(GraphPath path)
    {
        var text = new StringBuilder(Of(path.Nodes[0]));
        for (var i = 0; i < path.Relationships.Length; i++)
        {
            var forward = path.Relationships[i].StartElementId == path.Nodes[i].ElementId;
            text.Append(forward ? "-" : "<-").Append(Of(path.Relationships[i])).Append(forward ? "->" : "-").Append(Of(path.Nodes[i + 1]));
        }

        return text.ToString();
    }
}
