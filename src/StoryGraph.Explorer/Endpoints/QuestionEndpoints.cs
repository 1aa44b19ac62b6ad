using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using StoryGraph.Graph.Library;

namespace StoryGraph.Explorer.Endpoints;

/// <summary>The question library: the list, and one question run.</summary>
internal static class QuestionEndpoints
{
    public static void MapQuestions(this WebApplication app)
    {
        app.MapGet("/api/questions", () => Results.Json(CypherLibrary.Embedded.Questions.Select(question => new
        {
            question.Name,
            question.Title,
            question.Asks,
            parameters = question.Parameters.Select(parameter => new { parameter.Name, parameter.Default, parameter.Description }),
        })));
        app.MapGet("/api/questions/{name}", async (string name, HttpRequest request, GraphReader graph, CancellationToken cancellationToken) =>
        {
            var given = request.Query.ToDictionary(parameter => parameter.Key, parameter => parameter.Value.ToString(), StringComparer.Ordinal);
            var statement = CypherLibrary.Embedded.Question(name).With(given);
            var result = await graph.ReadAsync(statement, cancellationToken);
            return Results.Json(new { columns = result.Columns, rows = result.Rows.Take(graph.RowLimit), cypher = statement.Text, statement.Parameters });
        });
    }
}
