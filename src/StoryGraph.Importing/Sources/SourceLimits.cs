namespace StoryGraph.Importing.Sources;

/// <summary>How much of a source is read.</summary>
public sealed record SourceLimits
{
    /// <summary>Bytes that one article, or one line of a .jsonl file, may have, unpacked.</summary>
    public int ArticleBytes { get; init; } = 16 * 1024 * 1024;
}
