namespace StoryGraph.Cypher.Values.Temporal;

/// <summary>A day and a time of day without a zone.</summary>
internal readonly record struct LocalDateTime(LocalDate Date, LocalTime Time) : IComparable<LocalDateTime>
{
    /// <summary>Seconds since 1970-01-01T00:00, as if it were in UTC.</summary>
    public long EpochSecond => Date.EpochDay * 86_400 + Time.SecondOfDay;

    public static LocalDateTime OfEpochSecond(long epochSecond, int nano)
    {
        var day = LocalDate.FloorDivide(epochSecond, 86_400);
        LocalDate.InRange("Year", new LocalDate(day).Year, LocalDate.MinYear, LocalDate.MaxYear);
        return new LocalDateTime(new LocalDate(day), new LocalTime((epochSecond - day * 86_400) * LocalTime.NanosPerSecond + nano));
    }

    public LocalDateTime PlusMonths(long months) => this with { Date = Date.PlusMonths(months) };

    public LocalDateTime PlusDays(long days) => this with { Date = Date.PlusDays(days) };

    public LocalDateTime Plus(long seconds, long nanos)
    {
        var nano = Time.Nano + nanos % LocalTime.NanosPerSecond;
        var second = checked(EpochSecond + seconds + nanos / LocalTime.NanosPerSecond + LocalDate.FloorDivide(nano, LocalTime.NanosPerSecond));
        return OfEpochSecond(second, (int)LocalDate.FloorModulo(nano, LocalTime.NanosPerSecond));
    }

    /// <summary>Whole months to another, negative when that is earlier.</summary>
    public long MonthsUntil(LocalDateTime other) => Date.MonthsUntil(WholeDaysTo(other));

    /// <summary>Whole days to another, negative when that is earlier.</summary>
    public long DaysUntil(LocalDateTime other) => WholeDaysTo(other).EpochDay - Date.EpochDay;

    public int CompareTo(LocalDateTime other)
    {
        var byDate = Date.CompareTo(other.Date);
        return byDate != 0 ? byDate : Time.CompareTo(other.Time);
    }

    public override string ToString() => $"{Date}T{Time}";

    /// <summary>The other day, moved one day back towards this one when the last day is not a whole one.</summary>
    private LocalDate WholeDaysTo(LocalDateTime other)
    {
        if (other.Date.EpochDay > Date.EpochDay && other.Time.CompareTo(Time) < 0)
            return new LocalDate(other.Date.EpochDay - 1);
        if (other.Date.EpochDay < Date.EpochDay && other.Time.CompareTo(Time) > 0)
            return new LocalDate(other.Date.EpochDay + 1);
        return other.Date;
    }
}
