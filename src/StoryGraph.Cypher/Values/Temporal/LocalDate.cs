namespace StoryGraph.Cypher.Values.Temporal;

/// <summary>A day of the proleptic Gregorian calendar, from year -999,999,999 to +999,999,999.</summary>
/// <param name="EpochDay">Days since 1970-01-01.</param>
internal readonly record struct LocalDate(long EpochDay) : IComparable<LocalDate>
{
    public const long MinYear = -999_999_999;
    public const long MaxYear = 999_999_999;

    private const long DaysIn400Years = 146_097;

    public long Year => Split().Year;

    public int Month => Split().Month;

    public int Day => Split().Day;

    public int Quarter => (Month + 2) / 3;

    /// <summary>1 is Monday, 7 Sunday.</summary>
    public int DayOfWeek => (int)FloorModulo(EpochDay + 3, 7) + 1;

    public int DayOfYear => (int)(EpochDay - OfYearStart(Year)) + 1;

    public int DayOfQuarter => (int)(EpochDay - Of(Year, Quarter * 3 - 2, 1).EpochDay) + 1;

    /// <summary>The year that the ISO week of this day belongs to: the one its Thursday is in.</summary>
    public long WeekYear => Thursday.Year;

    /// <summary>The ISO week, from 1 to 53.</summary>
    public int Week => (Thursday.DayOfYear - 1) / 7 + 1;

    private LocalDate Thursday => new(EpochDay + 4 - DayOfWeek);

    /// <exception cref="TemporalRangeException">There is no such day.</exception>
    public static LocalDate Of(long year, long month, long day)
    {
        InRange("Year", year, MinYear, MaxYear);
        InRange("MonthOfYear", month, 1, 12);
        InRange("DayOfMonth", day, 1, 31);
        if (day > DaysInMonth(year, (int)month))
            throw new TemporalRangeException($"Invalid date '{year:0000}-{month:00}-{day:00}': the month has {DaysInMonth(year, (int)month)} days.");
        return new LocalDate(ToEpochDay(year, (int)month, (int)day));
    }

    /// <inheritdoc cref="Of"/>
    public static LocalDate OfYearDay(long year, long dayOfYear)
    {
        InRange("Year", year, MinYear, MaxYear);
        InRange("DayOfYear", dayOfYear, 1, IsLeap(year) ? 366 : 365);
        return new LocalDate(OfYearStart(year) + dayOfYear - 1);
    }

    /// <inheritdoc cref="Of"/>
    public static LocalDate OfQuarter(long year, long quarter, long dayOfQuarter)
    {
        InRange("QuarterOfYear", quarter, 1, 4);
        var start = Of(year, quarter * 3 - 2, 1);
        var length = (quarter == 4 ? OfYearStart(year + 1) : Of(year, quarter * 3 + 1, 1).EpochDay) - start.EpochDay;
        InRange("DayOfQuarter", dayOfQuarter, 1, length);
        return new LocalDate(start.EpochDay + dayOfQuarter - 1);
    }

    /// <inheritdoc cref="Of"/>
    public static LocalDate OfWeek(long weekYear, long week, long dayOfWeek)
    {
        InRange("WeekBasedYear", weekYear, MinYear, MaxYear);
        InRange("WeekOfWeekBasedYear", week, 1, WeeksIn(weekYear));
        InRange("DayOfWeek", dayOfWeek, 1, 7);
        return new LocalDate(FirstMonday(weekYear) + (week - 1) * 7 + dayOfWeek - 1);
    }

    public static int WeeksIn(long weekYear) => (int)((FirstMonday(weekYear + 1) - FirstMonday(weekYear)) / 7);

    /// <summary>The same day of another month, or its last day when that has fewer.</summary>
    public LocalDate PlusMonths(long months)
    {
        if (months == 0)
            return this;
        var (year, month, day) = Split();
        var total = checked(year * 12 + (month - 1) + months);
        var newYear = FloorDivide(total, 12);
        var newMonth = (int)FloorModulo(total, 12) + 1;
        InRange("Year", newYear, MinYear, MaxYear);
        return new LocalDate(ToEpochDay(newYear, newMonth, Math.Min(day, DaysInMonth(newYear, newMonth))));
    }

    public LocalDate PlusDays(long days)
    {
        var moved = new LocalDate(checked(EpochDay + days));
        InRange("Year", moved.Year, MinYear, MaxYear);
        return moved;
    }

    /// <summary>Whole months from this day to another, negative when that is earlier.</summary>
    public long MonthsUntil(LocalDate other)
    {
        var (from, to) = (Split(), other.Split());
        return ((to.Year * 12 + to.Month - from.Year * 12 - from.Month) * 32 + to.Day - from.Day) / 32;
    }

    public int CompareTo(LocalDate other) => EpochDay.CompareTo(other.EpochDay);

    public override string ToString()
    {
        var (year, month, day) = Split();
        var sign = year > 9999 ? "+" : year < 0 ? "-" : "";
        return $"{sign}{Math.Abs(year):0000}-{month:00}-{day:00}";
    }

    internal static int DaysInMonth(long year, int month) => month switch
    {
        2 => IsLeap(year) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };

    internal static void InRange(string field, long value, long least, long most)
    {
        if (value < least || value > most)
            throw new TemporalRangeException($"Invalid value for {field} (valid values {least} - {most}): {value}");
    }

    internal static long FloorDivide(long dividend, long divisor) => (dividend - FloorModulo(dividend, divisor)) / divisor;

    internal static long FloorModulo(long dividend, long divisor) => ((dividend % divisor) + divisor) % divisor;

    private static bool IsLeap(long year) => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

    private static long OfYearStart(long year) => ToEpochDay(year, 1, 1);

    private static long FirstMonday(long weekYear)
    {
        var fourth = new LocalDate(ToEpochDay(weekYear, 1, 4));
        return fourth.EpochDay - fourth.DayOfWeek + 1;
    }

    // Years begin in March here, so that a leap day is the last of its year (H. Hinnant, "chrono-Compatible Low-Level Date Algorithms").
    private static long ToEpochDay(long year, int month, int day)
    {
        var y = month <= 2 ? year - 1 : year;
        var era = FloorDivide(y, 400);
        var yearOfEra = y - era * 400;
        var dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        var dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * DaysIn400Years + dayOfEra - 719_468;
    }

    private (long Year, int Month, int Day) Split()
    {
        var z = EpochDay + 719_468;
        var era = FloorDivide(z, DaysIn400Years);
        var dayOfEra = z - era * DaysIn400Years;
        var yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        var dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        var shifted = (5 * dayOfYear + 2) / 153;
        var day = (int)(dayOfYear - (153 * shifted + 2) / 5) + 1;
        var month = (int)(shifted < 10 ? shifted + 3 : shifted - 9);
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
    }
}
