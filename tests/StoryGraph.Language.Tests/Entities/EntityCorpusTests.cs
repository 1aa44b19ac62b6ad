using System.IO.Compression;
using StoryGraph.Training.Entities;

namespace StoryGraph.Language.Tests.Entities;

public class EntityCorpusTests
{
    [Fact]
    public void SentencesComeWithTheirSpansAndOtherKindsAreLeftOut()
    {
        var texts = Read("Ama\tB-PER\nOsei\tI-PER\nin\tO\nAccra\tB-LOC\n\nThe\tO\nPrix\tB-MISC\n\n", sentencesPerText: 1);

        Assert.Equal(2, texts.Count);
        Assert.Equal([new EntitySpan(0, 2, EntityKind.Person), new EntitySpan(3, 4, EntityKind.Location)], texts[0].Sentences[0].Entities);
        Assert.Empty(texts[1].Sentences[0].Entities);
    }

    [Fact]
    public void NeighboursAreApartWhenEachBegins() =>
        Assert.Equal(
            [new EntitySpan(0, 1, EntityKind.Location), new EntitySpan(1, 2, EntityKind.Location)],
            Read("Mali\tB-LOC\nNiger\tB-LOC\n\n", 1)[0].Sentences[0].Entities);

    [Fact]
    public void DocumentsThatTheFileMarksStayWhole() =>
        Assert.Equal([2, 1], Read("# newdoc id = a\nx\tO\n\ny\tO\n\n# newdoc id = b\nz\tO\n\n", 1).Select(text => text.Sentences.Count));

    private static List<EntityText> Read(string iob2, int sentencesPerText)
    {
        var file = Path.GetTempFileName();
        try
        {
            using (var writer = new StreamWriter(new GZipStream(File.Create(file), CompressionMode.Compress)))
                writer.Write(iob2);
            return EntityCorpus.Read(file, sentencesPerText);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
