using StoryGraph.Language.Neural;
using StoryGraph.Language.Parsing;

namespace StoryGraph.Training.Parsing;

/// <summary>The numbers that stand for strings in a training run.</summary>
internal sealed class ParserCoding
{
    private readonly WordVectors? vectors;
    private readonly Dictionary<string, int> relationIds;
    private readonly Dictionary<string, int> xposIds;
    private readonly Dictionary<string, int> uposIds;

    public ParserCoding(IReadOnlyList<ParserExample> examples, WordVectors? vectors, ParserSettings settings)
    {
        this.vectors = vectors;
        Vocabularies = new Vocabulary[WordFeatures.Count];
        Counts = new int[WordFeatures.Count][];
        var buffer = new char[WordFeatures.LongestWord];
        for (var feature = WordFeature.Word; feature <= WordFeature.Upos; feature++)
        {
            var counts = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var example in examples)
            {
                for (var word = 0; word < example.Forms.Length; word++)
                {
                    var entry = Entry(feature, example, word, buffer);
                    counts[entry] = counts.GetValueOrDefault(entry) + 1;
                }
            }

            var kept = counts.Where(entry => entry.Value >= settings.FeatureMinimum[(int)feature])
                .OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key, StringComparer.Ordinal).ToList();
            Vocabularies[(int)feature] = new Vocabulary([.. kept.Select(entry => entry.Key)]);
            Counts[(int)feature] = [0, .. kept.Select(entry => entry.Value)];
        }

        Relations = Sorted(examples.SelectMany(example => example.Relations).Where(relation => relation != ParserModel.RootRelation));
        Tags = new ParserTags(Sorted(examples.SelectMany(example => example.GoldXpos)), Sorted(examples.SelectMany(example => example.GoldUpos)));
        (relationIds, xposIds, uposIds) = (Ids(Relations), Ids(Tags.Xpos), Ids(Tags.Upos));
    }

    public Vocabulary[] Vocabularies { get; }

    /// <summary>For each feature and row how often it was seen; 0 for the row of the unknown.</summary>
    public int[][] Counts { get; }

    public string[] Relations { get; }

    public ParserTags Tags { get; }

    public CodedSentence Code(ParserExample example, Teaching? teaching = null)
    {
        var (features, rows) = CodeInput(example.Forms, example);
        return new CodedSentence(
            example,
            features,
            rows,
            [.. example.Relations.Select(relation => relationIds.GetValueOrDefault(relation, -1))],
            [.. example.GoldXpos.Select(tag => xposIds[tag])],
            [.. example.GoldUpos.Select(tag => uposIds[tag])],
            teaching);
    }

    /// <summary>The same sentence with other spellings of its words.</summary>
    public CodedSentence Respelt(CodedSentence sentence, string[] forms)
    {
        var (features, rows) = CodeInput(forms, sentence.Example);
        return sentence with { Features = features, Vectors = rows };
    }

    private (int[] Features, int[] Vectors) CodeInput(string[] forms, ParserExample example)
    {
        var features = new int[forms.Length * WordFeatures.Count];
        var rows = new int[forms.Length];
        for (var word = 0; word < forms.Length; word++)
        {
            FeatureTables.Find(
                Vocabularies, forms[word], example.Xpos[word], example.Upos[word], features.AsSpan(word * WordFeatures.Count, WordFeatures.Count));
            rows[word] = vectors?.Find(forms[word]) ?? -1;
        }

        return (features, rows);
    }

    private static string Entry(WordFeature feature, ParserExample example, int word, char[] buffer)
    {
        var form = example.Forms[word];
        return feature switch
        {
            WordFeature.Xpos => example.Xpos[word],
            WordFeature.Upos => example.Upos[word],
            WordFeature.Shape => new string(buffer, 0, WordFeatures.Shape(form, buffer)),
            _ => WordFeatures.Part(feature, buffer.AsSpan(0, WordFeatures.Normalize(form, buffer))).ToString(),
        };
    }

    private static string[] Sorted(IEnumerable<string> names) => [.. names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static Dictionary<string, int> Ids(string[] names) =>
        names.Select((name, id) => (name, id)).ToDictionary(pair => pair.name, pair => pair.id, StringComparer.Ordinal);
}

/// <summary>An example as numbers; the arrays have an entry for each word (features: one for each word and feature).</summary>
/// <param name="Example">Where it came from.</param>
/// <param name="Features">Rows of the features' tables.</param>
/// <param name="Vectors">Rows of the word vectors, -1 for none.</param>
/// <param name="Relations">-1 for the root.</param>
/// <param name="Xpos">The treebank's.</param>
/// <param name="Upos">The treebank's.</param>
/// <param name="Teaching">What teachers think of it.</param>
internal sealed record CodedSentence(
    ParserExample Example, int[] Features, int[] Vectors, int[] Relations, int[] Xpos, int[] Upos, Teaching? Teaching = null)
{
    public int Length => Vectors.Length;
}
