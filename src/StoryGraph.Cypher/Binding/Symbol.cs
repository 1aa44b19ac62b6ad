namespace StoryGraph.Cypher.Binding;

/// <summary>What a variable stands for: one place in the row, written by one operator, whatever names it goes by later.</summary>
/// <param name="name">The name it got first; of an unnamed part of a pattern, a name made up.</param>
/// <param name="slot">Its place in the row.</param>
/// <param name="type">What it can hold.</param>
internal sealed class Symbol(string name, int slot, StaticType type)
{
    public string Name { get; } = name;

    public int Slot { get; } = slot;

    public StaticType Type { get; } = type;

    public override string ToString() => Name;
}
