namespace StoryGraph.Cypher.Values.Temporal;

/// <summary>A day and a time of day at an offset from UTC, which a named zone may have given.</summary>
/// <param name="Local">What calendar and clock show there.</param>
/// <param name="OffsetSeconds">East is positive.</param>
/// <param name="Zone">Null when there is only an offset.</param>
internal readonly record struct ZonedDateTime(LocalDateTime Local, int OffsetSeconds, TimeZoneRules? Zone) : IComparable<ZonedDateTime>
{
    /// <summary>Seconds since 1970-01-01T00:00Z.</summary>
    public long EpochSecond => Local.EpochSecond - OffsetSeconds;

    /// <summary>"Europe/Stockholm", or the offset where there is no name.</summary>
    public string ZoneName => Zone?.Name ?? Offsets.ToText(OffsetSeconds);

    public static ZonedDateTime OfEpochSecond(long epochSecond, int nano, ZoneOrOffset zone)
    {
        var offset = zone.OffsetAt(epochSecond);
        return new ZonedDateTime(LocalDateTime.OfEpochSecond(epochSecond + offset, nano), offset, zone.Zone);
    }

    /// <summary>The instant at which calendar and clock show this in the zone.</summary>
    /// <remarks>
    /// A time that the clocks skip is moved on by as much as they skip; of a time they show twice it is the first, or the one with the
    /// preferred offset.
    /// </remarks>
    public static ZonedDateTime OfLocal(LocalDateTime local, ZoneOrOffset zone, int? preferredOffset = null)
    {
        if (zone.Zone is null)
            return new ZonedDateTime(local, zone.OffsetSeconds, null);
        var (before, after) = zone.Zone.OffsetsAround(local.EpochSecond);
        var isSkipped = zone.Zone.OffsetAt(local.EpochSecond - before) != before && zone.Zone.OffsetAt(local.EpochSecond - after) != after;
        if (isSkipped)
            return new ZonedDateTime(local.Plus(after - before, 0), after, zone.Zone);
        var isBefore = zone.Zone.OffsetAt(local.EpochSecond - before) == before;
        var isAfter = zone.Zone.OffsetAt(local.EpochSecond - after) == after;
        var offset = isBefore && !(isAfter && preferredOffset == after) ? before : after;
        return new ZonedDateTime(local, offset, zone.Zone);
    }

    /// <summary>The same instant in another zone.</summary>
    public ZonedDateTime At(ZoneOrOffset zone) => OfEpochSecond(EpochSecond, Local.Time.Nano, zone);

    public ZoneOrOffset ZoneOrOffset => new(Zone, OffsetSeconds);

    public ZonedDateTime PlusMonths(long months) => OfLocal(Local.PlusMonths(months), ZoneOrOffset, OffsetSeconds);

    public ZonedDateTime PlusDays(long days) => OfLocal(Local.PlusDays(days), ZoneOrOffset, OffsetSeconds);

    public ZonedDateTime Plus(long seconds, long nanos)
    {
        var utc = LocalDateTime.OfEpochSecond(EpochSecond, Local.Time.Nano).Plus(seconds, nanos);
        return OfEpochSecond(utc.EpochSecond, utc.Time.Nano, ZoneOrOffset);
    }

    /// <summary>By instant, then by offset, then by zone: one instant in two zones is two values.</summary>
    public int CompareTo(ZonedDateTime other)
    {
        var order = EpochSecond.CompareTo(other.EpochSecond);
        if (order == 0)
            order = Local.Time.Nano.CompareTo(other.Local.Time.Nano);
        if (order == 0)
            order = OffsetSeconds.CompareTo(other.OffsetSeconds);
        return order != 0 ? order : string.CompareOrdinal(Zone?.Name ?? "", other.Zone?.Name ?? "");
    }

    public override string ToString() => Local + Offsets.ToText(OffsetSeconds) + (Zone is null ? "" : $"[{Zone.Name}]");
}

/// <summary>Where a clock is set by: a named zone, or a fixed offset when there is none.</summary>
internal readonly record struct ZoneOrOffset(TimeZoneRules? Zone, int OffsetSeconds)
{
    public static ZoneOrOffset Utc => default;

    public int OffsetAt(long epochSecond) => Zone?.OffsetAt(epochSecond) ?? OffsetSeconds;
}
