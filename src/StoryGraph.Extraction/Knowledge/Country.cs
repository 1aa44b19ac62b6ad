using System.Collections.Immutable;

namespace StoryGraph.Extraction.Knowledge;

/// <summary>A state, or a territory that news treats as one.</summary>
internal sealed record Country
{
    /// <summary>ISO 3166-1 alpha-3; of a state that is no more, ISO 3166-3 ("SUN").</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required CountryStatus Status { get; init; }

    /// <summary>Official and other names, without <see cref="Name"/>.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>Seats of government, the main one first.</summary>
    public ImmutableArray<string> Capitals { get; init; } = [];

    /// <summary>"Iranian"; the one that a title carries first.</summary>
    public ImmutableArray<string> Adjectives { get; init; } = [];

    /// <summary>What its people are called, where the adjective does not serve: "Turk", "Turks".</summary>
    public ImmutableArray<string> Nouns { get; init; } = [];

    /// <summary>Names of its government that stand for the state: "Kremlin".</summary>
    public ImmutableArray<string> Governments { get; init; } = [];

    public bool Equals(Country? other) => other?.Id == Id;

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Id);
}

internal enum CountryStatus
{
    /// <summary>Member or observer of the United Nations.</summary>
    Sovereign,

    /// <summary>Governs itself and is recognised by some, not by all.</summary>
    Disputed,

    /// <summary>Belongs to a state, but news writes of it as of a country.</summary>
    Territory,

    /// <summary>Is no more.</summary>
    Historical,
}

/// <summary>How a word points to a country: what it may do in a sentence depends on it.</summary>
internal enum CountryNaming
{
    Name,

    /// <summary>"Iranian"</summary>
    Adjective,

    /// <summary>"Turks"</summary>
    Noun,

    /// <summary>A place when something happens there, the state when it acts as one.</summary>
    Capital,

    /// <summary>"the Kremlin"</summary>
    Government,
}

internal sealed record CountryName(Country Country, CountryNaming Naming);
