using StoryGraph.Language;
using StoryGraph.Language.Lemmatizing;

namespace StoryGraph.Training.Lemmas;

/// <summary>Learns lemma rules by counting, from the general (a tag) to the particular (a word with both tags).</summary>
internal static class LemmatizerTraining
{
    public static void Run(TrainingContext context)
    {
        var words = context.Data.TrainSentences
            .SelectMany(sentence => sentence.Words)
            .Where(word => word.Lemma.Length > 0 && word.Lemma != ConlluWord.Missing && word.MiscValue("CorrectForm") is null)
            .ToList();
        var table = new Dictionary<uint, LemmaRule>();
        var types = words.DistinctBy(word => (word.Form, word.Xpos, word.Lemma)).ToList();
        for (var length = 0; length <= Lemmatizer.LongestEnding; length++)
        {
            AddEndings(table, types, length);
        }

        AddWhole(table, words, word => Lemmatizer.WholeKey(word.Form, Lemmatizer.Number(word.Xpos)));
        AddWhole(table, words, word => Lemmatizer.WholeKey(word.Form, Lemmatizer.Number(word.Xpos), Lemmatizer.Number(word.Upos)));
        var lemmatizer = Build(table);
        context.Sections.Save(lemmatizer);
        context.Log.Write($"lemmatizer: {table.Count} entries, {table.Values.Distinct().Count()} rules");
    }

    private static void AddEndings(Dictionary<uint, LemmaRule> table, List<ConlluWord> types, int length)
    {
        var current = Build(table);
        var groups = types
            .Where(word => word.Form.Length > length && Lemmatizer.IsPlainWord(word.Form))
            .Select(word => (
                Key: Lemmatizer.EndingKey(word.Form.AsSpan(word.Form.Length - length), Lemmatizer.Number(word.Xpos)),
                Word: word,
                Rule: LemmaRule.Between(word.Form, word.Lemma)))
            .GroupBy(word => word.Key)
            .ToList();
        foreach (var group in groups)
        {
            // A rule may only cut what it has seen, and two words at least must ask for it.
            var best = group
                .Where(word => word.Rule.Cut <= length)
                .GroupBy(word => word.Rule)
                .Select(rule => (Rule: rule.Key, Count: rule.Count()))
                .OrderByDescending(rule => rule.Count)
                .ThenBy(rule => rule.Rule.ToString(), StringComparer.Ordinal)
                .FirstOrDefault();
            var right = group.Count(word => current.Lemma(word.Word.Form, word.Word.Xpos, word.Word.Upos) == word.Word.Lemma);
            if (best.Count >= 2 && (length == 0 || best.Count > right))
            {
                table[group.Key] = best.Rule;
            }
        }
    }

    private static void AddWhole(Dictionary<uint, LemmaRule> table, List<ConlluWord> words, Func<ConlluWord, uint> key)
    {
        var current = Build(table);
        foreach (var group in words.GroupBy(key))
        {
            var best = group
                .GroupBy(word => LemmaRule.Between(word.Form, word.Lemma))
                .OrderByDescending(rule => rule.Count())
                .ThenBy(rule => rule.Key.ToString(), StringComparer.Ordinal)
                .First();
            var right = group.Count(word => current.Lemma(word.Form, word.Xpos, word.Upos) == word.Lemma);
            if (best.Count() > right)
            {
                table[group.Key] = best.Key;
            }
        }
    }

    private static Lemmatizer Build(Dictionary<uint, LemmaRule> table)
    {
        var rules = table.Values.Distinct().OrderBy(rule => rule.ToString(), StringComparer.Ordinal).ToArray();
        var numbers = rules.Select((rule, i) => (rule, i)).ToDictionary(pair => pair.rule, pair => (ushort)pair.i);
        return new Lemmatizer(rules, table.ToDictionary(entry => entry.Key, entry => numbers[entry.Value]));
    }
}
