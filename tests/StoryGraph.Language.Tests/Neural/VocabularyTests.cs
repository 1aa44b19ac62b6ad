using StoryGraph.Language.Model;
using StoryGraph.Language.Neural;

namespace StoryGraph.Language.Tests.Neural;

public class VocabularyTests
{
    [Fact]
    public void EveryEntryIsFoundUnderItsNumberAndNothingElseIs()
    {
        string[] entries = ["the", "", "Tehran", "é", "the-", .. Enumerable.Range(0, 1000).Select(number => $"w{number}")];
        var vocabulary = Reread(new Vocabulary(entries));

        Assert.Equal(Enumerable.Range(0, entries.Length), entries.Select(entry => vocabulary.Find(entry)));
        Assert.All(["The", "th", "w1000", " "], word => Assert.Equal(-1, vocabulary.Find(word)));
    }

    [Fact]
    public void AnEntryThatComesTwiceIsRefused() =>
        Assert.Equal(
            "'a' is in the vocabulary twice",
            Assert.Throws<ArgumentException>(() => new Vocabulary(["a", "b", "a"])).Message);

    [Fact]
    public void WordVectorsAreFoundInAnyCaseAndOnlyThere()
    {
        var rows = QuantizedRows.From(new Matrix(new float[] { 1, -2, 0.5f, 0.25f }, 2, 2));
        var writer = new SectionWriter();
        new WordVectors(new Vocabulary(["iran", "the"]), rows).Write(writer);
        var vectors = WordVectors.Read(new SectionReader(WordVectors.SectionName, writer.Written));
        var row = new float[2];

        vectors.Copy(vectors.Find("IRAN"), row);
        Assert.Equal([1f, -2f], row.Select(value => MathF.Round(value, 1)));
        vectors.Copy(vectors.Find("unheard-of"), row);
        Assert.Equal([0f, 0f], row);
        Assert.Equal(-1, vectors.Find(new string('a', 1_000_000)));
    }

    [Fact]
    public void QuantizedRowsKeepEachNumberToHalfAStep()
    {
        var numbers = PlainKernels.Numbers(new Random(3), 5 * 37, 4f);
        var floats = QuantizedRows.From(new Matrix(numbers, 5, 37)).ToFloats();

        for (var row = 0; row < 5; row++)
        {
            var step = numbers.Skip(row * 37).Take(37).Max(MathF.Abs) / 127;
            for (var column = 0; column < 37; column++)
                Assert.InRange(floats[(row * 37) + column] - numbers[(row * 37) + column], -0.501f * step, 0.501f * step);
        }
    }

    private static Vocabulary Reread(Vocabulary vocabulary)
    {
        var writer = new SectionWriter();
        vocabulary.Write(writer);
        return Vocabulary.Read(new SectionReader("words", writer.Written));
    }
}
