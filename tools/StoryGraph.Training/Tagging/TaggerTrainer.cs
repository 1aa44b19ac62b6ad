using System.Collections.Immutable;
using StoryGraph.Language;
using StoryGraph.Language.Learning;
using StoryGraph.Language.Tagging;
using StoryGraph.Language.Words;
using StoryGraph.Training.Data;
using StoryGraph.Training.Learning;

namespace StoryGraph.Training.Tagging;

/// <summary>Trains both taggers, and tags the training data itself by models that have not seen it (jackknifing).</summary>
internal sealed class TaggerTrainer(WordTable vocabulary, TrainingLog log)
{
    private const int Epochs = 9;
    private const int Folds = 5;
    private const int LeastWeight = 10;
    private const int Margin = 20;
    private const int DropPercent = 30;

    /// <summary>Words seen no more often than this are hidden half of the time, so that the model learns to do without them.</summary>
    private const int RareCount = 2;

    public TaggerResult Train(IReadOnlyList<TreebankDocument> documents)
    {
        var sentences = new List<TaggedSentence>();
        var folds = new List<int>();
        foreach (var (number, document) in documents.Index())
        {
            foreach (var sentence in document.Sentences)
            {
                sentences.Add(TaggedSentence.Of(sentence));
                folds.Add(number % Folds);
            }
        }

        // The second tagger reads the tags of the first, so it must be taught on tags as bad as those it will meet.
        var guessedXpos = new byte[sentences.Count][];
        for (var fold = 0; fold < Folds; fold++)
        {
            log.Write($"Penn tags, fold {fold + 1} of {Folds}");
            var model = TrainXpos(Select(folds, other => other != fold).Select(i => sentences[i]).ToList());
            foreach (var i in Select(folds, own => own == fold))
            {
                guessedXpos[i] = Guess(sentences[i], model);
            }
        }

        var guessedUpos = new byte[sentences.Count][];
        for (var fold = 0; fold < Folds; fold++)
        {
            log.Write($"universal tags, fold {fold + 1} of {Folds}");
            var chosen = Select(folds, other => other != fold).ToList();
            var model = TrainUpos([.. chosen.Select(i => sentences[i])], [.. chosen.Select(i => guessedXpos[i])]);
            foreach (var i in Select(folds, own => own == fold))
            {
                guessedUpos[i] = Guess(sentences[i], guessedXpos[i], model);
            }
        }

        log.Write($"both on all {sentences.Count} sentences");
        var weights = new TaggerWeights(TrainXpos(sentences), TrainUpos(sentences, guessedXpos));
        return new TaggerResult(weights, [.. guessedXpos.Select(Names(PennTags.All))], [.. guessedUpos.Select(Names(UniversalTags.All))]);

        static Func<byte[], string[]> Names(ImmutableArray<string> all) => numbers => [.. numbers.Select(number => all[number])];
    }

    private static IEnumerable<int> Select(List<int> folds, Func<int, bool> choose) =>
        Enumerable.Range(0, folds.Count).Where(i => choose(folds[i]));

    private LinearModel TrainXpos(List<TaggedSentence> sentences)
    {
        var trainer = new PerceptronTrainer(PennTags.All.Length, Margin, DropPercent);
        var rare = RareWords(sentences);
        var random = new Random(17);
        var features = new uint[TaggerFeatures.Capacity];
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            foreach (var number in Shuffle.Order(sentences.Count, random))
            {
                var sentence = sentences[number];
                var words = sentence.Views(vocabulary);
                var style = TaggerFeatures.StyleOf(words, sentence.Forms);
                var tags = new byte[words.Length];
                for (var i = 0; i < words.Length; i++)
                {
                    var hide = rare.Contains(words[i].Lower) && random.Next(2) == 0;
                    var count = TaggerFeatures.ForXpos(words, i, tags.AsSpan(0, i), style, hide, features);
                    tags[i] = trainer.LearnWithMargin(features.AsSpan(0, count), sentence.Xpos[i], random);
                }
            }
        }

        return trainer.Average(LeastWeight);
    }

    private LinearModel TrainUpos(List<TaggedSentence> sentences, byte[][] xpos)
    {
        var trainer = new PerceptronTrainer(UniversalTags.All.Length, Margin, DropPercent);
        var rare = RareWords(sentences);
        var random = new Random(19);
        var features = new uint[TaggerFeatures.Capacity];
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            foreach (var number in Shuffle.Order(sentences.Count, random))
            {
                var sentence = sentences[number];
                var words = sentence.Views(vocabulary);
                var style = TaggerFeatures.StyleOf(words, sentence.Forms);
                var tags = new byte[words.Length];
                for (var i = 0; i < words.Length; i++)
                {
                    var hide = rare.Contains(words[i].Lower) && random.Next(2) == 0;
                    var count = TaggerFeatures.ForUpos(words, i, xpos[number], tags.AsSpan(0, i), style, hide, features);
                    tags[i] = trainer.LearnWithMargin(features.AsSpan(0, count), sentence.Upos[i], random);
                }
            }
        }

        return trainer.Average(LeastWeight);
    }

    private byte[] Guess(TaggedSentence sentence, LinearModel model)
    {
        var words = sentence.Views(vocabulary);
        var style = TaggerFeatures.StyleOf(words, sentence.Forms);
        var tags = new byte[words.Length];
        var features = new uint[TaggerFeatures.Capacity];
        Span<int> scores = stackalloc int[PennTags.All.Length];
        for (var i = 0; i < words.Length; i++)
        {
            var count = TaggerFeatures.ForXpos(words, i, tags.AsSpan(0, i), style, hideWord: false, features);
            model.Score(features.AsSpan(0, count), scores);
            tags[i] = (byte)LinearModel.Best(scores);
        }

        return tags;
    }

    private byte[] Guess(TaggedSentence sentence, byte[] xpos, LinearModel model)
    {
        var words = sentence.Views(vocabulary);
        var style = TaggerFeatures.StyleOf(words, sentence.Forms);
        var tags = new byte[words.Length];
        var features = new uint[TaggerFeatures.Capacity];
        Span<int> scores = stackalloc int[UniversalTags.All.Length];
        for (var i = 0; i < words.Length; i++)
        {
            var count = TaggerFeatures.ForUpos(words, i, xpos, tags.AsSpan(0, i), style, hideWord: false, features);
            model.Score(features.AsSpan(0, count), scores);
            tags[i] = (byte)LinearModel.Best(scores);
        }

        return tags;
    }

    private static HashSet<uint> RareWords(List<TaggedSentence> sentences)
    {
        var counts = new Dictionary<uint, int>();
        foreach (var form in sentences.SelectMany(sentence => sentence.Forms))
        {
            var key = WordTable.Key(form);
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }

        return [.. counts.Where(count => count.Value <= RareCount).Select(count => count.Key)];
    }

    private sealed record TaggedSentence(string[] Forms, byte[] Xpos, byte[] Upos)
    {
        private WordView[]? views;

        public static TaggedSentence Of(ConlluSentence sentence) => new(
            [.. sentence.Words.Select(word => word.Form)],
            [.. sentence.Words.Select(word => PennTags.NumberOf(word.Xpos))],
            [.. sentence.Words.Select(word => UniversalTags.NumberOf(word.Upos))]);

        public WordView[] Views(WordTable vocabulary) => views ??= [.. Forms.Select(form => new WordView(form, vocabulary))];
    }
}

/// <summary>The trained taggers, and what models trained on other documents say of each training sentence.</summary>
internal sealed record TaggerResult(TaggerWeights Weights, string[][] JackknifedXpos, string[][] JackknifedUpos);
