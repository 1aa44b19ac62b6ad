using System.Collections.Immutable;

namespace StoryGraph.Asking.Grammar;

/// <summary>Finds every way in which a pattern fits a whole question, shortest names first.</summary>
internal sealed class PatternMatcher(RelationLexicon relations, KindLexicon kinds, PeriodReader periods)
{
    private static readonly ImmutableDictionary<string, Range> NoSlots = ImmutableDictionary<string, Range>.Empty;

    public IEnumerable<PatternMatch> Match(QuestionPattern pattern, ImmutableArray<QuestionWord> words) =>
        Match([.. pattern.Elements], words, 0, NoSlots)
            .Where(end => end.Position == words.Length)
            .Select(end => new PatternMatch(pattern, end.Slots));

    private IEnumerable<(int Position, ImmutableDictionary<string, Range> Slots)> Match(
        ImmutableList<PatternElement> elements, ImmutableArray<QuestionWord> words, int position, ImmutableDictionary<string, Range> slots)
    {
        if (elements.IsEmpty)
        {
            return [(position, slots)];
        }

        var rest = elements.RemoveAt(0);
        return elements[0] switch
        {
            PatternElement.Word word => position < words.Length && word.Lemmas.Any(words[position].Is)
                ? Match(rest, words, position + 1, slots)
                : [],
            PatternElement.Optional optional =>
                Match(rest.InsertRange(0, optional.Elements), words, position, slots).Concat(Match(rest, words, position, slots)),
            PatternElement.Slot slot => Ends(slot.Name, words, position)
                .SelectMany(end => Match(rest, words, end, slots.SetItem(slot.Name, position..end))),
            _ => throw new InvalidOperationException($"Unknown pattern element {elements[0]}."),
        };
    }

    /// <summary>Where a slot that begins at a word may end.</summary>
    private IEnumerable<int> Ends(string slot, ImmutableArray<QuestionWord> words, int start) => slot switch
    {
        "relation" => relations.EndsOf(words, start),
        "kind" => start < words.Length && kinds.LabelOf(words[start].Lemma) is not null ? [start + 1] : [],
        "period" => periods.EndsOf(words, start),
        _ => Enumerable.Range(start + 1, Math.Max(0, words.Length - start)),
    };
}
