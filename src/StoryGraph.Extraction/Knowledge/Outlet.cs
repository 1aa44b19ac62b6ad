using System.Collections.Immutable;

namespace StoryGraph.Extraction.Knowledge;

/// <summary>A publisher of news.</summary>
internal sealed record Outlet
{
    /// <summary>Its domain in lower case without "www.", and its id.</summary>
    public required string Domain { get; init; }

    public required string Name { get; init; }

    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>ISO alpha-3 code of the state it publishes from; null when there is none.</summary>
    public string? Country { get; init; }

    public required OutletKind Kind { get; init; }

    public bool Equals(Outlet? other) => other?.Domain == Domain;

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Domain);
}

internal enum OutletKind
{
    Newspaper,
    Agency,
    Broadcaster,
    Magazine,

    /// <summary>On the web only.</summary>
    Site,

    /// <summary>Shows what others publish.</summary>
    Aggregator,
}
