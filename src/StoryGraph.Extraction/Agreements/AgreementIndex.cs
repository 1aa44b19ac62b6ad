using System.Collections.Immutable;
using StoryGraph.Extraction.Entities;

namespace StoryGraph.Extraction.Agreements;

/// <summary>Which agreement the words of a story mean, by sentence and head noun.</summary>
internal sealed class AgreementIndex(IReadOnlyDictionary<(int Sentence, int Token), AgreementMention> byPlace, IReadOnlyList<AgreementDraft> all)
{
    public static readonly AgreementIndex Empty = new(new Dictionary<(int, int), AgreementMention>(), []);

    public IReadOnlyList<AgreementDraft> All { get; } = all;

    public AgreementMention? At(int sentence, int token) => byPlace.GetValueOrDefault((sentence, token));
}

/// <summary>A place that means an agreement.</summary>
/// <param name="Entity">Which.</param>
/// <param name="Kind">By what kind of expression.</param>
/// <param name="Parties">The sides that the phrase itself names.</param>
internal sealed record AgreementMention(AgreementDraft Entity, ReferenceKind Kind, ImmutableArray<EntityDraft> Parties);
