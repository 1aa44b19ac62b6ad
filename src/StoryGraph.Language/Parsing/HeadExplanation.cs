using System.Collections.Immutable;

namespace StoryGraph.Language.Parsing;

/// <summary>A head that was possible; -1 is the root. Only differences between scores of one word mean anything.</summary>
internal readonly record struct HeadScore(int Head, float Score);

/// <summary>A relation that was possible.</summary>
internal readonly record struct RelationScore(string Relation, float Score);

/// <summary>Why a word has its head and relation: what was possible, best first.</summary>
/// <param name="Heads">Heads; the tree as a whole may have taken another than the first.</param>
/// <param name="Relations">Relations to the head it has; empty for the root.</param>
internal sealed record HeadExplanation(ImmutableArray<HeadScore> Heads, ImmutableArray<RelationScore> Relations)
{
    internal static HeadExplanation From(
        int word, int start, ReadOnlySpan<float> arcs, string[] relations, ReadOnlySpan<float> relationScores, int most)
    {
        var heads = new List<HeadScore>();
        for (var candidate = 0; candidate < arcs.Length; candidate++)
        {
            var head = candidate == 0 ? -1 : start + candidate - 1;
            if (head != word)
                heads.Add(new HeadScore(head, arcs[candidate]));
        }

        var scored = relations.Zip(relationScores.ToArray(), (relation, score) => new RelationScore(relation, score));
        return new HeadExplanation(
            [.. heads.OrderByDescending(head => head.Score).Take(most)],
            [.. scored.OrderByDescending(relation => relation.Score).Take(most)]);
    }
}
