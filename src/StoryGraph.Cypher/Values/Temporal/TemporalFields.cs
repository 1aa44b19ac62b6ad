namespace StoryGraph.Cypher.Values.Temporal;

/// <summary>The components of temporal values: <c>date.week</c>, <c>datetime.epochMillis</c>, <c>duration.minutesOfHour</c>.</summary>
internal static class TemporalFields
{
    /// <exception cref="Graph.CypherException">TypeError: no such component.</exception>
    public static Value Get(in Value value, string field) => value.Kind switch
    {
        ValueKind.Date => OfDate(value.AsDate(), field),
        ValueKind.LocalTime => OfTime(value.AsLocalTime(), field),
        ValueKind.Time => OfTime(value.AsTime().Local, field, Offsets.ToText(value.AsTime().OffsetSeconds), value.AsTime().OffsetSeconds),
        ValueKind.LocalDateTime => OfDateOrTime(value.AsLocalDateTime(), field),
        ValueKind.DateTime => OfDateTime(value.AsDateTime(), field),
        _ => OfDuration(value.AsDuration(), field),
    } is { } found ? found : throw NoSuchField(value, field);

    private static Value? OfDate(LocalDate date, string field) => Number(field switch
    {
        "year" => date.Year,
        "quarter" => date.Quarter,
        "month" => date.Month,
        "week" => date.Week,
        "weekYear" => date.WeekYear,
        "day" => date.Day,
        "ordinalDay" => date.DayOfYear,
        "weekDay" or "dayOfWeek" => date.DayOfWeek,
        "dayOfQuarter" => date.DayOfQuarter,
        _ => null,
    });

    private static Value? OfTime(LocalTime time, string field) => Number(field switch
    {
        "hour" => time.Hour,
        "minute" => time.Minute,
        "second" => time.Second,
        "millisecond" => time.Nano / 1_000_000,
        "microsecond" => time.Nano / 1_000,
        "nanosecond" => time.Nano,
        _ => null,
    });

    private static Value? OfTime(LocalTime time, string field, string zone, int offset) => OfTime(time, field) ?? OfZone(field, zone, offset);

    private static Value? OfZone(string field, string zone, int offset) => field switch
    {
        "timezone" => Value.String(zone),
        "offset" => Value.String(Offsets.ToText(offset)),
        "offsetMinutes" => Value.Integer(offset / 60),
        "offsetSeconds" => Value.Integer(offset),
        _ => null,
    };

    private static Value? OfDateOrTime(LocalDateTime dateTime, string field) => OfDate(dateTime.Date, field) ?? OfTime(dateTime.Time, field);

    private static Value? OfDateTime(ZonedDateTime dateTime, string field) => field switch
    {
        "epochSeconds" => Value.Integer(dateTime.EpochSecond),
        "epochMillis" => Value.Integer(dateTime.EpochSecond * 1000 + dateTime.Local.Time.Nano / 1_000_000),
        _ => OfDateOrTime(dateTime.Local, field) ?? OfZone(field, dateTime.ZoneName, dateTime.OffsetSeconds),
    };

    private static Value? OfDuration(CypherDuration duration, string field) => Number(field switch
    {
        "years" => duration.Months / 12,
        "quarters" => duration.Months / 3,
        "months" => duration.Months,
        "weeks" => duration.Days / 7,
        "days" => duration.Days,
        "hours" => duration.Seconds / 3600,
        "minutes" => duration.Seconds / 60,
        "seconds" => duration.Seconds,
        "milliseconds" => duration.Seconds * 1_000 + duration.Nanos / 1_000_000,
        "microseconds" => duration.Seconds * 1_000_000 + duration.Nanos / 1_000,
        "nanoseconds" => duration.Seconds * 1_000_000_000 + duration.Nanos,
        "quartersOfYear" => duration.Months / 3 % 4,
        "monthsOfQuarter" => duration.Months % 3,
        "monthsOfYear" => duration.Months % 12,
        "daysOfWeek" => duration.Days % 7,
        "minutesOfHour" => duration.Seconds / 60 % 60,
        "secondsOfMinute" => duration.Seconds % 60,
        "millisecondsOfSecond" => duration.Nanos / 1_000_000,
        "microsecondsOfSecond" => duration.Nanos / 1_000,
        "nanosecondsOfSecond" => duration.Nanos,
        _ => null,
    });

    private static Value? Number(long? number) => number is { } known ? Value.Integer(known) : null;

    private static Graph.CypherException NoSuchField(in Value value, string field) =>
        QueryErrors.Type("InvalidArgumentValue", $"{TypeNames.Of(value)} {value} has no component '{field}'.");
}
