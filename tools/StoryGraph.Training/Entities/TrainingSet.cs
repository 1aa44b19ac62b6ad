using StoryGraph.Language.Entities;
using StoryGraph.Language.Neural;

namespace StoryGraph.Training.Entities;

/// <summary>Makes training sentences of texts: reads their traits and codes their entities.</summary>
internal sealed class TrainingSet(TraitReader reader, WordVectors vectors)
{
    /// <summary>Share of texts that are also shown in capitals, in small letters or as headlines.</summary>
    private const double Recased = 0.08;

    /// <summary>The texts as they are, and some of them re-cased.</summary>
    public List<TrainingSentence> Build(IReadOnlyCollection<EntityText> texts)
    {
        var random = new Random(3);
        var recased = texts.Where(_ => random.NextDouble() < Recased).Select(text => CaseNoise.Apply(text, random));
        return [.. texts.Concat(recased).SelectMany(Sentences)];
    }

    private IEnumerable<TrainingSentence> Sentences(EntityText text)
    {
        var document = new EntityDocument();
        foreach (var sentence in text.Sentences)
        {
            foreach (var form in sentence.Forms)
                document.Add(form);
            document.EndSentence();
        }

        var traits = reader.Read(document);
        var rows = document.Forms.ToArray().Select(form => EntityNetwork.VectorOf(vectors, form)).ToArray();
        var corpus = EntityCorpora.All.IndexOf(text.Corpus);
        var offset = 0;
        foreach (var sentence in text.Sentences)
        {
            var end = offset + sentence.Forms.Length;
            var gold = new byte[sentence.Forms.Length];
            BilouLabels.Encode(sentence.Entities, gold);
            yield return new TrainingSentence(
                traits.AsMemory(offset..end), offset, gold, rows[offset..end], corpus, EntityCorpora.WeightOf(text.Corpus));
            offset = end;
        }
    }
}
