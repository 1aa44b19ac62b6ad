using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace StoryGraph.Explorer.Endpoints;

/// <summary>The page itself: files built into the assembly.</summary>
internal static class PageEndpoints
{
    private static readonly Dictionary<string, string> ContentTypes = new(StringComparer.Ordinal)
    {
        [".html"] = "text/html; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".svg"] = "image/svg+xml",
    };

    public static void MapPage(this WebApplication app)
    {
        app.MapGet("/", () => File("index.html"));
        app.MapGet("/page/{name}", (string name) => File(name));
    }

    private static IResult File(string name)
    {
        var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("page/" + name);
        return stream is null ? Results.NotFound() : Results.Stream(stream, ContentTypes.GetValueOrDefault(Path.GetExtension(name), "application/octet-stream"));
    }
}
