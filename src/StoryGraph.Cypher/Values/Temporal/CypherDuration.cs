using System.Globalization;
using System.Text;

namespace StoryGraph.Cypher.Values.Temporal;

/// <summary>An amount of time in three parts that don't turn into each other: months, days, seconds.</summary>
/// <remarks>Nanoseconds are from 0 to 999,999,999: a negative amount has its sign in the seconds.</remarks>
internal readonly record struct CypherDuration(long Months, long Days, long Seconds, int Nanos) : IComparable<CypherDuration>
{
    /// <summary>The average of the Gregorian calendar's 400 years.</summary>
    private const long SecondsPerMonth = 2_629_746;

    private const long SecondsPerDay = 86_400;

    /// <exception cref="TemporalRangeException">A part doesn't fit.</exception>
    public static CypherDuration Of(Int128 months, Int128 days, Int128 seconds, Int128 nanos)
    {
        var carry = nanos / LocalTime.NanosPerSecond;
        var rest = nanos % LocalTime.NanosPerSecond;
        if (rest < 0)
        {
            carry--;
            rest += LocalTime.NanosPerSecond;
        }
        return new CypherDuration(Fit(months), Fit(days), Fit(seconds + carry), (int)rest);
    }

    /// <summary>What is left of a month after whole months is counted in days, what is left of a day in seconds, and that in nanoseconds.</summary>
    /// <exception cref="TemporalRangeException">A part doesn't fit.</exception>
    public static CypherDuration OfFractions(decimal months, decimal days, decimal seconds, decimal nanos)
    {
        var wholeMonths = Math.Truncate(months);
        days += (months - wholeMonths) * SecondsPerMonth / SecondsPerDay;
        var wholeDays = Math.Truncate(days);
        seconds += (days - wholeDays) * SecondsPerDay;
        var wholeSeconds = Math.Truncate(seconds);
        nanos += (seconds - wholeSeconds) * LocalTime.NanosPerSecond;
        return Of((Int128)wholeMonths, (Int128)wholeDays, (Int128)wholeSeconds, (Int128)Math.Truncate(Math.Round(nanos, 9)));
    }

    /// <exception cref="TemporalRangeException">A part doesn't fit.</exception>
    public CypherDuration Plus(CypherDuration other) => Of(
        (Int128)Months + other.Months, (Int128)Days + other.Days, (Int128)Seconds + other.Seconds, (Int128)Nanos + other.Nanos);

    public CypherDuration Negated() => Of(-(Int128)Months, -(Int128)Days, -(Int128)Seconds, -(Int128)Nanos);

    /// <exception cref="TemporalRangeException">A part doesn't fit.</exception>
    public CypherDuration Times(decimal factor) => OfFractions(Months * factor, Days * factor, Seconds * factor, Nanos * factor);

    /// <exception cref="TemporalRangeException">A part doesn't fit, or the divisor is 0.</exception>
    public CypherDuration Over(decimal divisor) => divisor == 0
        ? throw new TemporalRangeException("A duration cannot be divided by zero.")
        : OfFractions(Months / divisor, Days / divisor, Seconds / divisor, Nanos / divisor);

    /// <summary>By length on the average, then by nanoseconds, months, days.</summary>
    public int CompareTo(CypherDuration other)
    {
        var order = AverageSeconds.CompareTo(other.AverageSeconds);
        if (order == 0)
            order = Nanos.CompareTo(other.Nanos);
        if (order == 0)
            order = Months.CompareTo(other.Months);
        return order != 0 ? order : Days.CompareTo(other.Days);
    }

    public override string ToString()
    {
        var text = new StringBuilder("P");
        Append(text, Months / 12, 'Y');
        Append(text, Months % 12, 'M');
        Append(text, Days, 'D');
        // Seconds and nanoseconds are shown with one sign.
        var isNegative = Seconds < 0;
        var seconds = isNegative && Nanos != 0 ? Seconds + 1 : Seconds;
        var nanos = isNegative && Nanos != 0 ? (int)LocalTime.NanosPerSecond - Nanos : Nanos;
        if (Seconds != 0 || Nanos != 0)
            text.Append('T');
        Append(text, seconds / 3600, 'H');
        Append(text, seconds / 60 % 60, 'M');
        if (seconds % 60 != 0)
            text.Append(CultureInfo.InvariantCulture, $"{seconds % 60}{LocalTime.Fraction(nanos)}S");
        else if (nanos != 0)
            text.Append(CultureInfo.InvariantCulture, $"{(isNegative ? "-" : "")}0{LocalTime.Fraction(nanos)}S");
        return text.Length == 1 ? "PT0S" : text.ToString();
    }

    private Int128 AverageSeconds => (Int128)Months * SecondsPerMonth + (Int128)Days * SecondsPerDay + Seconds;

    private static void Append(StringBuilder text, long amount, char unit)
    {
        if (amount != 0)
            text.Append(amount).Append(unit);
    }

    private static long Fit(Int128 amount) => amount >= long.MinValue && amount <= long.MaxValue
        ? (long)amount
        : throw new TemporalRangeException($"Invalid value for duration: {amount} does not fit.");
}
