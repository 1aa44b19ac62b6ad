namespace StoryGraph.Cypher.Values.Temporal;

/// <summary>Sums of temporal values and durations, and multiples of durations.</summary>
internal static class TemporalArithmetic
{
    /// <returns>Whether the two can be added.</returns>
    public static bool TryAdd(in Value left, in Value right, out Value sum)
    {
        sum = Value.Null;
        if (!left.IsTemporal || !right.IsTemporal)
            return false;
        if (left.Kind == ValueKind.Duration)
            sum = Checked(left, right, static (duration, other) => other.Kind == ValueKind.Duration
                ? Value.Duration(duration.AsDuration().Plus(other.AsDuration()))
                : Move(other, duration.AsDuration()));
        else if (right.Kind == ValueKind.Duration)
            sum = Checked(left, right, static (instant, duration) => Move(instant, duration.AsDuration()));
        return !sum.IsNull;
    }

    /// <returns>Whether the second can be taken from the first.</returns>
    public static bool TrySubtract(in Value left, in Value right, out Value difference)
    {
        difference = Value.Null;
        if (!left.IsTemporal || right.Kind != ValueKind.Duration)
            return false;
        difference = Checked(left, right, static (from, duration) => from.Kind == ValueKind.Duration
            ? Value.Duration(from.AsDuration().Plus(duration.AsDuration().Negated()))
            : Move(from, duration.AsDuration().Negated()));
        return true;
    }

    public static Value Multiply(in Value duration, in Value number) =>
        Checked(duration, number, static (amount, factor) => Value.Duration(amount.AsDuration().Times(ToDecimal(factor))));

    public static Value Divide(in Value duration, in Value number) =>
        Checked(duration, number, static (amount, divisor) => Value.Duration(amount.AsDuration().Over(ToDecimal(divisor))));

    /// <exception cref="OverflowException">It does not fit.</exception>
    public static decimal ToDecimal(in Value number) => number.Kind == ValueKind.Integer ? number.AsInteger() : (decimal)number.AsFloat();

    /// <summary>Months first, then days, then seconds; a date takes only whole days, a time only seconds.</summary>
    private static Value Move(in Value instant, CypherDuration by) => instant.Kind switch
    {
        ValueKind.Date => Value.Date(instant.AsDate().PlusMonths(by.Months).PlusDays(by.Days).PlusDays(WholeDays(by))),
        ValueKind.LocalTime => Value.LocalTime(instant.AsLocalTime().Plus(by.Seconds, by.Nanos)),
        ValueKind.Time => Value.Time(instant.AsTime() with { Local = instant.AsTime().Local.Plus(by.Seconds, by.Nanos) }),
        ValueKind.LocalDateTime =>
            Value.LocalDateTime(instant.AsLocalDateTime().PlusMonths(by.Months).PlusDays(by.Days).Plus(by.Seconds, by.Nanos)),
        _ => Value.DateTime(instant.AsDateTime().PlusMonths(by.Months).PlusDays(by.Days).Plus(by.Seconds, by.Nanos)),
    };

    private static long WholeDays(CypherDuration duration) =>
        (duration.Seconds < 0 && duration.Nanos > 0 ? duration.Seconds + 1 : duration.Seconds) / 86_400;

    private static Value Checked(in Value left, in Value right, Func<Value, Value, Value> compute)
    {
        try
        {
            return compute(left, right);
        }
        catch (Exception outside) when (outside is TemporalRangeException or OverflowException)
        {
            throw QueryErrors.Arithmetic($"{left} and {right} do not give a temporal value in range: {outside.Message}");
        }
    }
}
