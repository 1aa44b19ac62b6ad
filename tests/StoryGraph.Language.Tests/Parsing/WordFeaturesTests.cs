using StoryGraph.Language.Parsing;

namespace StoryGraph.Language.Tests.Parsing;

public class WordFeaturesTests
{
    [Theory]
    [InlineData("Tehran", "tehran", "Xxx")]
    [InlineData("U.S.", "u.s.", "X.X.")]
    [InlineData("2023", "0000", "00")]
    [InlineData("al-Sudani’s", "al-sudani's", "xx-Xxx'x")]
    [InlineData("ÉTÉ", "été", "XX")]
    [InlineData("“", "\"", "\"")]
    public void WordsAreNormalizedAndHaveAShape(string form, string normalized, string shape)
    {
        var buffer = new char[WordFeatures.LongestWord];

        Assert.Equal(normalized, new string(buffer, 0, WordFeatures.Normalize(form, buffer)));
        Assert.Equal(shape, new string(buffer, 0, WordFeatures.Shape(form, buffer)));
    }

    [Fact]
    public void OfAVeryLongWordBothEndsCount()
    {
        var buffer = new char[WordFeatures.LongestWord];
        var form = "abc" + new string('-', 100_000) + "xyz";

        var normalized = new string(buffer, 0, WordFeatures.Normalize(form, buffer));

        Assert.Equal("abc" + new string('-', 34) + "xyz", normalized);
        Assert.Equal("xx--xx", new string(buffer, 0, WordFeatures.Shape(form, buffer)));
    }

    [Theory]
    [InlineData(nameof(WordFeature.Suffix4), "eing")]
    [InlineData(nameof(WordFeature.Suffix2), "ng")]
    [InlineData(nameof(WordFeature.Prefix3), "bei")]
    [InlineData(nameof(WordFeature.Word), "being")]
    public void AFeatureLooksAtItsPart(string feature, string part) =>
        Assert.Equal(part, WordFeatures.Part(Enum.Parse<WordFeature>(feature), "being").ToString());

    [Fact]
    public void AShorterWordIsItsOwnSuffix() => Assert.Equal("of", WordFeatures.Part(WordFeature.Suffix4, "of").ToString());
}
