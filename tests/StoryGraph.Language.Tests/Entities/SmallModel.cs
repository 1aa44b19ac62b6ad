using StoryGraph.Language.Entities;
using StoryGraph.Language.Neural;

namespace StoryGraph.Language.Tests.Entities;

/// <summary>A model without lists and with chance weights, so that entities come out of a few words.</summary>
internal static class SmallModel
{
    public static WordVectors Vectors { get; } = new(new Vocabulary(["council", "usa"]), new QuantizedRows(4, [1, 2, 3, 4, 5, 6, 7, 8], [0.1f, 0.1f]));

    public static EntityModel Model { get; } = Build();

    public static EntityTagger Tagger { get; } = new(Model, Vectors);

    private static EntityModel Build()
    {
        var random = new Random(5);
        var words = new WordClasses(new HashIndex([]), [], [], [], ([0], [0], [0]));
        var names = new NameLists(new HashIndex([]), []);
        return new EntityModel(words, names, Linear(words, names, random), [Network(random), Network(random)]);
    }

    private static LinearModel Linear(WordClasses words, NameLists names, Random random)
    {
        var document = new EntityDocument();
        foreach (var word in "Council of ( ) U.S. a b".Split(' '))
            document.Add(word);
        document.EndSentence();
        var features = new ulong[LinearFeatures.MaxPerToken];
        var keys = new SortedSet<uint>();
        var traits = new TraitReader(words, names).Read(document);
        for (var i = 0; i < traits.Length; i++)
            keys.UnionWith(features.Take(LinearFeatures.Extract(traits, i, 0, features)).Select(HashIndex.KeyOf));
        var rows = new sbyte[keys.Count * LinearChain.Stride];
        foreach (ref var weight in rows.AsSpan())
            weight = (sbyte)random.Next(-60, 60);
        return new LinearModel(new HashIndex([.. keys]), rows, 0.02f, new float[LinearChain.Stride * LinearChain.Stride]);
    }

    private static EntityNetwork Network(Random random)
    {
        var inputs = new NetworkInputs([.. Enumerable.Repeat(new HashIndex([]), NetworkInputs.Hashed)], 1, 1);
        int[] columns = [.. Enumerable.Repeat(2, NetworkInputs.Tables)];
        var tables = columns.Select((width, table) => Chance(inputs.RowsOf((InputTable)table) * width)).ToArray();
        var layer = new BiSru(EntityNetwork.WidthOf(Vectors.Dimensions, columns), 32);
        layer.Projection.Pack(new Matrix(Chance(layer.Inputs * layer.Projected), layer.Inputs, layer.Projected));
        var output = new Linear(layer.Outputs, LinearChain.Stride);
        output.Weights.Pack(new Matrix(Chance(output.Inputs * output.Outputs), output.Inputs, output.Outputs));
        return new EntityNetwork(inputs, tables, columns, layer, output, new float[LinearChain.Stride * LinearChain.Stride]);

        float[] Chance(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];
    }
}
