using System.Collections.Immutable;

namespace StoryGraph.Extraction.Pages;

/// <summary>The stories of one page; when there are none, <see cref="Skipped"/> says why.</summary>
public sealed record PageReading(ImmutableArray<RawStory> Stories, string? Skipped)
{
    internal static PageReading Nothing(string reason) => new([], reason);
}
