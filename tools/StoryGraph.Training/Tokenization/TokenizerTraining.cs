using System.Collections.Immutable;
using StoryGraph.Language.Tokenization;
using StoryGraph.Training.Data;
using StoryGraph.Training.Learning;

namespace StoryGraph.Training.Tokenization;

/// <summary>Trains the tokenizer on the treebanks' running text, some of it with spaces lost after punctuation.</summary>
internal static class TokenizerTraining
{
    private const int Epochs = 8;
    private const int LeastWeight = 2;
    private const int Margin = 8;
    private const int DropPercent = 25;
    private const double GluedShare = 0.04;

    public static void Run(TrainingContext context)
    {
        var trainer = new PerceptronTrainer(1, Margin, DropPercent);
        var random = new Random(23);
        var documents = context.Data.Train;
        var features = new uint[BoundaryFeatures.Capacity];
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            var (asked, wrong) = (0, 0);
            foreach (var number in Shuffle.Order(documents.Length, random))
            {
                var raw = RawText.Of(documents[number], random, GluedShare);
                foreach (var (chunkStart, chunkEnd, tokens) in Chunks(raw))
                {
                    var token = 0;
                    for (var at = chunkStart + 1; at < chunkEnd; at++)
                    {
                        // The token in progress is the treebank's, not the guessed one: a wrong cut is seldom followed by another.
                        var ends = at == tokens[token].End;
                        if (BoundaryFeatures.MayEndToken(raw.Text[at - 1], raw.Text[at]))
                        {
                            var count = BoundaryFeatures.Fill(raw.Text, chunkStart, chunkEnd, tokens[token].Start, at, features);
                            var guess = trainer.LearnWithMargin(features.AsSpan(0, count), ends, random);
                            asked++;
                            wrong += guess == ends ? 0 : 1;
                        }

                        token += ends ? 1 : 0;
                    }
                }
            }

            context.Log.Write($"tokenizer, round {epoch + 1}: {wrong} of {asked} boundaries wrong");
        }

        context.Sections.Save(new Tokenizer(trainer.Average(LeastWeight)));
    }

    /// <summary>The stretches without white space, each with its tokens. A token of the treebank may hold a space ("1 000"): left out.</summary>
    private static IEnumerable<(int Start, int End, ImmutableArray<RawToken> Tokens)> Chunks(RawText raw)
    {
        for (var first = 0; first < raw.Tokens.Length;)
        {
            var last = first;
            while (last + 1 < raw.Tokens.Length && raw.Tokens[last + 1].Start == raw.Tokens[last].End)
            {
                last++;
            }

            var (start, end) = (raw.Tokens[first].Start, raw.Tokens[last].End);
            if (!raw.Text.AsSpan(start, end - start).ContainsAny(" \u00A0\u202F\u3000"))
            {
                yield return (start, end, raw.Tokens[first..(last + 1)]);
            }

            first = last + 1;
        }
    }
}
