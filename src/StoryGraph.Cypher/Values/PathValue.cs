namespace StoryGraph.Cypher.Values;

/// <summary>A walk through the graph as ids: nodes n0 … nk and the k relationships between them, in the order walked.</summary>
internal sealed class PathValue
{
    /// <summary>Takes both arrays over.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is not exactly one node more than relationships.</exception>
    public PathValue(long[] nodes, long[] relationships)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(nodes.Length, relationships.Length + 1);
        Nodes = nodes;
        Relationships = relationships;
    }

    public long[] Nodes { get; }

    public long[] Relationships { get; }

    /// <summary>The number of relationships; 0 for a single node.</summary>
    public int Length => Relationships.Length;
}
