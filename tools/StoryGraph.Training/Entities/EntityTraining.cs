using StoryGraph.Language.Entities;

namespace StoryGraph.Training.Entities;

/// <summary>Trains the entity tagger and scores it.</summary>
internal static class EntityTraining
{
    public static void Run(TrainingContext context)
    {
        var corpora = new EntityCorpora(context.Data);
        var words = WordClassBuilder.Build(WordVectorFile.Read(context.Data.VectorFolder), Path.Combine(context.Data.VectorFolder, "..", "lexica"));
        var names = EntityNames.Build(context.Data);
        var reader = new TraitReader(words, names);
        var sentences = corpora.Train().SelectMany(text => Sentences(text, reader)).ToList();
        context.Log.Write($"entities: {sentences.Count} training sentences");
        var trainer = new LinearTrainer { Rate = 0.05f, Decay = 1e-5f, Epochs = 8, Dropout = 0.5f, LeastCount = 2 };
        var linear = trainer.Train(sentences, (epoch, likelihood) => context.Log.Write($"entities: epoch {epoch} log-likelihood {likelihood:F3}"));
        var model = new EntityModel(words, names, linear);
        context.Sections.Save(model);
        var tagger = new EntityTagger(model);
        foreach (var corpus in corpora.Dev)
            context.Log.Write($"{corpus}: {Score(tagger, corpora.Read(corpus))}");
    }

    public static SpanScore Score(EntityTagger tagger, IEnumerable<EntityText> texts)
    {
        var score = new SpanScore();
        foreach (var text in texts)
        {
            var drafts = text.Sentences.Select(sentence => new Language.Pipeline.SentenceDraft(sentence.Forms)).ToList();
            tagger.Tag(drafts);
            foreach (var (draft, sentence) in drafts.Zip(text.Sentences))
                score.Add(draft.Entities, sentence.Entities);
        }

        return score;
    }

    private static IEnumerable<TrainingSentence> Sentences(EntityText text, TraitReader reader)
    {
        var document = new EntityDocument();
        foreach (var sentence in text.Sentences)
        {
            foreach (var form in sentence.Forms)
                document.Add(form);
            document.EndSentence();
        }

        var traits = reader.Read(document);
        var offset = 0;
        foreach (var sentence in text.Sentences)
        {
            var gold = new byte[sentence.Forms.Length];
            BilouLabels.Encode(sentence.Entities, gold);
            yield return new TrainingSentence(traits.AsMemory(offset, gold.Length), offset, gold, EntityCorpora.WeightOf(text.Corpus));
            offset += gold.Length;
        }
    }
}
