using StoryGraph.Extraction;

namespace StoryGraph.Importing.Sources;

/// <summary>What a source gave.</summary>
/// <param name="Source">Where it came from, for people.</param>
public abstract record SourceItem(string Source)
{
    /// <summary>An article to be read.</summary>
    public sealed record Page(Article Article) : SourceItem(Article.Source);

    /// <summary>A story that was read before, as <c>extract --json</c> wrote it.</summary>
    public sealed record Extracted(Story Story) : SourceItem(Story.Source);

    /// <summary>Nothing: the reason says why.</summary>
    public sealed record Unreadable(string Source, string Reason) : SourceItem(Source);
}
