namespace StoryGraph.Cypher.Values.Temporal;

/// <summary>The time from one instant to another: duration.between() and its kin.</summary>
/// <remarks>
/// What one of the two lacks it takes from the other: a time its date, and a local one its zone; a date is midnight. Two zoned ones are
/// compared by the zone of the first.
/// </remarks>
internal static class TemporalDifference
{
    /// <summary>Months, then days, then seconds, each as many as fit.</summary>
    public static CypherDuration Between(in Value from, in Value to)
    {
        var (start, end) = Align(from, to);
        long months = 0, days = 0;
        if (HasDate(from) && HasDate(to))
        {
            months = MonthsBetween(start, end);
            start = start.PlusMonths(months);
            days = DaysBetween(start, end);
            start = start.PlusDays(days);
        }
        return CypherDuration.Of(months, days, 0, NanosBetween(start, end));
    }

    public static CypherDuration InMonths(in Value from, in Value to)
    {
        var (start, end) = Align(from, to);
        return CypherDuration.Of(MonthsBetween(start, end), 0, 0, 0);
    }

    public static CypherDuration InDays(in Value from, in Value to)
    {
        var (start, end) = Align(from, to);
        return CypherDuration.Of(0, DaysBetween(start, end), 0, 0);
    }

    public static CypherDuration InSeconds(in Value from, in Value to)
    {
        var (start, end) = Align(from, to);
        return CypherDuration.Of(0, 0, 0, NanosBetween(start, end));
    }

    private static (ZonedDateTime From, ZonedDateTime To) Align(in Value from, in Value to)
    {
        var date = DateOf(from) ?? DateOf(to) ?? new LocalDate(0);
        var zone = ZoneOf(from) ?? ZoneOf(to) ?? ZoneOrOffset.Utc;
        return (Complete(from, DateOf(from) ?? date, zone), Complete(to, DateOf(to) ?? date, zone));
    }

    private static ZonedDateTime Complete(in Value value, LocalDate date, ZoneOrOffset zone) => value.Kind == ValueKind.DateTime
        ? value.AsDateTime()
        : ZonedDateTime.OfLocal(new LocalDateTime(date, TimeOf(value)), ZoneOf(value) ?? zone);

    private static bool HasDate(in Value value) => DateOf(value) is not null;

    private static LocalDate? DateOf(in Value value) => value.Kind switch
    {
        ValueKind.Date => value.AsDate(),
        ValueKind.LocalDateTime => value.AsLocalDateTime().Date,
        ValueKind.DateTime => value.AsDateTime().Local.Date,
        _ => null,
    };

    private static LocalTime TimeOf(in Value value) => value.Kind switch
    {
        ValueKind.LocalTime => value.AsLocalTime(),
        ValueKind.Time => value.AsTime().Local,
        ValueKind.LocalDateTime => value.AsLocalDateTime().Time,
        _ => LocalTime.Midnight,
    };

    private static ZoneOrOffset? ZoneOf(in Value value) => value.Kind switch
    {
        ValueKind.Time => new ZoneOrOffset(null, value.AsTime().OffsetSeconds),
        ValueKind.DateTime => value.AsDateTime().ZoneOrOffset,
        _ => null,
    };

    private static long MonthsBetween(ZonedDateTime from, ZonedDateTime to) => from.Local.MonthsUntil(to.At(from.ZoneOrOffset).Local);

    private static long DaysBetween(ZonedDateTime from, ZonedDateTime to) => from.Local.DaysUntil(to.At(from.ZoneOrOffset).Local);

    private static Int128 NanosBetween(ZonedDateTime from, ZonedDateTime to) =>
        ((Int128)to.EpochSecond - from.EpochSecond) * LocalTime.NanosPerSecond + to.Local.Time.Nano - from.Local.Time.Nano;
}
