using StoryGraph.Extraction.Entities;
using StoryGraph.Extraction.Relations;
using StoryGraph.Language;

namespace StoryGraph.Extraction.Claims;

/// <summary>How far a claim may be trusted, in (0, 1]: less for a noun than for a verb, for each step of coreference, for repaired text.</summary>
internal static class Confidence
{
    private const double OfVerb = 0.92;
    private const double OfNoun = 0.85;

    public static double Of(Candidate candidate, Referent subject, Referent @object, SentenceQuality quality) =>
        Rounded((candidate.IsNominal ? OfNoun : OfVerb) * Of(subject) * Of(@object) * Of(quality));

    public static double Of(double pattern, SentenceQuality quality) => Rounded(pattern * Of(quality));

    private static double Of(Referent referent) => referent.Kind switch
    {
        ReferenceKind.Name => referent.Entity.Label == EntityLabel.Topic ? 0.9 : 1,
        ReferenceKind.Metonym => 0.97,
        ReferenceKind.Description => 0.9,
        _ => 0.85,
    };

    private static double Of(SentenceQuality quality) => quality == SentenceQuality.Clean ? 1 : 0.8;

    // So that the digits are the same whatever the processor's last bit.
    private static double Rounded(double value) => Math.Round(value, 4, MidpointRounding.ToEven);
}
