namespace StoryGraph.Cypher.Storage;

/// <summary>Which relationships of a node are meant, seen from that node.</summary>
internal enum Direction
{
    Outgoing,
    Incoming,

    /// <summary>Either way; a relationship from a node to itself is met once.</summary>
    Both,
}
