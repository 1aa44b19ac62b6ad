using System.Collections.Immutable;
using StoryGraph.Asking.Grammar;
using StoryGraph.Asking.Naming;

namespace StoryGraph.Asking.Composing;

/// <summary>What fills a question's slots once its names are read.</summary>
internal sealed record Slots
{
    public required ImmutableDictionary<string, NameReading> Names { get; init; }

    public RelationType? Relation { get; init; }

    /// <summary>Node label that the question asks for.</summary>
    public string? Kind { get; init; }

    public Period? Period { get; init; }

    /// <summary>An office, folded.</summary>
    public string? Role { get; init; }

    public NameReading this[string slot] => Names[slot];
}
