namespace StoryGraph.Cypher.Values.Temporal;

/// <summary>Makes temporal values from maps of fields, which may take a date, a time or both from other temporal values and change parts.</summary>
internal static class TemporalBuilder
{
    public static LocalDate Date(MapValue map)
    {
        var fields = new FieldMap(map, FieldMap.DateFields, FieldMap.DateTimeFields);
        return Date(fields, SelectedDate(fields));
    }

    public static LocalTime LocalTime(MapValue map)
    {
        var fields = new FieldMap(map, FieldMap.TimeFields, FieldMap.DateTimeFields);
        return Time(fields, SelectedTime(fields), needsHour: true);
    }

    /// <param name="map">Fields of a time and its zone.</param>
    /// <param name="now">Tells the offset of a named zone, as there is no date.</param>
    public static OffsetTime Time(MapValue map, long now)
    {
        var fields = new FieldMap(map, FieldMap.TimeFields, FieldMap.ZoneFields, FieldMap.DateTimeFields);
        var selected = SelectedZone(fields);
        var time = new OffsetTime(Time(fields, SelectedTime(fields), needsHour: true), selected?.OffsetSeconds ?? 0);
        if (fields.Zone() is not { } zone)
            return time;
        return selected is null ? time with { OffsetSeconds = zone.OffsetAt(now) } : time.At(zone.OffsetAt(now));
    }

    public static LocalDateTime LocalDateTime(MapValue map)
    {
        var fields = new FieldMap(map, FieldMap.DateFields, FieldMap.TimeFields, FieldMap.DateTimeFields);
        return Local(fields);
    }

    public static ZonedDateTime DateTime(MapValue map)
    {
        var fields = new FieldMap(map, FieldMap.DateFields, FieldMap.TimeFields, FieldMap.ZoneFields, FieldMap.DateTimeFields);
        var zone = fields.Zone();
        if (fields.HasAny("epochSeconds", "epochMillis"))
            return FromEpoch(fields, zone ?? ZoneOrOffset.Utc);
        if (SelectedZone(fields) is not { } selected)
            return ZonedDateTime.OfLocal(Local(fields), zone ?? ZoneOrOffset.Utc);
        // What is selected has an instant: another zone shows that by its own clock.
        var there = ZonedDateTime.OfLocal(Local(fields), selected, selected.OffsetSeconds);
        return zone is { } other ? there.At(other) : there;
    }

    /// <summary>The date with the fields changed that the map has.</summary>
    public static LocalDate Date(FieldMap fields, LocalDate? given)
    {
        if (fields.HasAny("week", "dayOfWeek"))
        {
            Refuse(fields, "week date", "month", "day", "ordinalDay", "quarter", "dayOfQuarter");
            var week = fields.Number("week") ?? given?.Week ?? throw Missing("dayOfWeek", "week");
            return LocalDate.OfWeek(Year(fields, given?.WeekYear), week, fields.Number("dayOfWeek") ?? given?.DayOfWeek ?? 1);
        }
        if (fields.HasAny("quarter", "dayOfQuarter"))
        {
            Refuse(fields, "quarter date", "month", "day", "ordinalDay");
            var quarter = fields.Number("quarter") ?? given?.Quarter ?? throw Missing("dayOfQuarter", "quarter");
            return LocalDate.OfQuarter(Year(fields, given?.Year), quarter, fields.Number("dayOfQuarter") ?? given?.DayOfQuarter ?? 1);
        }
        if (fields.Number("ordinalDay") is { } ordinalDay)
        {
            Refuse(fields, "ordinal date", "month", "day");
            return LocalDate.OfYearDay(Year(fields, given?.Year), ordinalDay);
        }
        if (given is null && fields.Has("day") && !fields.Has("month"))
            throw Missing("day", "month");
        return LocalDate.Of(
            Year(fields, given?.Year), fields.Number("month") ?? given?.Month ?? 1, fields.Number("day") ?? given?.Day ?? 1);
    }

    /// <summary>The time with the fields changed that the map has.</summary>
    public static LocalTime Time(FieldMap fields, LocalTime? given, bool needsHour = false)
    {
        var hasSubsecond = fields.HasAny("millisecond", "microsecond", "nanosecond");
        if (given is null)
        {
            if ((needsHour || fields.HasAny("minute", "second") || hasSubsecond) && !fields.Has("hour"))
                throw QueryErrors.Temporal("hour must be specified");
            if ((fields.Has("second") || hasSubsecond) && !fields.Has("minute"))
                throw Missing(fields.Has("second") ? "second" : "subsecond", "minute");
            if (hasSubsecond && !fields.Has("second"))
                throw Missing("subsecond", "second");
        }
        return Temporal.LocalTime.Of(
            fields.Number("hour") ?? given?.Hour ?? 0,
            fields.Number("minute") ?? given?.Minute ?? 0,
            fields.Number("second") ?? given?.Second ?? 0,
            hasSubsecond ? Nano(fields) : given?.Nano ?? 0);
    }

