using System.Security.Cryptography;
using System.Text;

namespace StoryGraph.Importing.Mapping;

/// <summary>
/// What makes an article the same article next time: its canonical address, or else the file (and line) it came from; with its place on
/// the page where the page holds several stories.
/// </summary>
internal static class ArticleIdentity
{
    public static string Of(string storyId, string? url, string source)
    {
        var (pageId, place) = Split(storyId);
        return "article:" + Hash($"{(url is null ? $"{source}\n{pageId}" : Canonical(url))}#{place}")[..20];
    }

    /// <summary>The id of the story that stands at another place of the same page.</summary>
    public static string OfSibling(string storyId, string? url, string source, int place) =>
        Of(place == 1 ? Split(storyId).PageId : $"{Split(storyId).PageId}#{place}", url, source);

    /// <summary>Lower-case hexadecimal SHA-256 of a story's text.</summary>
    public static string ContentHash(string text) => Hash(text);

    /// <summary>
    /// The version of the reading with what the page told beside the text, so that a corrected date, outlet or address is a change too.
    /// </summary>
    public static string Version(string reading, string title, string? url, string? outlet, string? published) =>
        $"{reading}+page.{Hash(string.Join('\u001f', title, url, outlet, published))[..12]}";

    /// <summary>"page#3" gives "page" and 3; an id without a place is the first story of its page.</summary>
    public static (string PageId, int Place) Split(string storyId)
    {
        var mark = storyId.LastIndexOf('#');
        return mark > 0 && int.TryParse(storyId.AsSpan(mark + 1), out var place) && place > 1 ? (storyId[..mark], place) : (storyId, 1);
    }

    // Scheme, "www.", a closing slash, the fragment and what campaigns add to an address do not make another article.
    private static string Canonical(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri))
        {
            return url;
        }

        var query = uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(part => !part.StartsWith("utm_", StringComparison.OrdinalIgnoreCase) && !part.StartsWith("fbclid=", StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal);
        var host = uri.IdnHost.ToLowerInvariant();
        return $"{(host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host)}{(uri.IsDefaultPort ? "" : ":" + uri.Port)}" +
            $"{uri.AbsolutePath.TrimEnd('/')}?{string.Join('&', query)}";
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
