using System.Collections.Immutable;
using StoryGraph.Language;
using StoryGraph.Training.Data;

namespace StoryGraph.Training.Evaluation;

/// <summary>Runs the pipeline over a part of a treebank, from its running text and from its own words.</summary>
internal sealed class Evaluator(TextAnalyzer analyzer)
{
    /// <summary>The text of each document through the whole pipeline.</summary>
    public ImmutableArray<ConlluSentence> FromRawText(IEnumerable<TreebankDocument> documents) =>
    [
        .. documents.SelectMany(document => Columns(document, analyzer.Analyze(RawText.Of(document).Text))),
    ];

    /// <summary>The treebank's words and sentences; everything else is ours.</summary>
    public ImmutableArray<ConlluSentence> FromGoldWords(IEnumerable<TreebankDocument> documents) =>
    [
        .. documents.SelectMany(document => Columns(document, analyzer.Complete([.. document.Sentences.Select(OnlyWords)]))),
    ];

    private static IEnumerable<ConlluSentence> Columns(TreebankDocument document, AnalyzedText text) =>
        text.Sentences.Select((sentence, i) => Conllu.FromAnalysis(text.Text, sentence, $"{document.Name}-{i + 1}"));

    private static ConlluSentence OnlyWords(ConlluSentence sentence) => sentence with
    {
        Words = [.. sentence.Words.Select(word => new ConlluWord(word.Form, Misc: word.SpaceAfter ? ConlluWord.Missing : "SpaceAfter=No"))],
    };
}
