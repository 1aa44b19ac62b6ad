using System.Collections.Immutable;
using StoryGraph.Training.Data;
using StoryGraph.Training.Entities.Synthesis;

namespace StoryGraph.Training.Entities;

/// <summary>The corpora that the entity tagger is trained and measured on.</summary>
internal sealed class EntityCorpora(TrainingData data)
{
    /// <summary>The training corpora. At run time the network takes every text for one of the first, whose conventions are ours.</summary>
    public static readonly ImmutableArray<string> All =
        ["uner-ewt-train", "wikigold", "crossner-politics-train", "wnut17-train", "btc-train", "gum-silver", NewsMaker.Corpus];

    /// <summary>Settings are chosen on these.</summary>
    public static readonly ImmutableArray<string> Dev = ["uner-ewt-dev", "crossner-politics-dev"];

    /// <summary>Only ever scored.</summary>
    public static readonly ImmutableArray<string> Test = ["uner-ewt-test", "crossner-politics-test"];

    /// <summary>All training texts. GUM's sentences follow gum-train one by one, so its genres are left out by index.</summary>
    public IEnumerable<EntityText> Train() => All.Where(corpus => corpus != NewsMaker.Corpus).SelectMany(corpus =>
        EntityCorpus.Read(PathOf(corpus), SentencesPerText(corpus), corpus == "gum-silver" ? MayBeShipped() : null));

    public List<EntityText> Read(string corpus) => EntityCorpus.Read(PathOf(corpus), SentencesPerText(corpus));

    /// <summary>How much a sentence counts: the conventions of UNER are the ones we follow.</summary>
    public static float WeightOf(string corpus) => corpus == "uner-ewt-train" ? 2 : 1;

    // Where a file does not mark its documents: tweets stand alone, encyclopedia sentences follow each other.
    private static int SentencesPerText(string corpus) => corpus switch
    {
        "wikigold" => 10,
        "gum-silver" => 30,
        _ when corpus.StartsWith("crossner-politics", StringComparison.Ordinal) => 3,
        _ => 1,
    };

    private string PathOf(string corpus) => data.PathOf($"ner/{corpus}.iob2.gz");

    private Func<int, bool> MayBeShipped()
    {
        var keep = Treebank.Read(data.PathOf("gum-train.conllu.gz"))
            .SelectMany(document => Enumerable.Repeat(Treebank.MayBeShipped(document), document.Sentences.Length))
            .ToArray();
        return index => keep[index];
    }
}