    /// <summary>The date of a temporal value that has one.</summary>
    public static LocalDate DateOf(in Value value) => value.Kind switch
    {
        ValueKind.Date => value.AsDate(),
        ValueKind.LocalDateTime => value.AsLocalDateTime().Date,
        ValueKind.DateTime => value.AsDateTime().Local.Date,
        _ => throw QueryErrors.Type("InvalidArgumentValue", $"Cannot get the date of: {value}"),
    };

    /// <summary>The time of a temporal value that has one.</summary>
    public static LocalTime TimeOf(in Value value) => value.Kind switch
    {
        ValueKind.LocalTime => value.AsLocalTime(),
        ValueKind.Time => value.AsTime().Local,
        ValueKind.LocalDateTime => value.AsLocalDateTime().Time,
        ValueKind.DateTime => value.AsDateTime().Local.Time,
        _ => throw QueryErrors.Type("InvalidArgumentValue", $"Cannot get the time of: {value}"),
    };

    /// <summary>The zone of a temporal value; null when it has none.</summary>
    public static ZoneOrOffset? ZoneOf(in Value value) => value.Kind switch
    {
        ValueKind.Time => new ZoneOrOffset(null, value.AsTime().OffsetSeconds),
        ValueKind.DateTime => value.AsDateTime().ZoneOrOffset,
        _ => null,
    };

    private static LocalDateTime Local(FieldMap fields) => new(Date(fields, SelectedDate(fields)), Time(fields, SelectedTime(fields)));

    private static LocalDate? SelectedDate(FieldMap fields) =>
        (fields.Temporal("date") ?? fields.Temporal("datetime")) is { } selected ? DateOf(selected) : null;

    private static LocalTime? SelectedTime(FieldMap fields) =>
        (fields.Temporal("time") ?? fields.Temporal("datetime")) is { } selected ? TimeOf(selected) : null;

    private static ZoneOrOffset? SelectedZone(FieldMap fields) =>
        (fields.Temporal("time") ?? fields.Temporal("datetime")) is { } selected ? ZoneOf(selected) : null;

    private static ZonedDateTime FromEpoch(FieldMap fields, ZoneOrOffset zone)
    {
        var nanos = fields.Number("nanosecond") ?? 0;
        if (fields.Number("epochSeconds") is { } seconds)
        {
            LocalDate.InRange("NanoOfSecond", nanos, 0, Temporal.LocalTime.NanosPerSecond - 1);
            return ZonedDateTime.OfEpochSecond(seconds, (int)nanos, zone);
        }
        LocalDate.InRange("nanosecond", nanos, 0, 999_999);
        var millis = fields.Number("epochMillis") ?? 0;
        return ZonedDateTime.OfEpochSecond(
            LocalDate.FloorDivide(millis, 1000), (int)(LocalDate.FloorModulo(millis, 1000) * 1_000_000 + nanos), zone);
    }

    private static long Year(FieldMap fields, long? given) =>
        fields.Number("year") ?? given ?? throw QueryErrors.Temporal("year must be specified");

    /// <summary>Each of the three counts what the larger ones beside it leave.</summary>
    private static long Nano(FieldMap fields)
    {
        var (millis, micros, nanos) = (fields.Number("millisecond"), fields.Number("microsecond"), fields.Number("nanosecond"));
        LocalDate.InRange("millisecond", millis ?? 0, 0, 999);
        LocalDate.InRange("microsecond", micros ?? 0, 0, millis is null ? 999_999 : 999);
        LocalDate.InRange("nanosecond", nanos ?? 0, 0, micros is not null ? 999 : millis is not null ? 999_999 : 999_999_999);
        return (millis ?? 0) * 1_000_000 + (micros ?? 0) * 1_000 + (nanos ?? 0);
    }

    private static void Refuse(FieldMap fields, string kind, params ReadOnlySpan<string> others)
    {
        foreach (var other in others)
        {
            if (fields.Has(other))
                throw QueryErrors.Type("InvalidArgumentValue", $"Cannot assign {other} to {kind}.");
        }
    }

    private static Graph.CypherException Missing(string field, string needed) =>
        QueryErrors.Temporal($"{field} cannot be specified without {needed}");
}
