using StoryGraph.Cypher.Binding;
using StoryGraph.Cypher.Parsing;
using StoryGraph.Cypher.Values;

namespace StoryGraph.Cypher.Execution;

/// <summary>Saves what of a row is needed later, and brings it back.</summary>
internal sealed class RowSaver(ExecutionContext context, Seq<Symbol> kept)
{
    private readonly int[] _slots = [.. kept.Select(symbol => symbol.Slot).Distinct()];

    public Value[] Save()
    {
        var saved = new Value[_slots.Length];
        for (var i = 0; i < saved.Length; i++)
        {
            saved[i] = context.Row[_slots[i]];
        }

        return saved;
    }

    public void Restore(Value[] saved)
    {
        for (var i = 0; i < saved.Length; i++)
        {
            context.Row[_slots[i]] = saved[i];
        }
    }
}
