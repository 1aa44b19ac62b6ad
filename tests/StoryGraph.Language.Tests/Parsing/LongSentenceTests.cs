using StoryGraph.Language.Parsing;

namespace StoryGraph.Language.Tests.Parsing;

public class LongSentenceTests
{
    [Fact]
    public void ASentenceThatFitsIsOnePiece() => Assert.Equal([0..240], Pieces(Words(240)));

    [Fact]
    public void ALongerOneIsCutAfterTheStrongestMarkInTheSecondHalf()
    {
        var words = Words(300);
        words[100] = ".";       // too early
        words[150] = ";";
        words[200] = ",";

        Assert.Equal([0..151, 151..300], Pieces(words));
    }

    [Fact]
    public void WithoutMarksItIsCutWhereItMustBe() => Assert.Equal([0..240, 240..480, 480..500], Pieces(Words(500)));

    private static string[] Words(int count) => [.. Enumerable.Repeat("word", count)];

    private static List<Range> Pieces(string[] words)
    {
        var pieces = new List<Range>();
        foreach (var piece in new LongSentence(words))
            pieces.Add(piece);
        return pieces;
    }
}
