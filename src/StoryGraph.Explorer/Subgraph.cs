using System.Collections.Immutable;
using StoryGraph.Graph;

namespace StoryGraph.Explorer;

/// <summary>A part of the graph as the page and the picture need it. Nodes are sorted by id, edges by key.</summary>
internal sealed record Subgraph(ImmutableArray<SubgraphNode> Nodes, ImmutableArray<SubgraphEdge> Edges)
{
    /// <param name="result">Rows of three columns: start node, relationship, end node.</param>
    public static Subgraph Read(QueryResult result)
    {
        var nodes = result.Rows.SelectMany(row => new[] { (GraphNode)row[0]!, (GraphNode)row[2]! });
        var edges = result.Rows.Select(row => SubgraphEdge.Of((GraphNode)row[0]!, (GraphRelationship)row[1]!, (GraphNode)row[2]!));
        return new Subgraph(Sorted(nodes.Select(SubgraphNode.Of)), [.. edges.DistinctBy(edge => edge.Id).OrderBy(edge => edge.Id, StringComparer.Ordinal)]);
    }

    /// <param name="result">Rows of one column: a node.</param>
    public Subgraph With(QueryResult result) =>
        this with { Nodes = Sorted(Nodes.Concat(result.Rows.Select(row => SubgraphNode.Of((GraphNode)row[0]!)))) };

    private static ImmutableArray<SubgraphNode> Sorted(IEnumerable<SubgraphNode> nodes) =>
        [.. nodes.DistinctBy(node => node.Id).OrderBy(node => node.Id, StringComparer.Ordinal)];
}

internal sealed record SubgraphNode(string Id, string Label, string Name)
{
    public static SubgraphNode Of(GraphNode node) => new(
        (string)node.Properties["id"]!,
        node.Labels.FirstOrDefault(label => label is not ("Actor" or "Entity")) ?? "Entity",
        node.Properties.GetValueOrDefault("name") as string ?? "");
}

/// <param name="Id">Key of the edge, which its claims carry.</param>
/// <param name="Type">OPPOSED, ...</param>
/// <param name="Source">Id of the node it leaves.</param>
/// <param name="Target">Id of the node it enters.</param>
/// <param name="Outlets">Independent outlets that report it.</param>
/// <param name="Articles">Articles that report it.</param>
/// <param name="Denials">Claims that deny it.</param>
/// <param name="First">First report; ISO 8601.</param>
/// <param name="Last">Last report; ISO 8601.</param>
/// <param name="Role">Of REPRESENTS.</param>
internal sealed record SubgraphEdge(
    string Id, string Type, string Source, string Target, long Outlets, long Articles, long Denials, string? First, string? Last, string? Role)
{
    public static SubgraphEdge Of(GraphNode start, GraphRelationship edge, GraphNode end) => new(
        edge.Properties.GetValueOrDefault("id") as string ?? edge.ElementId,
        edge.Type,
        (string)start.Properties["id"]!,
        (string)end.Properties["id"]!,
        Number(edge, "outlets"),
        Number(edge, "articles"),
        Number(edge, "denials"),
        edge.Properties.GetValueOrDefault("firstReported") as string,
        edge.Properties.GetValueOrDefault("lastReported") as string,
        edge.Properties.GetValueOrDefault("role") as string);

    private static long Number(GraphRelationship edge, string key) => edge.Properties.GetValueOrDefault(key) as long? ?? 0;
}
