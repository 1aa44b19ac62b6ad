using StoryGraph.Language;
using StoryGraph.Language.Tokenization;

namespace StoryGraph.Training.Tokenization;

/// <summary>Learns which tokens are read as several words, by counting.</summary>
internal static class MultiwordTraining
{
    public static void Run(TrainingContext context)
    {
        var sentences = context.Data.TrainSentences;
        var parted = new Dictionary<string, Dictionary<string, int>>(StringComparer.Ordinal);     // token -> cuts -> count
        var clitics = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var sentence in sentences)
        {
            foreach (var token in sentence.MultiwordTokens)
            {
                var words = sentence.Words[token.Start..token.End];
                if (string.Concat(words.Select(word => word.Form)) != token.Form)
                {
                    continue;
                }

                Count(parted, MultiwordTokens.Fold(token.Form), Cuts(words.Select(word => word.Form.Length)));
                if (words.Length == 2 && MultiwordTokens.Fold(words[1].Form) is { Length: <= 4 } clitic && clitic.Contains('\'', StringComparison.Ordinal))
                {
                    var key = MultiwordTokens.CliticKey(words[0].Form[^1], clitic);
                    clitics[key] = clitics.GetValueOrDefault(key) + 1;
                }
            }
        }

        // Against that stand the tokens that are one word.
        var endings = clitics.ToDictionary(StringComparer.Ordinal);
        foreach (var word in Whole(sentences))
        {
            var folded = MultiwordTokens.Fold(word);
            for (var length = 1; length <= 4 && length < folded.Length; length++)
            {
                var key = MultiwordTokens.CliticKey(folded[^(length + 1)], folded[^length..]);
                if (endings.TryGetValue(key, out var count))
                {
                    endings[key] = count - 1;
                }
            }
        }

        var whole = new Dictionary<string, int[]>(StringComparer.Ordinal);
        var asOne = Whole(sentences).Select(MultiwordTokens.Fold).CountBy(word => word).ToDictionary(StringComparer.Ordinal);
        foreach (var (token, ways) in parted)
        {
            var (cuts, count) = ways.OrderByDescending(way => way.Value).ThenBy(way => way.Key, StringComparer.Ordinal).First();
            var alone = asOne.GetValueOrDefault(token);
            if (token.Length <= 24 && count + alone > 1)
            {
                whole[token] = count > alone ? [.. cuts.Split(',').Select(cut => int.Parse(cut, null))] : [];
            }
        }

        var kept = endings.Where(ending => ending.Value > 0).Select(ending => ending.Key).ToHashSet(StringComparer.Ordinal);
        context.Log.Write($"multiword tokens: {whole.Count} whole, {kept.Count} clitics");
        context.Sections.Save(new MultiwordTokens(whole, kept));
    }

    private static IEnumerable<string> Whole(IEnumerable<ConlluSentence> sentences) => sentences.SelectMany(sentence => sentence.Words
        .Where((_, i) => !sentence.MultiwordTokens.Any(token => token.Start <= i && i < token.End))
        .Select(word => word.Form));

    private static string Cuts(IEnumerable<int> lengths)
    {
        var at = 0;
        return string.Join(',', lengths.SkipLast(1).Select(length => at += length));
    }

    private static void Count(Dictionary<string, Dictionary<string, int>> counts, string token, string way)
    {
        if (!counts.TryGetValue(token, out var ways))
        {
            counts.Add(token, ways = new Dictionary<string, int>(StringComparer.Ordinal));
        }

        ways[way] = ways.GetValueOrDefault(way) + 1;
    }
}
