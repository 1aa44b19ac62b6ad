using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace StoryGraph.Cypher.Values.Temporal;

/// <summary>The offsets of a named zone through time, from the system's IANA database (TZif, RFC 9636).</summary>
/// <remarks>
/// TimeZoneInfo knows whole minutes and years 1 to 9999 only; Stockholm in 1818 was 53 minutes and 28 seconds ahead. Where the system
/// has no such files (Windows), TimeZoneInfo answers after all.
/// </remarks>
internal sealed class TimeZoneRules
{
    private static readonly ConcurrentDictionary<string, TimeZoneRules?> Known = new(StringComparer.Ordinal);

    private readonly long[] _transitions;
    private readonly int[] _offsets;
    private readonly Func<long, int> _afterLast;

    /// <param name="name">"Europe/Stockholm".</param>
    /// <param name="transitions">Epoch seconds, ascending.</param>
    /// <param name="offsets">One more than transitions: the offset before the first, then after each.</param>
    /// <param name="afterLast">The offset at an epoch second from the last transition on.</param>
    private TimeZoneRules(string name, long[] transitions, int[] offsets, Func<long, int> afterLast)
    {
        Name = name;
        _transitions = transitions;
        _offsets = offsets;
        _afterLast = afterLast;
    }

    public string Name { get; }

    public static bool TryFind(string name, [NotNullWhen(true)] out TimeZoneRules? rules)
    {
        rules = Known.GetOrAdd(name, Load);
        return rules is not null;
    }

    /// <summary>Seconds east of UTC at an instant.</summary>
    public int OffsetAt(long epochSecond)
    {
        if (_transitions.Length == 0 || epochSecond >= _transitions[^1])
            return _afterLast(epochSecond);
        var place = Array.BinarySearch(_transitions, epochSecond);
        return _offsets[place >= 0 ? place + 1 : ~place];
    }

    /// <summary>The offsets in force before and after whatever change there is near a local time; the same twice when there is none.</summary>
    public (int Before, int After) OffsetsAround(long localEpochSecond)
    {
        const int day = 86_400; // no offset is greater, and no zone changes twice within two days
        return (OffsetAt(localEpochSecond - day), OffsetAt(localEpochSecond + day));
    }

    public override string ToString() => Name;

    private static TimeZoneRules? Load(string name)
    {
        if (name.Length == 0 || !char.IsAsciiLetter(name[0]) || name.Contains("..", StringComparison.Ordinal)
            || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '-' or '+'))
        {
            return null;
        }
        var path = Path.Combine(Environment.GetEnvironmentVariable("TZDIR") ?? "/usr/share/zoneinfo", name);
        if (File.Exists(path))
            return Read(name, File.ReadAllBytes(path));
        return TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)
            ? new TimeZoneRules(name, [], [0], second => OffsetOf(zone, second))
            : null;
    }

    private static int OffsetOf(TimeZoneInfo zone, long epochSecond)
    {
        var least = DateTimeOffset.MinValue.ToUnixTimeSeconds();
        var most = DateTimeOffset.MaxValue.ToUnixTimeSeconds();
        return (int)zone.GetUtcOffset(DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(epochSecond, least, most))).TotalSeconds;
    }

    private static TimeZoneRules? Read(string name, ReadOnlySpan<byte> file)
    {
        const int header = 44;
        if (!file.StartsWith("TZif"u8) || file[4] < (byte)'2')
            return null;
        var body = file[(header + BodyLength(file, timeSize: 4))..]; // the first block has 32-bit times and is there for old readers
        var (times, types) = (Count(body, 32), Count(body, 36));
        var data = body[header..];
        var transitions = new long[times];
        for (var i = 0; i < times; i++)
            transitions[i] = BinaryPrimitives.ReadInt64BigEndian(data[(i * 8)..]);
        var indexes = data.Slice(times * 8, times);
        var typeInfos = data.Slice(times * 9, types * 6);
        var offsets = new int[times + 1];
        offsets[0] = BinaryPrimitives.ReadInt32BigEndian(typeInfos);
        for (var i = 0; i < times; i++)
            offsets[i + 1] = BinaryPrimitives.ReadInt32BigEndian(typeInfos[(indexes[i] * 6)..]);
        var footer = System.Text.Encoding.ASCII.GetString(data[BodyLength(body, timeSize: 8)..]).Trim('\n');
        var last = offsets[^1];
        return new TimeZoneRules(name, transitions, offsets, PosixTimeZone.TryParse(footer, out var rule) ? rule.OffsetAt : _ => last);
    }

    /// <summary>The length of what follows a header: times, indexes, types, names, leap seconds and two kinds of flags.</summary>
    private static int BodyLength(ReadOnlySpan<byte> header, int timeSize) =>
        Count(header, 32) * (timeSize + 1) + Count(header, 36) * 6 + Count(header, 40) + Count(header, 28) * (timeSize + 4) + Count(header, 24) + Count(header, 20);

    private static int Count(ReadOnlySpan<byte> header, int at) => BinaryPrimitives.ReadInt32BigEndian(header[at..]);
}
