using System.Collections.Immutable;
using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace StoryGraph.Importing.Fetching;

/// <summary>A page that a feed or sitemap lists.</summary>
/// <param name="Address">Where the page is.</param>
/// <param name="Published">ISO 8601; null when the list does not tell.</param>
internal sealed record FeedEntry(Uri Address, string? Published);

/// <param name="Pages">In the order of the list.</param>
/// <param name="Lists">Further lists that it names: a sitemap index's.</param>
internal sealed record Feed(ImmutableArray<FeedEntry> Pages, ImmutableArray<Uri> Lists);

/// <summary>Reads lists of pages: RSS 0.9 to 2.0, Atom, sitemaps and sitemap indexes.</summary>
internal static class FeedReader
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        MaxCharactersFromEntities = 1_000_000,
    };

    /// <summary>The list that some XML is; null when it is none, and then <paramref name="fault"/> says why.</summary>
    /// <param name="xml">The document's bytes.</param>
    /// <param name="address">Against which relative addresses resolve.</param>
    /// <param name="fault">Why there is no list.</param>
    public static Feed? Read(byte[] xml, Uri address, out string? fault)
    {
        fault = null;
        try
        {
            using var stream = new MemoryStream(xml);
            using var reader = XmlReader.Create(stream, Settings);
            var root = XDocument.Load(reader).Root!;
            switch (root.Name.LocalName)
            {
                case "rss" or "RDF":
                    return new Feed([.. Named(root, "item").Select(i => Entry(address, Child(i, "link") ?? Child(i, "guid"), Child(i, "pubDate") ?? Child(i, "date"))).OfType<FeedEntry>()], []);
                case "feed":
                    return new Feed([.. Named(root, "entry").Select(e => Entry(address, Link(e), Child(e, "published") ?? Child(e, "updated"))).OfType<FeedEntry>()], []);
                case "urlset":
                    return new Feed([.. Named(root, "url").Select(u => Entry(address, Child(u, "loc"), Named(u, "publication_date").FirstOrDefault()?.Value)).OfType<FeedEntry>()], []);
                case "sitemapindex":
                    return new Feed([], [.. Named(root, "sitemap").Select(s => Address(address, Child(s, "loc"))).OfType<Uri>()]);
                default:
                    fault = $"the XML is no feed and no sitemap: its root is <{root.Name.LocalName}>";
                    return null;
            }
        }
        catch (XmlException exception)
        {
            fault = $"the XML is broken: {exception.Message}";
            return null;
        }
    }

    /// <summary>True when some bytes begin like a feed or sitemap, whatever type the server gives them.</summary>
    public static bool LooksLikeList(ReadOnlySpan<byte> content)
    {
        var start = System.Text.Encoding.UTF8.GetString(content[..Math.Min(content.Length, 1_000)]);
        return start.Contains("<rss", StringComparison.Ordinal) || start.Contains("<feed", StringComparison.Ordinal) || start.Contains("<rdf:RDF", StringComparison.Ordinal)
            || start.Contains("<urlset", StringComparison.Ordinal) || start.Contains("<sitemapindex", StringComparison.Ordinal);
    }

    private static FeedEntry? Entry(Uri list, string? link, string? date) =>
        Address(list, link) is { } address ? new FeedEntry(address, Date(date)) : null;

    private static Uri? Address(Uri list, string? link) =>
        link is not null && Uri.TryCreate(list, link.Trim(), out var address) && address.Scheme is "http" or "https" ? address : null;

    /// <summary>Of an Atom entry's links the one to the page itself (RFC 4287, 4.2.7.2).</summary>
    private static string? Link(XElement entry) =>
        Named(entry, "link").FirstOrDefault(l => (string?)l.Attribute("rel") is null or "alternate")?.Attribute("href")?.Value;

    /// <summary>RFC 822 or ISO 8601, given back as ISO 8601 with the zone that it has.</summary>
    private static string? Date(string? text) =>
        text is null ? null
        : DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? text.Trim()
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture)
        : null;

    private static IEnumerable<XElement> Named(XElement parent, string name) => parent.Descendants().Where(e => e.Name.LocalName == name);

    private static string? Child(XElement parent, string name) =>
        parent.Elements().FirstOrDefault(e => e.Name.LocalName == name)?.Value is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}
