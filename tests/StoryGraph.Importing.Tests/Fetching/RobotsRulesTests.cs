using StoryGraph.Importing.Fetching;

namespace StoryGraph.Importing.Tests.Fetching;

public sealed class RobotsRulesTests
{
    // The examples of RFC 9309, 2.2.2 and 2.2.3, and what sites write.
    [Theory]
    [InlineData("User-agent: *\nDisallow: /", "/page", false)]
    [InlineData("User-agent: *\nDisallow:", "/page", true)]
    [InlineData("User-agent: *\nDisallow: /news\nAllow: /news/world", "/news/world/1", true)]
    [InlineData("User-agent: *\nDisallow: /news\nAllow: /news/world", "/news/sport", false)]
    [InlineData("User-agent: *\nAllow: /p\nDisallow: /p", "/page", true)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf", false)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf?x=1", true)]
    [InlineData("User-agent: *\nDisallow: /a*b*c", "/aXbYc/d", false)]
    [InlineData("User-agent: other\nDisallow: /", "/page", true)]
    [InlineData("User-agent: StoryGraph\nAllow: /\n\nUser-agent: *\nDisallow: /", "/page", true)]
    [InlineData("User-agent: a\nUser-agent: storygraph\nDisallow: /x", "/x", false)]
    [InlineData("# nothing here", "/page", true)]
    [InlineData("<html>not found</html>", "/page", true)]
    public void TheLongestRuleOfOurGroupDecides(string robots, string path, bool allowed) =>
        Assert.Equal(allowed, RobotsRules.Parse(robots, "StoryGraph").Allows(new Uri("https://example.org" + path)));

    [Fact]
    public void ADelayIsRead() => Assert.Equal(TimeSpan.FromSeconds(2.5), RobotsRules.Parse("User-agent: *\nCrawl-delay: 2.5", "StoryGraph").Delay);
}
