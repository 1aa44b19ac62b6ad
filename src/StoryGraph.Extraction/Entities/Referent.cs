namespace StoryGraph.Extraction.Entities;

/// <summary>By what kind of expression the text points to an entity; the later ones are the less certain.</summary>
internal enum ReferenceKind
{
    /// <summary>By its name.</summary>
    Name,

    /// <summary>A state by its government, capital or people: "Tehran", "Iranian officials".</summary>
    Metonym,

    /// <summary>"the adviser", "the two countries", "the pact".</summary>
    Description,

    Pronoun,
}

/// <summary>What a noun phrase stands for.</summary>
internal readonly record struct Referent(EntityDraft Entity, ReferenceKind Kind);
