namespace StoryGraph.Cypher.Values.Temporal;

/// <summary>A time of day at an offset from UTC.</summary>
/// <param name="Local">What the clock shows there.</param>
/// <param name="OffsetSeconds">East is positive; at most 18 hours either way.</param>
internal readonly record struct OffsetTime(LocalTime Local, int OffsetSeconds) : IComparable<OffsetTime>
{
    private long Instant => Local.NanoOfDay - OffsetSeconds * LocalTime.NanosPerSecond;

    /// <summary>The same instant by another clock.</summary>
    public OffsetTime At(int offsetSeconds) => new(Local.Plus(offsetSeconds - OffsetSeconds, 0), offsetSeconds);

    /// <summary>By instant, then by offset: one instant by two clocks is two values.</summary>
    public int CompareTo(OffsetTime other)
    {
        var byInstant = Instant.CompareTo(other.Instant);
        return byInstant != 0 ? byInstant : OffsetSeconds.CompareTo(other.OffsetSeconds);
    }

    public override string ToString() => Local + Offsets.ToText(OffsetSeconds);
}
