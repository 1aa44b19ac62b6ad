namespace StoryGraph.Cypher.Values;

/// <summary>Integers and floats against each other, by their exact values: 2^53 + 1 is not 2^53 as a float.</summary>
internal static class NumberOrder
{
    private const double TwoTo63 = 9223372036854775808.0;

    public static bool AreEqual(in Value left, in Value right) => !AreNumbersWithNaN(left, right) && Compare(left, right) == 0;

    /// <summary>Whether both are numbers and one of them is NaN, which is in no order to any.</summary>
    public static bool AreNumbersWithNaN(in Value left, in Value right) => left.IsNumber && right.IsNumber && (IsNaN(left) || IsNaN(right));

    public static bool IsNaN(in Value value) => value.Kind == ValueKind.Float && double.IsNaN(value.AsFloat());

    /// <summary>The total order of ORDER BY, in which NaN is the greatest number and -0.0 is 0.0.</summary>
    public static int Compare(in Value left, in Value right) => (left.Kind, right.Kind) switch
    {
        (ValueKind.Integer, ValueKind.Integer) => left.AsInteger().CompareTo(right.AsInteger()),
        (ValueKind.Float, ValueKind.Float) => Compare(left.AsFloat(), right.AsFloat()),
        (ValueKind.Integer, _) => Compare(left.AsInteger(), right.AsFloat()),
        _ => -Compare(right.AsInteger(), left.AsFloat()),
    };

    /// <summary>A hash that is the same for an integer and the float it equals, for 0.0 and -0.0, and for all NaNs.</summary>
    public static int Hash(in Value number)
    {
        if (number.Kind == ValueKind.Integer)
            return number.AsInteger().GetHashCode();
        var value = number.AsFloat();
        if (double.IsNaN(value))
            return int.MinValue;
        var isWhole = value is >= -TwoTo63 and < TwoTo63 && Math.Truncate(value) == value;
        return isWhole ? ((long)value).GetHashCode() : value.GetHashCode();
    }

    private static int Compare(double left, double right)
    {
        if (left < right)
            return -1;
        if (left > right)
            return 1;
        return left == right ? 0 : double.IsNaN(left).CompareTo(double.IsNaN(right));
    }

    private static int Compare(long left, double right)
    {
        if (double.IsNaN(right) || right >= TwoTo63)
            return -1;
        if (right < -TwoTo63)
            return 1;
        var whole = Math.Truncate(right);
        var byWhole = left.CompareTo((long)whole);
        return byWhole != 0 ? byWhole : whole.CompareTo(right);
    }
}
