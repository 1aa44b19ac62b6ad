using StoryGraph.Cypher.Values;

namespace StoryGraph.Cypher.Storage;

/// <param name="Key">A token.</param>
/// <param name="Value">Null takes the property away.</param>
internal readonly record struct Property(int Key, Value Value);
