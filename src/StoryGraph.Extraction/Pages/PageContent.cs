using System.Collections.Immutable;

namespace StoryGraph.Extraction.Pages;

/// <summary>A page without its markup, and what markup or source say of it.</summary>
internal sealed record PageContent
{
    public required string Id { get; init; }

    /// <summary>One paragraph, heading or item a line.</summary>
    public required string Text { get; init; }

    public string? Title { get; init; }

    public string? Url { get; init; }

    /// <summary>As the source gives it: a name or a domain.</summary>
    public string? Outlet { get; init; }

    /// <summary>What the page calls its site; weaker than a known outlet's address.</summary>
    public string? SiteName { get; init; }

    public string? Published { get; init; }

    /// <summary>Text of the page's furniture that may name its owner.</summary>
    public ImmutableArray<string> Furniture { get; init; } = [];

    public static PageContent Of(Article article) => new()
    {
        Id = article.Id,
        Text = article.Text,
        Title = article.Title,
        Url = article.Url,
        Outlet = article.Outlet,
        Published = article.Published,
    };
}
