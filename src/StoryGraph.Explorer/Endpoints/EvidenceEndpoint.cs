using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using StoryGraph.Asking;

namespace StoryGraph.Explorer.Endpoints;

/// <summary>The sentences behind an edge, and those that deny it.</summary>
internal static class EvidenceEndpoint
{
    public static void MapEvidence(this WebApplication app) => app.MapGet("/api/evidence", async (string edge, QuestionAsker asker, CancellationToken cancellationToken) =>
        Results.Text(AnswerJson.Write(await asker.EvidenceAsync(edge, cancellationToken)), "application/json"));
}
