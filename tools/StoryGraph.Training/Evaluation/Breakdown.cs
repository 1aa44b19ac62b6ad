using StoryGraph.Language;
using StoryGraph.Training.Data;

namespace StoryGraph.Training.Evaluation;

/// <summary>Where the errors are: by genre, by relation, by tag.</summary>
internal static class Breakdown
{
    public static IEnumerable<(string Genre, Conll18Scores Scores)> ByGenre(Evaluator evaluator, IEnumerable<TreebankDocument> documents) => documents
        .GroupBy(document => document.Genre, StringComparer.Ordinal)
        .OrderBy(genre => genre.Key, StringComparer.Ordinal)
        .Select(genre => (genre.Key, Conll18.Evaluate(genre.SelectMany(document => document.Sentences), evaluator.FromGoldWords(genre))));

    /// <summary>For each relation with its subtype how often head and relation are right, most frequent first.</summary>
    public static IEnumerable<(string Relation, int Words, double Recall, double Precision)> ByRelation(
        IReadOnlyList<ConlluSentence> gold, IReadOnlyList<ConlluSentence> own)
    {
        var words = gold.Zip(own).SelectMany(pair => pair.First.Words.Zip(pair.Second.Words)).ToList();
        var said = words.CountBy(word => word.Second.Relation).ToDictionary(StringComparer.Ordinal);
        return words
            .GroupBy(word => word.First.Relation, StringComparer.Ordinal)
            .Select(group =>
            {
                var right = group.Count(word => word.First.Head == word.Second.Head && word.First.Relation == word.Second.Relation);
                return (group.Key, group.Count(), 100.0 * right / group.Count(), 100.0 * right / Math.Max(1, said.GetValueOrDefault(group.Key)));
            })
            .OrderByDescending(row => row.Item2)
            .ThenBy(row => row.Key, StringComparer.Ordinal);
    }

    /// <summary>The most frequent confusions of a column: what the treebank says, what we say, how often.</summary>
    public static IEnumerable<(string Gold, string Own, int Count)> Confusions(
        IReadOnlyList<ConlluSentence> gold, IReadOnlyList<ConlluSentence> own, Func<ConlluWord, string> column, int most) => gold
        .Zip(own)
        .SelectMany(pair => pair.First.Words.Zip(pair.Second.Words))
        .Select(words => (Gold: column(words.First), Own: column(words.Second)))
        .Where(words => words.Gold != words.Own)
        .CountBy(words => words)
        .OrderByDescending(row => row.Value)
        .ThenBy(row => row.Key.Gold + " " + row.Key.Own, StringComparer.Ordinal)
        .Take(most)
        .Select(row => (row.Key.Gold, row.Key.Own, row.Value));
}
