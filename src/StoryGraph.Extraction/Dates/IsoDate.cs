using System.Globalization;

namespace StoryGraph.Extraction.Dates;

/// <summary>A date of the precision known: a year, a month of a year, or a day.</summary>
internal readonly record struct IsoDate
{
    private IsoDate(int year, int month, int day) => (Year, Month, Day) = (year, month, day);

    public int Year { get; }

    /// <summary>From 1; 0 when only the year is known.</summary>
    public int Month { get; }

    /// <summary>From 1; 0 when only the month is known.</summary>
    public int Day { get; }

    public bool IsDay => Day > 0;

    /// <summary>The first day that it may be.</summary>
    public DateOnly First => new(Year, Math.Max(Month, 1), Math.Max(Day, 1));

    /// <summary>The last day that it may be.</summary>
    public DateOnly Last => IsDay ? First : Month > 0 ? First.AddMonths(1).AddDays(-1) : new DateOnly(Year, 12, 31);

    public static IsoDate Of(DateOnly day) => new(day.Year, day.Month, day.Day);

    /// <summary>Null when there is no such day: the 31st of June.</summary>
    public static IsoDate? Of(int year, int month = 0, int day = 0) =>
        year is < 1000 or > 2999 || month is < 0 or > 12 || day < 0 || (month == 0 && day > 0) || (day > 0 && day > DateTime.DaysInMonth(year, month))
            ? null
            : new IsoDate(year, month, day);

    /// <summary>Reads "2025", "2025-08", "2025-08-11", and the date of "2025-08-11T04:35:35Z"; null for anything else.</summary>
    public static IsoDate? Parse(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var date = text.Split('T', ' ')[0];
        var parts = date.Split('-');
        Span<int> numbers = [0, 0, 0];
        if (parts.Length > 3 || parts[0].Length != 4)
        {
            return null;
        }

        for (var i = 0; i < parts.Length; i++)
        {
            if (!int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]) || numbers[i] == 0)
            {
                return null;
            }
        }

        return Of(numbers[0], numbers[1], numbers[2]);
    }

    /// <summary>What all days from one to another have in common: "2025-08", when both are of that month; null when nothing is.</summary>
    public static IsoDate? Common(DateOnly first, DateOnly last) =>
        first == last ? Of(first)
        : first.Year != last.Year ? null
        : first.Month != last.Month ? Of(first.Year)
        : Of(first.Year, first.Month);

    /// <summary>ISO 8601: "2025", "2025-08" or "2025-08-11".</summary>
    public override string ToString() =>
        IsDay ? $"{Year:D4}-{Month:D2}-{Day:D2}" : Month > 0 ? $"{Year:D4}-{Month:D2}" : $"{Year:D4}";
}
