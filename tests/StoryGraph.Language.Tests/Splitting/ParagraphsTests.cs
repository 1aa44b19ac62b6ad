using StoryGraph.Language.Splitting;

namespace StoryGraph.Language.Tests.Splitting;

public class ParagraphsTests
{
    private static string[] Find(string text)
    {
        text = text.ReplaceLineEndings("\n");
        return [.. Paragraphs.Find(text).Select(paragraph => paragraph.In(text).ToString())];
    }

    [Fact]
    public void ABlankLineEndsAParagraph() => Assert.Equal(["Talks open", "They began at noon"], Find("Talks open\n \t\nThey began at noon\n\n\n"));

    [Fact]
    public void InADumpEachLineIsAParagraph() => Assert.Equal(
        ["Talks open in Nairobi", "By our own reporter", "The talks began at noon, and they went on."],
        Find("Talks open in Nairobi\nBy our own reporter\nThe talks began at noon, and they went on.\n"));

    [Fact]
    public void ASmallLetterCarriesTheLineOn() => Assert.Equal(
        ["The talks began\nat noon on Monday", "iPhones were banned."],
        Find("The talks began\nat noon on Monday\n\niPhones were banned."));

    [Fact]
    public void AHardWrappedTextIsJoined() => Assert.Equal(
        [
            "The talks of the two neighbours on the\nriver began on Monday in Nairobi. The\nMinister of Water said that both sides\nwould stay until a protocol was signed\nby all.",
            "Nobody believed him.",
        ],
        Find(
            """
            The talks of the two neighbours on the
            river began on Monday in Nairobi. The
            Minister of Water said that both sides
            would stay until a protocol was signed
            by all.
            Nobody believed him.
            """));

    [Theory]
    [InlineData("")]
    [InlineData("\n\n \r\n")]
    public void NothingHasNoParagraphs(string text) => Assert.Empty(Paragraphs.Find(text));
}
