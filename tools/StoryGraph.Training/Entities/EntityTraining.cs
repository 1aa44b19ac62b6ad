using StoryGraph.Language.Entities;
using StoryGraph.Language.Neural;
using StoryGraph.Language.Pipeline;

namespace StoryGraph.Training.Entities;

/// <summary>Trains the entity tagger and scores it.</summary>
internal static class EntityTraining
{
    public static void Run(TrainingContext context)
    {
        var corpora = new EntityCorpora(context.Data);
        var vectors = context.Sections.Load<WordVectors>();
        var words = WordClassBuilder.Build(WordVectorFile.Read(context.Data.VectorFolder), Path.Combine(context.Data.VectorFolder, "..", "lexica"));
        var names = EntityNames.Build(context.Data);
        var sentences = new TrainingSet(new TraitReader(words, names), vectors).Build([.. corpora.Train()], EntityNames.Towns(context.Data));
        context.Log.Write($"entities: {sentences.Count} training sentences");
        var linear = LinearTrainer.Train(sentences, new LinearSettings(), Progress("linear"));
        var network = EntityNetworkTraining.Train(sentences, words.Clusters1, vectors, new EntityNetworkSettings(), Progress("network"));
        var model = new EntityModel(words, names, linear, network);
        context.Sections.Save(model);
        var tagger = new EntityTagger(context.Sections.Load<EntityModel>(), vectors);
        foreach (var corpus in EntityCorpora.Dev)
            context.Log.Write($"{corpus}: {Score(tagger, corpora.Read(corpus))}");

        Action<int, double> Progress(string what) =>
            (epoch, loss) => context.Log.Write($"entities: {what}, epoch {epoch + 1}, loss {loss:F3}");
    }

    public static SpanScore Score(EntityTagger tagger, IEnumerable<EntityText> texts)
    {
        var score = new SpanScore();
        foreach (var text in texts)
        {
            var drafts = text.Sentences.Select(sentence => new SentenceDraft(sentence.Forms)).ToList();
            tagger.Tag(drafts);
            foreach (var (draft, sentence) in drafts.Zip(text.Sentences))
                score.Add(draft.Entities, sentence.Entities);
        }

        return score;
    }
}
