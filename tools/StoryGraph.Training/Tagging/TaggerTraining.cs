using System.Collections.Immutable;
using StoryGraph.Language;
using StoryGraph.Language.Tagging;
using StoryGraph.Language.Words;

namespace StoryGraph.Training.Tagging;

/// <summary>
/// Trains the taggers and leaves beside the section what the parser is to be trained on: treebank files in which only the tags are ours.
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item><c>jackknifed-train.conllu</c>: the training data; each of five folds, by document, tagged by taggers trained on the others.
/// These tags are as good and as bad as those of new text, so a parser trained on them learns how far to trust them.</item>
/// <item><c>tagged-ewt-dev.conllu</c>, <c>tagged-gum-dev.conllu</c>, <c>tagged-ewt-test.conllu</c>, <c>tagged-gum-test.conllu</c>: the
/// other parts, tagged by the shipped taggers. Words, heads and relations are the treebank's.</item>
/// </list>
/// </remarks>
internal static class TaggerTraining
{
    public static void Run(TrainingContext context)
    {
        var vocabulary = context.Sections.Load<WordTable>();
        var data = context.Data;
        var result = new TaggerTrainer(vocabulary, context.Log).Train(data.Train);
        context.Sections.Save(result.Weights);
        Write(
            context.Sections.PathOf("jackknifed-train.conllu"),
            data.TrainSentences.Select((sentence, i) => WithTags(sentence, result.JackknifedXpos[i], result.JackknifedUpos[i])));

        var tagger = new Tagger(vocabulary, result.Weights);
        foreach (var (name, part) in new[] { ("ewt-dev", data.EwtDev), ("gum-dev", data.GumDev), ("ewt-test", data.EwtTest), ("gum-test", data.GumTest) })
        {
            var sentences = part.SelectMany(document => document.Sentences).ToImmutableArray();
            var tagged = sentences.Select(sentence => Tag(tagger, sentence)).ToImmutableArray();
            Write(context.Sections.PathOf($"tagged-{name}.conllu"), tagged);
            var words = sentences.Sum(sentence => sentence.Words.Length);
            var xpos = Agreeing(sentences, tagged, word => word.Xpos);
            var upos = Agreeing(sentences, tagged, word => word.Upos);
            context.Log.Write($"{name}: UPOS {100.0 * upos / words:F2}  XPOS {100.0 * xpos / words:F2}");
        }
    }

    private static ConlluSentence Tag(Tagger tagger, ConlluSentence sentence)
    {
        var xpos = new string[sentence.Words.Length];
        var upos = new string[sentence.Words.Length];
        tagger.Tag([.. sentence.Words.Select(word => word.Form)], xpos, upos);
        return WithTags(sentence, xpos, upos);
    }

    private static ConlluSentence WithTags(ConlluSentence sentence, string[] xpos, string[] upos) => sentence with
    {
        Words = [.. sentence.Words.Select((word, i) => word with { Xpos = xpos[i], Upos = upos[i] })],
    };

    private static int Agreeing(ImmutableArray<ConlluSentence> gold, ImmutableArray<ConlluSentence> own, Func<ConlluWord, string> column) =>
        gold.Zip(own).Sum(pair => pair.First.Words.Zip(pair.Second.Words).Count(words => column(words.First) == column(words.Second)));

    private static void Write(string path, IEnumerable<ConlluSentence> sentences)
    {
        using var writer = new StreamWriter(path);
        foreach (var sentence in sentences)
        {
            Conllu.Write(writer, sentence);
        }
    }
}
