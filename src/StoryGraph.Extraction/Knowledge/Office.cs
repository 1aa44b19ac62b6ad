using System.Collections.Immutable;

namespace StoryGraph.Extraction.Knowledge;

/// <summary>An office that a person holds: what it is an office of, and whether its holder's word is that body's word.</summary>
internal sealed record Office
{
    /// <summary>Lower case: "foreign minister".</summary>
    public required string Title { get; init; }

    /// <summary>Other words for the same office: "minister of foreign affairs", "FM".</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    public required OfficeScope Of { get; init; }

    /// <summary>The body of the state that it belongs to (a name of state-bodies.txt): "Foreign Ministry"; null for the state itself.</summary>
    public string? Body { get; init; }

    /// <summary>True when what its holder says or does in office is said or done by the body or state: a minister's, not a lawmaker's.</summary>
    public bool Speaks { get; init; }

    public bool Equals(Office? other) => other?.Title == Title;

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Title);
}

internal enum OfficeScope
{
    /// <summary>Of a state: president, prime minister, ambassador.</summary>
    State,

    /// <summary>Of a party or other body: chairman, secretary-general, director.</summary>
    Organization,

    /// <summary>Of either: leader, spokesperson, envoy.</summary>
    Any,

    /// <summary>Of a part of a state: governor, mayor, chief minister.</summary>
    Place,
}
