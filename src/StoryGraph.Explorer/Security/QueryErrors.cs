using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using StoryGraph.Graph;

namespace StoryGraph.Explorer.Security;

/// <summary>Turns faults of a query into an answer with a message; a fault of ours says so without its insides.</summary>
internal static class QueryErrors
{
    public static void UseQueryErrors(this WebApplication app) => app.Use(async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch (Exception exception) when (Status(exception) is { } status && !context.Response.HasStarted)
        {
            context.Response.StatusCode = status;
            await context.Response.WriteAsJsonAsync(new { error = exception.Message });
        }
    });

    private static int? Status(Exception exception) => exception switch
    {
        ArgumentException or CypherException => StatusCodes.Status400BadRequest,
        TimeoutException => StatusCodes.Status504GatewayTimeout,
        GraphUnavailableException => StatusCodes.Status503ServiceUnavailable,
        _ => null,
    };
}
