using StoryGraph.Cypher.Values;

namespace StoryGraph.Cypher.Execution;

/// <summary>Rows are alike for DISTINCT and grouping when their values are, null with null too.</summary>
internal sealed class RowEquivalence : IEqualityComparer<Value[]>
{
    private RowEquivalence()
    {
    }

    public static RowEquivalence Instance { get; } = new();

    public bool Equals(Value[]? x, Value[]? y)
    {
        for (var i = 0; i < x!.Length; i++)
        {
            if (!ValueOrder.AreEquivalent(x[i], y![i]))
                return false;
        }

        return true;
    }

    public int GetHashCode(Value[] obj)
    {
        var hash = new HashCode();
        foreach (ref readonly var value in obj.AsSpan())
        {
            hash.Add(ValueOrder.Hash(value));
        }

        return hash.ToHashCode();
    }
}
