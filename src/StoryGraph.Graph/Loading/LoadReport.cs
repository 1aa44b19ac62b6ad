namespace StoryGraph.Graph.Loading;

/// <summary>What a load changed. Reports of several loads add up.</summary>
public sealed record LoadReport
{
    public static LoadReport Empty { get; } = new();

    /// <summary>Stories that are new in the graph.</summary>
    public int Added { get; init; }

    /// <summary>Stories that took the place of an older version of theirs.</summary>
    public int Replaced { get; init; }

    /// <summary>Stories that were there already, word for word and read by the same rules.</summary>
    public int Unchanged { get; init; }

    /// <summary>Stories that lost to another version of theirs in the same import.</summary>
    public int Outdated { get; init; }

    public int Removed { get; init; }

    public int ClaimsAdded { get; init; }

    public int ClaimsRemoved { get; init; }

    public int EntitiesAdded { get; init; }

    public int EntitiesRemoved { get; init; }

    /// <summary>Direct edges that were not there before.</summary>
    public int EdgesAdded { get; init; }

    /// <summary>Direct edges that were there and rest on other claims now.</summary>
    public int EdgesChanged { get; init; }

    public int EdgesRemoved { get; init; }

    public static LoadReport operator +(LoadReport a, LoadReport b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return new LoadReport
        {
            Added = a.Added + b.Added,
            Replaced = a.Replaced + b.Replaced,
            Unchanged = a.Unchanged + b.Unchanged,
            Outdated = a.Outdated + b.Outdated,
            Removed = a.Removed + b.Removed,
            ClaimsAdded = a.ClaimsAdded + b.ClaimsAdded,
            ClaimsRemoved = a.ClaimsRemoved + b.ClaimsRemoved,
            EntitiesAdded = a.EntitiesAdded + b.EntitiesAdded,
            EntitiesRemoved = a.EntitiesRemoved + b.EntitiesRemoved,
            EdgesAdded = a.EdgesAdded + b.EdgesAdded,
            EdgesChanged = a.EdgesChanged + b.EdgesChanged,
            EdgesRemoved = a.EdgesRemoved + b.EdgesRemoved,
        };
    }

    public static LoadReport Add(LoadReport left, LoadReport right) => left + right;
}
