using StoryGraph.Cypher.Storage;
using StoryGraph.Cypher.Values;

namespace StoryGraph.Cypher.Execution;

/// <summary>Puts a path together from the nodes, relationships and lists of relationships that a pattern found.</summary>
internal static class PathAssembly
{
    /// <summary>Null when a part is null, as behind an OPTIONAL MATCH that found nothing.</summary>
    public static Value Assemble(Value[] row, ReadOnlySpan<int> slots, IGraphView view)
    {
        var nodes = new List<long>();
        var relationships = new List<long>();
        foreach (var slot in slots)
        {
            ref readonly var part = ref row[slot];
            switch (part.Kind)
            {
                case ValueKind.Null:
                    return Value.Null;
                case ValueKind.Node:
                    // The end of a list of relationships has been reached with the last of them.
                    if (nodes.Count == relationships.Count)
                        nodes.Add(part.AsEntity());
                    break;
                case ValueKind.Relationship:
                    relationships.Add(part.AsEntity());
                    break;
                case ValueKind.List:
                    foreach (ref readonly var step in part.AsList().AsSpan())
                    {
                        relationships.Add(step.AsEntity());
                        nodes.Add(view.Relationship(step.AsEntity()).OtherThan(nodes[^1]));
                    }

                    break;
            }
        }

        return Value.Path(new PathValue([.. nodes], [.. relationships]));
    }
}
