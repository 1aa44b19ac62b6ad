using StoryGraph.Cypher.Execution;
using StoryGraph.Cypher.Procedures;
using StoryGraph.Cypher.Storage.Sqlite;

namespace StoryGraph.Cypher;

/// <summary>How an embedded graph behaves.</summary>
public sealed record EmbeddedGraphOptions
{
    public static EmbeddedGraphOptions Default { get; } = new();

    /// <summary>What a statement may take.</summary>
    public QueryLimits Limits { get; init; } = QueryLimits.Default;

    /// <summary>For date(), datetime() and time-outs.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Makes rand() and randomUUID() give the same again in each statement; null: they do not.</summary>
    public int? RandomSeed { get; init; }

    /// <summary>False runs every query the slow way, which must give the same answers.</summary>
    internal bool Optimize { get; init; } = true;

    /// <summary>When readers go over from tables to arrays; null: as measured.</summary>
    internal SnapshotCache? Snapshots { get; init; }

    /// <summary>What can be called; null: what every graph has.</summary>
    internal IReadOnlyDictionary<string, Procedure>? Procedures { get; init; }
}
