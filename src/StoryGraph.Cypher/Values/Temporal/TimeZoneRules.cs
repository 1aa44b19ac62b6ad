using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using NodaTime;

namespace StoryGraph.Cypher.Values.Temporal;

/// <summary>The offsets of a named zone through time, from the IANA database that NodaTime brings.</summary>
/// <remarks>
/// Not the system's: that differs from machine to machine, and TimeZoneInfo knows whole minutes only, while Stockholm in 1818 was 53
/// minutes and 28 seconds ahead. Before year -9998 and after 9999 the offset is that of the last year known.
/// </remarks>
internal sealed class TimeZoneRules
{
    private static readonly ConcurrentDictionary<string, TimeZoneRules?> Known = new(StringComparer.Ordinal);
    private static readonly long Earliest = Instant.MinValue.ToUnixTimeSeconds();
    private static readonly long Latest = Instant.MaxValue.ToUnixTimeSeconds();

    private readonly DateTimeZone _zone;

    private TimeZoneRules(string name, DateTimeZone zone) => (Name, _zone) = (name, zone);

    /// <summary>"Europe/Stockholm", as it was written.</summary>
    public string Name { get; }

    public static bool TryFind(string name, [NotNullWhen(true)] out TimeZoneRules? rules)
    {
        rules = Known.GetOrAdd(name, Load);
        return rules is not null;
    }

    /// <summary>Seconds east of UTC at an instant.</summary>
    public int OffsetAt(long epochSecond) =>
        _zone.GetUtcOffset(Instant.FromUnixTimeSeconds(Math.Clamp(epochSecond, Earliest, Latest))).Seconds;

    /// <summary>The offsets in force before and after whatever change there is near a local time; the same twice when there is none.</summary>
    public (int Before, int After) OffsetsAround(long localEpochSecond)
    {
        const int day = 86_400; // no offset is greater, and no zone changes twice within two days
        return (OffsetAt(localEpochSecond - day), OffsetAt(localEpochSecond + day));
    }

    public override string ToString() => Name;

    private static TimeZoneRules? Load(string name) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(name) is { } zone && DateTimeZoneProviders.Tzdb.Ids.Contains(name)
            ? new TimeZoneRules(name, zone)
            : null;
}
