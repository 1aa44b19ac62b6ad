namespace StoryGraph.Cypher.Values;

/// <summary>Collects the entries of a <see cref="MapValue"/>; a key set again keeps its place and takes the new value.</summary>
internal sealed class MapBuilder
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<string> _keys = [];
    private readonly List<Value> _values = [];

    public Value this[string key]
    {
        set
        {
            if (_places.TryGetValue(key, out var place))
            {
                _values[place] = value;
                return;
            }
            _places.Add(key, _keys.Count);
            _keys.Add(key);
            _values.Add(value);
        }
    }

    public MapValue Build() => new([.. _keys], [.. _values]);
}
