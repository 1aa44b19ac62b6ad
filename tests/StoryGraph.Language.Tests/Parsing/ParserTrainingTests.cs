using StoryGraph.Language.Model;
using StoryGraph.Language.Neural;
using StoryGraph.Language.Parsing;
using StoryGraph.Language.Tests.Neural;
using StoryGraph.Training.Parsing;

namespace StoryGraph.Language.Tests.Parsing;

public class ParserTrainingTests
{
    private static readonly ParserSettings Small = new()
    {
        Epochs = 30,
        BatchWords = 60,
        Units = 32,
        ArcUnits = 32,
        LabelUnits = 32,
        FeatureColumns = [8, 4, 4, 4, 4, 4, 8, 4],
        Dropout = 0.1f,
    };

    [Fact]
    public void TheGradientOfTheNetworkIsTheSlopeOfItsLoss()
    {
        var settings = Small with { Dropout = 0, HiddenInputs = 0, HiddenWords = 0 };
        var coding = new ParserCoding(ToyTreebank.Sentences(5, seed: 1), Vectors(), settings);
        var network = new ParserNetworkTraining(coding, Vectors(), settings);
        CodedSentence[] batch = [.. ToyTreebank.Sentences(3, seed: 2).Select(example => coding.Code(example))];
        network.Learn(batch);
        var gradients = network.Parameters.Select(parameter => (float[])parameter.Gradient.Clone()).ToList();

        foreach (var (parameter, gradient) in network.Parameters.Zip(gradients))
        {
            GradientTests.ExpectSlope(parameter.Values, gradient, () =>
            {
                network.Refresh();
                return network.Learn(batch);
            }, looks: 3, step: 2e-3f);
        }
    }

    [Fact]
    public void AToyLanguageIsLearnt()
    {
        var model = ParserTrainer.Train(ToyTreebank.Sentences(40, seed: 1), Vectors(), Small);
        var parser = new DependencyParser(model, Vectors());
        var score = new AttachmentScore();
        foreach (var example in ToyTreebank.Sentences(30, seed: 2))
        {
            var heads = new int[example.Forms.Length];
            var relations = new string[heads.Length];
            parser.Parse(example.Forms, example.Xpos, example.Upos, heads, relations);
            score.Add(example.Heads, example.Relations, heads, relations);
        }

        Assert.Equal(1, score.Labelled);
    }

    [Fact]
    public void TheSameSeedGivesTheSameBytes()
    {
        var settings = Small with { Epochs = 2 };

        Assert.Equal(Train(settings), Train(settings));
        Assert.NotEqual(Train(settings), Train(settings with { Seed = 2 }));

        static byte[] Train(ParserSettings settings) => Bytes(ParserTrainer.Train(ToyTreebank.Sentences(20, seed: 1), Vectors(), settings));
    }

    [Fact]
    public void AModelReadFromItsBytesWritesTheSameBytes()
    {
        var bytes = Bytes(ParserTrainer.Train(ToyTreebank.Sentences(20, seed: 1), Vectors(), Small with { Epochs = 1 }));

        Assert.Equal(bytes, Bytes(ParserModel.Read(new SectionReader(ParserModel.SectionName, bytes))));
    }

    [Fact]
    public void AParserWithoutItsVectorsIsRefused()
    {
        var model = ParserTrainer.Train(ToyTreebank.Sentences(5, seed: 1), Vectors(), Small with { Epochs = 1 });

        var error = Assert.Throws<LanguageModelException>(() => new DependencyParser(model, vectors: null));

        Assert.StartsWith("The parser of the language model expects 56 numbers for a word, and features and word vectors give 40.", error.Message);
    }

    [Fact]
    public void ASentenceOfThousandsOfWordsIsOneTree()
    {
        var model = ParserTrainer.Train(ToyTreebank.Sentences(5, seed: 1), vectors: null, Small with { Epochs = 1 });
        var forms = Enumerable.Range(0, 3000).Select(word => word % 7 == 6 ? "," : "treaty").ToArray();
        var tags = forms.Select(form => form == "," ? "," : "NN").ToArray();
        var heads = new int[forms.Length];
        var relations = new string[forms.Length];

        new DependencyParser(model, vectors: null).Parse(forms, tags, tags, heads, relations);

        Assert.Single(heads, -1);
        Assert.Equal("root", relations[Array.IndexOf(heads, -1)]);
        Assert.All(heads, (head, word) => Assert.InRange(head, -1, forms.Length - 1));
        Assert.All(relations, Assert.NotNull);
    }

    private static WordVectors Vectors() => new(
        new Vocabulary(["the", "treaty", "council"]),
        QuantizedRows.From(new Matrix(PlainKernels.Numbers(new Random(4), 3 * 16), 3, 16)));

    private static byte[] Bytes(ParserModel model)
    {
        var writer = new SectionWriter();
        model.Write(writer);
        return writer.Written.ToArray();
    }
}
