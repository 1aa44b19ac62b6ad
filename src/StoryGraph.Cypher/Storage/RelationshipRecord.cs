namespace StoryGraph.Cypher.Storage;

/// <summary>What a relationship is, its properties aside: its type is a token, it leaves the start node and enters the end node.</summary>
internal readonly record struct RelationshipRecord(long Id, int Type, long Start, long End)
{
    /// <summary>The node at the other end; the node itself for a loop.</summary>
    public long OtherThan(long node) => node == Start ? End : Start;
}
