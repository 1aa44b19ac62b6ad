using System.Collections.Immutable;

namespace StoryGraph.Extraction;

/// <summary>One place of a text where a rule's word stands: how far the rule came there and, if it makes no edge, what stopped it.</summary>
public sealed record Explanation
{
    public required string Sentence { get; init; }

    /// <summary>The sentence's words with their lemmas, tags, heads (from 1, 0 for the root) and relations, one a line.</summary>
    public required ImmutableArray<string> Tree { get; init; }

    /// <summary>The word that triggers the rule.</summary>
    public required string Trigger { get; init; }

    public required string Rule { get; init; }

    public required string Type { get; init; }

    /// <summary>Names of those that can be the subject, with the kind of expression that points to each.</summary>
    public required ImmutableArray<string> Subjects { get; init; }

    public required ImmutableArray<string> Objects { get; init; }

    public required Modality Modality { get; init; }

    /// <summary>The words that make it planned, possible or denied.</summary>
    public required ImmutableArray<string> Cues { get; init; }

    /// <summary>Null when the rule makes a claim here.</summary>
    public required string? Stopped { get; init; }
}
