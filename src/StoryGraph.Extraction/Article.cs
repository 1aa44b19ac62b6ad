namespace StoryGraph.Extraction;

/// <summary>One page as it arrived, before anything was cleaned. It may hold several stories.</summary>
public sealed record Article
{
    /// <summary>The id the source gave it: a file's name, the id of a JSON line, an address.</summary>
    public required string Id { get; init; }

    /// <summary>The page's text, or its markup when <see cref="Format"/> says so.</summary>
    public required string Text { get; init; }

    public ArticleFormat Format { get; init; } = ArticleFormat.Text;

    /// <summary>Null when the source names none; then it is looked for in the text.</summary>
    public string? Title { get; init; }

    public string? Url { get; init; }

    /// <summary>Name or domain of the publisher, if the source knows it; otherwise it is looked for in the page.</summary>
    public string? Outlet { get; init; }

    /// <summary>ISO 8601, of the precision known, if the source knows it; otherwise it is looked for in the page.</summary>
    public string? Published { get; init; }

    /// <summary>Where it was read from, for people: a path or an address.</summary>
    public required string Source { get; init; }
}

public enum ArticleFormat
{
    Text,
    Html,
    Markdown,
}
