using StoryGraph.Extraction.Knowledge;
using StoryGraph.Extraction.Pages;

namespace StoryGraph.Extraction.Tests.Pages;

/// <summary>Whatever a page is, reading it ends, and what it gives can be relied on.</summary>
public sealed class AnyPageTests
{
    private const int Pages = 1_000;

    private static readonly string[] Pieces =
    [
        "\n", "\n\n", " ", "\t", "\u2029", "\u00A0", "\uFEFF", "(AFP) ", "PARIS (AFP) - ", "— ", "/TASS/ ", "© ", "A+ A- ", "By Ama Sow", "2 hours ago", "- Rudaw Net", "Reuters",
        "3 May 2022", "2025-13-45", "99/99/2020", "Kenya and Uganda signed the pact on Monday. ", "Reporting by X; Editing by Y. ", "contributed to this report", "Related", "Comments",
        "Legal Disclaimer:", "LEGAL WARNING: all rights reserved, privacy policy.", "Kenya signs pact - The Star", "\"", "(", ")", ".", "!", "?", ":", "é", "İ", "ı", "😀", "\ud800",
        "Слово ", "#", "---", "***", "[a](b)", "<p>", "</div>", "<article><h2>x</h2>", "<time datetime='x'>", "<script type='application/ld+json'>{\"@type\":\"NewsArticle\"", "</script>",
    ];

    [Theory]
    [InlineData(ArticleFormat.Text)]
    [InlineData(ArticleFormat.Html)]
    [InlineData(ArticleFormat.Markdown)]
    public void ReadingEndsAndSpansLieInTheText(ArticleFormat format)
    {
        var reader = new PageReader(Gazetteer.Embedded);
        var random = new Random(7);
        for (var i = 0; i < Pages; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 24)).Select(_ => Pieces[random.Next(Pieces.Length)]));

            var reading = reader.Read(new Article { Id = "p", Source = "test", Text = text, Format = format, Title = i % 3 == 0 ? "Kenya signs pact" : null });

            Assert.Equal(reading.Stories.IsEmpty, reading.Skipped is not null);
            foreach (var story in reading.Stories)
            {
                Assert.NotEmpty(story.Title);
                Assert.NotEmpty(story.Text);
                Assert.Equal(story.Text.Length, story.TextToAnalyze().Length);
                Assert.All(story.Asides.Zip(story.Asides.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
            }
        }
    }
}
