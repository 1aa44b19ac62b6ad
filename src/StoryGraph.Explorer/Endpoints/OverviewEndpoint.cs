using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace StoryGraph.Explorer.Endpoints;

/// <summary>What the graph holds, for the first look: counts, and the agreements and actors that most articles speak of.</summary>
internal static class OverviewEndpoint
{
    private const string Labels =
        """
        MATCH (n)
        WHERE n:Entity OR n:Article OR n:Claim
        UNWIND labels(n) AS label
        WITH label, count(*) AS count
        WHERE label <> 'Entity' AND label <> 'Actor'
        RETURN label, count ORDER BY label
        """;

    private const string Edges = "MATCH (:Entity)-[r]->(:Entity) WHERE r.claims IS NOT NULL RETURN type(r) AS type, count(*) AS count ORDER BY type";

    private const string Prominent =
        """
        MATCH (n:Entity)
        WHERE $label IN labels(n)
        RETURN n.id AS id, n.name AS name, COUNT { (n)<-[:MENTIONS]-() } AS articles
        ORDER BY articles DESC, name LIMIT 12
        """;

    public static void MapOverview(this WebApplication app) => app.MapGet("/api/overview", async (GraphReader graph, CancellationToken cancellationToken) =>
    {
        var agreements = await graph.ReadAsync(Prominent, cancellationToken, ("label", "Agreement"));
        var actors = await graph.ReadAsync(Prominent, cancellationToken, ("label", "Actor"));
        return Results.Json(new
        {
            labels = Json.Rows(await graph.ReadAsync(Labels, cancellationToken)),
            edges = Json.Rows(await graph.ReadAsync(Edges, cancellationToken)),
            agreements = Json.Rows(agreements),
            actors = Json.Rows(actors),
        });
    });
}
