namespace StoryGraph.Language;

/// <summary>What a named entity is, as the entity tagger tells them apart.</summary>
public enum EntityKind
{
    Person,
    Organization,
    Location,
}

/// <summary>A named entity: the tokens [Start, End) of its sentence. Entities of a sentence do not overlap.</summary>
/// <param name="Start">Index of the first token.</param>
/// <param name="End">Index after the last token.</param>
/// <param name="Kind">What it names.</param>
public readonly record struct EntitySpan(int Start, int End, EntityKind Kind);
