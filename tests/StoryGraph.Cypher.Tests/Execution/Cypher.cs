using System.Collections;
using System.Globalization;
using StoryGraph.Graph;

namespace StoryGraph.Cypher.Tests.Execution;

/// <summary>A graph in memory, asked in a line and answering in text, so that tests read as a conversation.</summary>
internal sealed class Cypher(EmbeddedGraphOptions? options = null) : IAsyncDisposable
{
    private readonly EmbeddedGraph _graph = EmbeddedGraph.Open(":memory:", AccessMode.Write, options);

    public async Task<QueryResult> Run(string query, params (string Name, object? Value)[] parameters) =>
        await _graph.RunAsync(new Statement(query, parameters.ToDictionary(pair => pair.Name, pair => pair.Value)), AccessMode.Write);

    /// <summary>Rows as text: values parted by commas, rows by semicolons.</summary>
    public async Task<string> Rows(string query, params (string Name, object? Value)[] parameters) =>
        string.Join("; ", (await Run(query, parameters)).Rows.Select(row => string.Join(", ", row.Select(Text))));

    public async Task<CypherException> Fault(string query, params (string Name, object? Value)[] parameters) =>
        await Assert.ThrowsAsync<CypherException>(() => Run(query, parameters));

    public ValueTask DisposeAsync() => _graph.DisposeAsync();

    private static string Text(object? value) => value switch
    {
        null => "null",
        bool truth => truth ? "true" : "false",
        string text => text,
        double number => number.ToString("0.0###", CultureInfo.InvariantCulture),
        GraphNode node => $"({string.Concat(node.Labels.Select(label => ":" + label))}{Map(node.Properties)})",
        GraphRelationship relationship => $"[:{relationship.Type}{Map(relationship.Properties)}]",
        GraphPath path => $"<{string.Join("-", path.Nodes.Select(Text).SelectMany((node, i) => i < path.Relationships.Length ? [node, Text(path.Relationships[i])] : new[] { node }))}>",
        IReadOnlyDictionary<string, object?> map => Map(map).TrimStart(),
        IEnumerable list => $"[{string.Join(", ", list.Cast<object?>().Select(Text))}]",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Map(IReadOnlyDictionary<string, object?> map) => map.Count == 0
        ? ""
        : $" {{{string.Join(", ", map.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}: {Text(pair.Value)}"))}}}";
}
