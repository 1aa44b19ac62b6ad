using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace StoryGraph.Explorer.Endpoints;

/// <summary>A node and the edges around it, the best supported first.</summary>
internal static class NeighbourhoodEndpoint
{
    private const string Around =
        """
        MATCH (n:Entity {id: $id})-[r]-(m:Entity)
        WHERE r.claims IS NOT NULL
        WITH r ORDER BY r.outlets DESC, r.articles DESC, r.id LIMIT $limit
        RETURN startNode(r) AS a, r, endNode(r) AS b
        """;

    private const string Between =
        """
        MATCH (n:Entity)-[r]->(m:Entity)
        WHERE n.id IN $ids AND m.id IN $ids AND r.claims IS NOT NULL
        WITH r ORDER BY r.outlets DESC, r.articles DESC, r.id LIMIT $limit
        RETURN startNode(r) AS a, r, endNode(r) AS b
        """;

    private const string Nodes = "MATCH (n:Entity) WHERE n.id IN $ids RETURN n";

    public static void MapNeighbourhood(this WebApplication app)
    {
        app.MapGet("/api/around", async (string id, GraphReader graph, CancellationToken cancellationToken) =>
            Results.Json(await AroundAsync(graph, id, cancellationToken)));
        app.MapGet("/api/between", async (string[] id, GraphReader graph, CancellationToken cancellationToken) =>
        {
            var nodes = await graph.ReadAsync(Nodes, cancellationToken, ("ids", id));
            var edges = await graph.ReadAsync(Between, cancellationToken, ("ids", id), ("limit", (long)graph.RowLimit));
            return Results.Json(Subgraph.Read(edges).With(nodes));
        });
    }

    /// <summary>The picture around one node; the node alone when nothing is known of it.</summary>
    public static async Task<Subgraph> AroundAsync(GraphReader graph, string id, CancellationToken cancellationToken)
    {
        var nodes = await graph.ReadAsync(Nodes, cancellationToken, ("ids", new[] { id }));
        var edges = await graph.ReadAsync(Around, cancellationToken, ("id", id), ("limit", (long)graph.RowLimit));
        return Subgraph.Read(edges).With(nodes);
    }
}
