namespace StoryGraph.Cypher.Values;

/// <summary>The <c>=</c> of openCypher: true, false or, where a null is involved and decides, null.</summary>
/// <remarks>Values of different types are not equal, but for the two kinds of number; NaN equals nothing.</remarks>
internal static class ValueEquality
{
    public static bool? AreEqual(in Value left, in Value right)
    {
        if (left.IsNull || right.IsNull)
            return null;
        if (left.Kind != right.Kind)
            return left.IsNumber && right.IsNumber && NumberOrder.AreEqual(left, right);
        return left.Kind switch
        {
            ValueKind.Boolean => left.AsBoolean() == right.AsBoolean(),
            ValueKind.Integer => left.AsInteger() == right.AsInteger(),
            ValueKind.Float => left.AsFloat() == right.AsFloat(),
            ValueKind.String => string.Equals(left.AsString(), right.AsString()),
            ValueKind.Bytes => left.AsBytes().AsSpan().SequenceEqual(right.AsBytes()),
            ValueKind.List => AreEqual(left.AsList(), right.AsList()),
            ValueKind.Map => AreEqual(left.AsMap(), right.AsMap()),
            ValueKind.Node or ValueKind.Relationship => left.AsEntity() == right.AsEntity(),
            ValueKind.Path => AreEqual(left.AsPath(), right.AsPath()),
            _ => ValueOrder.Compare(left, right) == 0,
        };
    }

    /// <summary>Lists of different lengths differ; else one pair that differs decides, before any null does.</summary>
    private static bool? AreEqual(Value[] left, Value[] right)
    {
        if (left.Length != right.Length)
            return false;
        bool? all = true;
        for (var i = 0; i < left.Length; i++)
        {
            switch (AreEqual(left[i], right[i]))
            {
                case false: return false;
                case null: all = null; break;
            }
        }
        return all;
    }

    private static bool? AreEqual(MapValue left, MapValue right)
    {
        if (left.Count != right.Count)
            return false;
        bool? all = true;
        for (var i = 0; i < left.Count; i++)
        {
            if (!right.TryGet(left.Keys[i], out var other))
                return false;
            switch (AreEqual(left.Values[i], other))
            {
                case false: return false;
                case null: all = null; break;
            }
        }
        return all;
    }

    private static bool AreEqual(PathValue left, PathValue right) =>
        left.Nodes.AsSpan().SequenceEqual(right.Nodes) && left.Relationships.AsSpan().SequenceEqual(right.Relationships);
}
