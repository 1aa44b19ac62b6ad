using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using StoryGraph.Asking;

namespace StoryGraph.Explorer.Endpoints;

/// <summary>A question in words.</summary>
internal static class AskEndpoint
{
    public static void MapAsk(this WebApplication app) => app.MapGet("/api/ask", async (string q, QuestionAsker asker, CancellationToken cancellationToken) =>
        Results.Text(AnswerJson.Write(await asker.AskAsync(q, cancellationToken)), "application/json"));
}
