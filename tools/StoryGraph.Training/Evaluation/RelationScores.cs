using System.Text;
using StoryGraph.Language;

namespace StoryGraph.Training.Evaluation;

/// <summary>How well each relation is found, subtypes counted: right means the right head and the right relation.</summary>
internal sealed class RelationScores
{
    private readonly SortedDictionary<string, (int Gold, int Found, int Right)> counts = new(StringComparer.Ordinal);

    /// <param name="gold">The treebank's sentence.</param>
    /// <param name="system">The same words with our heads and relations.</param>
    /// <exception cref="ArgumentException">The sentences have different numbers of words.</exception>
    public void Add(ConlluSentence gold, ConlluSentence system)
    {
        if (gold.Words.Length != system.Words.Length)
            throw new ArgumentException($"gold has {gold.Words.Length} words, the system {system.Words.Length}; both must have the same words");
        foreach (var (expected, found) in gold.Words.Zip(system.Words))
        {
            var isRight = expected.Head == found.Head && expected.Relation == found.Relation;
            Count(expected.Relation, (1, 0, isRight ? 1 : 0));
            Count(found.Relation, (0, 1, 0));
        }
    }

    /// <summary>A Markdown table, the most frequent relation first.</summary>
    public string ToTable(string part)
    {
        var table = new StringBuilder($"\n| {part} | gold | precision | recall | F1 |\n| --- | ---: | ---: | ---: | ---: |\n");
        foreach (var (relation, (gold, found, right)) in counts.OrderByDescending(entry => entry.Value.Gold))
        {
            table.Append(FormattableString.Invariant(
                $"| {relation} | {gold} | {Percent(right, found):F1} | {Percent(right, gold):F1} | {Percent(2 * right, gold + found):F1} |\n"));
        }

        return table.ToString();

        static double Percent(int part, int whole) => 100.0 * part / Math.Max(1, whole);
    }

    private void Count(string relation, (int Gold, int Found, int Right) more)
    {
        var (gold, found, right) = counts.GetValueOrDefault(relation);
        counts[relation] = (gold + more.Gold, found + more.Found, right + more.Right);
    }
}
