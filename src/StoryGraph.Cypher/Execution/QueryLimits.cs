namespace StoryGraph.Cypher.Execution;

/// <summary>What one statement may take before it is stopped with a clear error.</summary>
public sealed record QueryLimits
{
    public static QueryLimits Default { get; } = new();

    /// <summary>How long a statement may run; null: as long as it likes.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Bytes that sorting, grouping, collecting and the like may hold at once, by estimate.</summary>
    public long MemoryBytes { get; init; } = 2L << 30;
}
