using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using StoryGraph.Asking;

namespace StoryGraph.Explorer.Endpoints;

/// <summary>Nodes by name, alias, acronym, part of a name or small misspelling.</summary>
internal static class SearchEndpoint
{
    private const int Limit = 20;

    public static void MapSearch(this WebApplication app) => app.MapGet("/api/search", async (string q, QuestionAsker asker, CancellationToken cancellationToken) =>
        Results.Json((await asker.SearchAsync(q, Limit, cancellationToken)).Select(node => new { node.Id, node.Label, node.Name, node.Articles, node.SignedOn })));
}
