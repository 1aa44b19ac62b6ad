namespace StoryGraph.Cypher.Values.Temporal;

/// <summary>The map a temporal value is made from: each field at most once, known by name, of the right type.</summary>
internal sealed class FieldMap
{
    public static readonly string[] DateFields =
        ["date", "year", "month", "day", "week", "dayOfWeek", "ordinalDay", "quarter", "dayOfQuarter"];

    public static readonly string[] TimeFields = ["time", "hour", "minute", "second", "millisecond", "microsecond", "nanosecond"];

    public static readonly string[] ZoneFields = ["timezone"];

    public static readonly string[] DateTimeFields = ["datetime", "epochSeconds", "epochMillis"];

    private readonly MapValue _map;

    /// <exception cref="Graph.CypherException">ArgumentError: a field that the type doesn't have, or no field at all.</exception>
    public FieldMap(MapValue map, params string[][] allowed)
    {
        _map = map;
        if (map.Count == 0)
            throw QueryErrors.Temporal("At least one temporal unit must be specified.");
        foreach (var key in map.Keys)
        {
            if (!Array.Exists(allowed, fields => fields.Contains(key)))
                throw QueryErrors.Temporal($"No such field: {key}. There are {string.Join(", ", allowed.SelectMany(fields => fields))}.");
        }
    }

    public bool HasNull => _map.Values.ToArray().Any(value => value.IsNull);

    public bool Has(string field) => _map.TryGet(field, out _);

    public bool HasAny(params ReadOnlySpan<string> fields)
    {
        foreach (var field in fields)
        {
            if (Has(field))
                return true;
        }
        return false;
    }

    /// <summary>Null when the map has no such field.</summary>
    public long? Number(string field)
    {
        if (!_map.TryGet(field, out var value))
            return null;
        return value.Kind == ValueKind.Integer
            ? value.AsInteger()
            : throw QueryErrors.Type("InvalidArgumentValue", $"{field} must be an integer value, but was {TypeNames.Of(value)}: {value}.");
    }

    /// <summary>A temporal value to take parts from; null when the map has no such field.</summary>
    public Value? Temporal(string field)
    {
        if (!_map.TryGet(field, out var value))
            return null;
        return value.IsTemporal && value.Kind != ValueKind.Duration
            ? value
            : throw QueryErrors.Type("InvalidArgumentValue", $"{field} must be a temporal value, but was {TypeNames.Of(value)}: {value}.");
    }

    /// <summary>Null when the map has no timezone.</summary>
    public ZoneOrOffset? Zone()
    {
        if (!_map.TryGet("timezone", out var value))
            return null;
        return value.Kind == ValueKind.String
            ? TemporalParser.Zone(value.AsString())
            : throw QueryErrors.Type("InvalidArgumentValue", $"timezone must be a string value, but was {TypeNames.Of(value)}: {value}.");
    }
}
