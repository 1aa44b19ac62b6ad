using System.Collections.Immutable;
using StoryGraph.Extraction.Entities;

namespace StoryGraph.Extraction.Relations;

/// <summary>A place where a rule's word stands, how far the rule came there, and what stopped it.</summary>
internal sealed record Candidate
{
    public required Rule Rule { get; init; }

    /// <summary>Index of the sentence.</summary>
    public required int Sentence { get; init; }

    /// <summary>Token of the word that triggers the rule.</summary>
    public required int Trigger { get; init; }

    public ImmutableArray<Referent> Subjects { get; init; } = [];

    public ImmutableArray<Referent> Objects { get; init; } = [];

    public ModalityReading Modality { get; init; }

    /// <summary>True when the trigger is a noun: its sides are read less surely than a verb's.</summary>
    public bool IsNominal { get; init; }

    /// <summary>Why it makes no claim; null when it makes one.</summary>
    public string? Stopped { get; init; }
}
