using StoryGraph.Language.Splitting;
using StoryGraph.Language.Words;
using StoryGraph.Training.Data;
using StoryGraph.Training.Learning;

namespace StoryGraph.Training.Sentences;

/// <summary>Trains the sentence splitter on the treebanks' own tokens, paragraph by paragraph.</summary>
internal static class SplitterTraining
{
    private const int Epochs = 14;
    private const int LeastWeight = 2;
    private const int Margin = 8;
    private const int DropPercent = 25;
    private const double GluedShare = 0.08;

    public static void Run(TrainingContext context)
    {
        var vocabulary = context.Sections.Load<WordTable>();
        var trainer = new PerceptronTrainer(1, Margin, DropPercent);
        var random = new Random(29);
        var documents = context.Data.Train;
        var features = new uint[SplitterFeatures.Capacity];
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            var (asked, wrong) = (0, 0);
            foreach (var number in Shuffle.Order(documents.Length, random))
            {
                var raw = RawText.Of(documents[number], random, GluedShare);
                var views = raw.Tokens.Select(token => new SplitterToken(raw.Text.AsSpan(token.Start, token.Length), vocabulary)).ToArray();
                foreach (var (first, end) in ParagraphTokens(raw))
                {
                    var state = new SentenceState();
                    var tokens = raw.Tokens.AsSpan()[first..end];
                    for (var i = 0; i < tokens.Length; i++)
                    {
                        var starts = raw.SentenceStarts[first + i];
                        if (i > 0 && SplitterFeatures.MayStartSentence(views[first + i - 1], views[first + i]))
                        {
                            var count = SplitterFeatures.Fill(
                                views.AsSpan(first, tokens.Length), tokens, i, state.Start, state.OpenQuote, state.OpenBrackets, features);
                            var guess = trainer.LearnWithMargin(features.AsSpan(0, count), starts, random);
                            asked++;
                            wrong += guess == starts ? 0 : 1;
                        }

                        if (starts)
                        {
                            state = new SentenceState { Start = i };
                        }

                        state.Pass(views[first + i]);
                    }
                }
            }

            context.Log.Write($"splitter, round {epoch + 1}: {wrong} of {asked} boundaries wrong");
        }

        context.Sections.Save(new SplitterWeights(trainer.Average(LeastWeight)));
    }

    private static IEnumerable<(int First, int End)> ParagraphTokens(RawText raw)
    {
        for (var first = 0; first < raw.Tokens.Length;)
        {
            var end = first + 1;
            while (end < raw.Tokens.Length && !raw.Text.AsSpan(raw.Tokens[end - 1].End, raw.Tokens[end].Start - raw.Tokens[end - 1].End).Contains('\n'))
            {
                end++;
            }

            yield return (first, end);
            first = end;
        }
    }
}
