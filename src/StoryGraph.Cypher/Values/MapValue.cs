using System.Diagnostics.CodeAnalysis;

namespace StoryGraph.Cypher.Values;

/// <summary>A map in the order its keys were written. Small maps, which is nearly all of them, are searched in place.</summary>
internal sealed class MapValue
{
    private const int LargestSearchedInPlace = 8;

    private readonly string[] _keys;
    private readonly Value[] _values;
    private readonly Dictionary<string, int>? _places;

    /// <summary>Takes both arrays over. No key may occur twice.</summary>
    public MapValue(string[] keys, Value[] values)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, keys.Length);
        _keys = keys;
        _values = values;
        if (keys.Length <= LargestSearchedInPlace)
            return;
        _places = new Dictionary<string, int>(keys.Length, StringComparer.Ordinal);
        for (var place = 0; place < keys.Length; place++)
            _places[keys[place]] = place;
    }

    public static MapValue Empty { get; } = new([], []);

    public int Count => _keys.Length;

    public ReadOnlySpan<string> Keys => _keys;

    /// <summary>In the order of <see cref="Keys"/>.</summary>
    public ReadOnlySpan<Value> Values => _values;

    /// <summary>The value under a key; null when the map has no such key.</summary>
    public Value this[string key] => TryGet(key, out var value) ? value : default;

    public bool TryGet(string key, [MaybeNullWhen(false)] out Value value)
    {
        var place = PlaceOf(key);
        value = place < 0 ? default : _values[place];
        return place >= 0;
    }

    private int PlaceOf(string key)
    {
        if (_places is not null)
            return _places.TryGetValue(key, out var found) ? found : -1;
        for (var place = 0; place < _keys.Length; place++)
        {
            if (string.Equals(_keys[place], key))
                return place;
        }
        return -1;
    }
}
