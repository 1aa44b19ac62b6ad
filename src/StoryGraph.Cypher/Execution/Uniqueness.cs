using StoryGraph.Cypher.Values;

namespace StoryGraph.Cypher.Execution;

/// <summary>openCypher 9, Uniqueness: one MATCH never uses a relationship twice, two MATCHes may. These places hold those it has used.</summary>
internal sealed class Uniqueness(Value[] row, int[] slots)
{
    public bool Allows(long relationship)
    {
        foreach (var slot in slots)
        {
            ref readonly var used = ref row[slot];
            if (used.Kind == ValueKind.Relationship)
            {
                if (used.AsEntity() == relationship)
                    return false;
            }
            else if (used.Kind == ValueKind.List)
            {
                foreach (ref readonly var step in used.AsList().AsSpan())
                {
                    if (step.AsEntity() == relationship)
                        return false;
                }
            }
        }

        return true;
    }
}
