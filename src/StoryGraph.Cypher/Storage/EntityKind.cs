namespace StoryGraph.Cypher.Storage;

internal enum EntityKind
{
    Node,
    Relationship,
}
