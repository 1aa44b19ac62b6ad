using System.Collections.Immutable;

namespace StoryGraph.Extraction;

/// <summary>The stories of one article; when there are none, <see cref="Skipped"/> says why.</summary>
public sealed record StoryReading(ImmutableArray<Story> Stories, string? Skipped);
