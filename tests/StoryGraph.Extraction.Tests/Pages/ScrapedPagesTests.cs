using System.Text.Json;
using StoryGraph.Extraction.Knowledge;
using StoryGraph.Extraction.Pages;

namespace StoryGraph.Extraction.Tests.Pages;

/// <summary>Real scraped pages, which stand beside the repository where they are at hand.</summary>
public sealed class ScrapedPagesTests
{
    [Fact]
    public void PagesAreCutIntoTheStoriesThatReadersSee()
    {
        var shared = Shared();
        Assert.SkipWhen(shared is null, "../shared with its pages is not there");
        using var gold = JsonDocument.Parse(File.ReadAllText(Path.Combine(shared, "gold", "articles.json")));
        var reader = new PageReader(Gazetteer.Embedded);

        foreach (var page in gold.RootElement.GetProperty("stories").EnumerateObject())
        {
            var text = File.ReadAllText(Path.Combine(shared, "articles", page.Name));
            var stories = reader.Read(new Article { Id = page.Name, Source = page.Name, Text = text }).Stories;

            var counts = page.Value.ValueKind == JsonValueKind.Array ? page.Value.EnumerateArray() : Enumerable.Repeat(page.Value, 1);
            Assert.Contains(stories.Length, counts.Select(c => c.GetInt32()));
            Assert.All(stories, story => Assert.NotNull(story.Outlet));
            if (gold.RootElement.GetProperty("published").TryGetProperty(page.Name, out var published))
            {
                Assert.Equal(published.GetString(), stories[0].Published);
            }
        }
    }

    [Fact]
    public void CleanArticlesComeBackWordForWord()
    {
        var shared = Shared();
        Assert.SkipWhen(shared is null, "../shared with its articles is not there");
        var reader = new PageReader(Gazetteer.Embedded);

        foreach (var file in Directory.GetFiles(Path.Combine(shared, "news"), "*.txt"))
        {
            var parts = File.ReadAllText(file).Replace("\u200E", "", StringComparison.Ordinal).Trim().Split("\n\n", 2);
            var text = $"{parts[0]}\n\n{parts[1]}";

            Assert.Equal(text, Assert.Single(reader.Read(new Article { Id = "a", Source = file, Title = parts[0], Text = parts[1] }).Stories).Text);
            Assert.Equal(text, Assert.Single(reader.Read(new Article { Id = "a", Source = file, Text = text }).Stories).Text);
        }
    }

    private static string? Shared()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "StoryGraph.sln")))
            {
                var shared = Path.Combine(folder.FullName, "..", "shared");
                return Directory.Exists(Path.Combine(shared, "articles")) ? shared : null;
            }
        }

        return null;
    }
}
