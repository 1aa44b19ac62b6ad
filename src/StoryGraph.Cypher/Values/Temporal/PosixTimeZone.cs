using System.Diagnostics.CodeAnalysis;

namespace StoryGraph.Cypher.Values.Temporal;

/// <summary>The rule that goes on for ever after the last listed change of a zone: "CET-1CEST,M3.5.0,M10.5.0/3" (POSIX TZ, RFC 9636).</summary>
internal sealed class PosixTimeZone
{
    private readonly int _standard;
    private readonly int _daylight;
    private readonly Change? _toDaylight;
    private readonly Change? _toStandard;

    private PosixTimeZone(int standard, int daylight, Change? toDaylight, Change? toStandard)
    {
        _standard = standard;
        _daylight = daylight;
        _toDaylight = toDaylight;
        _toStandard = toStandard;
    }

    public static bool TryParse(string text, [NotNullWhen(true)] out PosixTimeZone? zone)
    {
        zone = null;
        if (text.Length == 0)
            return false;
        var reader = new Reader(text);
        reader.SkipName();
        var standard = -reader.ReadTime();
        if (reader.IsAtEnd)
        {
            zone = new PosixTimeZone(standard, standard, null, null);
            return true;
        }
        reader.SkipName();
        var daylight = reader.Next is ',' ? standard + 3600 : -reader.ReadTime();
        zone = new PosixTimeZone(standard, daylight, reader.ReadChange(), reader.ReadChange());
        return true;
    }

    public int OffsetAt(long epochSecond)
    {
        if (_toDaylight is not { } start || _toStandard is not { } end)
            return _standard;
        var year = LocalDateTime.OfEpochSecond(epochSecond + _standard, 0).Date.Year;
        var from = start.In(year) - _standard;
        var to = end.In(year) - _daylight;
        // South of the equator daylight time lasts over the turn of the year.
        var isDaylight = from < to ? epochSecond >= from && epochSecond < to : epochSecond >= from || epochSecond < to;
        return isDaylight ? _daylight : _standard;
    }

    /// <summary>A day of every year and the local time on it.</summary>
    private readonly record struct Change(char Kind, int Month, int Week, int Day, int SecondOfDay)
    {
        /// <summary>Local seconds since 1970.</summary>
        public long In(long year) => EpochDay(year) * 86_400 + SecondOfDay;

        private long EpochDay(long year)
        {
            var first = LocalDate.Of(year, Kind == 'M' ? Month : 1, 1);
            switch (Kind)
            {
                case 'J': // 29 February is never counted
                    return first.EpochDay + Day - 1 + (Day >= 60 && LocalDate.DaysInMonth(year, 2) == 29 ? 1 : 0);
                case 'M':
                    var dayOfWeek = Day == 0 ? 7 : Day;
                    var day = first.EpochDay + (dayOfWeek - first.DayOfWeek + 7) % 7 + (Week - 1) * 7;
                    return day >= first.EpochDay + LocalDate.DaysInMonth(year, Month) ? day - 7 : day;
                default:
                    return first.EpochDay + Day;
            }
        }
    }

    private ref struct Reader(string text)
    {
        private int _at;

        public readonly bool IsAtEnd => _at == text.Length;

        public readonly char Next => IsAtEnd ? '\0' : text[_at];

        public void SkipName()
        {
            if (Next == '<')
                _at = text.IndexOf('>', StringComparison.Ordinal) is var end && _at > end ? text.IndexOf('>', _at) + 1 : end + 1;
            else
                while (char.IsAsciiLetter(Next))
                    _at++;
        }

        /// <summary>[+-]hh[:mm[:ss]] in seconds.</summary>
        public int ReadTime()
        {
            var sign = Next == '-' ? -1 : 1;
            if (Next is '-' or '+')
                _at++;
            var seconds = ReadNumber() * 3600;
            for (var unit = 60; Next == ':'; unit = 1)
            {
                _at++;
                seconds += ReadNumber() * unit;
            }
            return sign * seconds;
        }

        /// <summary>",M3.5.0/2", ",J60", ",59".</summary>
        public Change ReadChange()
        {
            _at++;
            var kind = Next is 'M' or 'J' ? text[_at++] : 'N';
            var (month, week, day) = (0, 0, ReadNumber());
            if (kind == 'M')
            {
                month = day;
                _at++;
                week = ReadNumber();
                _at++;
                day = ReadNumber();
            }
            if (Next != '/')
                return new Change(kind, month, week, day, 2 * 3600);
            _at++;
            return new Change(kind, month, week, day, ReadTime());
        }

        private int ReadNumber()
        {
            var value = 0;
            for (; char.IsAsciiDigit(Next); _at++)
                value = value * 10 + (Next - '0');
            return value;
        }
    }
}
