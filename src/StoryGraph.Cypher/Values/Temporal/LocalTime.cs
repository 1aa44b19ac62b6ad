using System.Globalization;

namespace StoryGraph.Cypher.Values.Temporal;

/// <summary>A time of day without a zone.</summary>
/// <param name="NanoOfDay">From 0 to 86,400·10⁹ - 1.</param>
internal readonly record struct LocalTime(long NanoOfDay) : IComparable<LocalTime>
{
    public const long NanosPerSecond = 1_000_000_000;
    public const long NanosPerDay = 86_400 * NanosPerSecond;

    public static LocalTime Midnight => default;

    public int Hour => (int)(NanoOfDay / (3600 * NanosPerSecond));

    public int Minute => (int)(NanoOfDay / (60 * NanosPerSecond) % 60);

    public int Second => (int)(NanoOfDay / NanosPerSecond % 60);

    public int Nano => (int)(NanoOfDay % NanosPerSecond);

    public int SecondOfDay => (int)(NanoOfDay / NanosPerSecond);

    /// <exception cref="TemporalRangeException">There is no such time.</exception>
    public static LocalTime Of(long hour, long minute, long second, long nano)
    {
        LocalDate.InRange("HourOfDay", hour, 0, 23);
        LocalDate.InRange("MinuteOfHour", minute, 0, 59);
        LocalDate.InRange("SecondOfMinute", second, 0, 59);
        LocalDate.InRange("NanoOfSecond", nano, 0, NanosPerSecond - 1);
        return new LocalTime((hour * 3600 + minute * 60 + second) * NanosPerSecond + nano);
    }

    /// <summary>Goes round at midnight.</summary>
    public LocalTime Plus(long seconds, long nanos) => new(LocalDate.FloorModulo(
        NanoOfDay + seconds % 86_400 * NanosPerSecond + nanos % NanosPerDay, NanosPerDay));

    public int CompareTo(LocalTime other) => NanoOfDay.CompareTo(other.NanoOfDay);

    public override string ToString() => $"{Hour:00}:{Minute:00}:{Second:00}{Fraction(Nano)}";

    /// <summary>A part of a second as text: ".142", or nothing.</summary>
    public static string Fraction(int nano) => nano == 0 ? "" : "." + nano.ToString("000000000", CultureInfo.InvariantCulture).TrimEnd('0');
}
