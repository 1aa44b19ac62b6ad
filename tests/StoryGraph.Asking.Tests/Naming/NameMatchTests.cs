using StoryGraph.Asking.Naming;

namespace StoryGraph.Asking.Tests.Naming;

public class NameMatchTests
{
    [Theory]
    [InlineData("U.S.", "US", 1)]
    [InlineData("the african union", "African Union", 1)]
    [InlineData("Türkiye", "Turkiye", 1)]
    [InlineData("Al-Shabaab", "al Shabaab", 1)]
    [InlineData("Ruto", "William Ruto", 0.85)]
    [InlineData("Ruto", "Rutland", 0)]
    public void SpellingsOfOneNameMeet(string phrase, string name, double score) =>
        Assert.Equal(score, NameMatch.Score(Spelling.Words(phrase), name));

    [Fact]
    public void ASmallSlipIsForgivenInLongWordsOnly()
    {
        Assert.True(NameMatch.Score(["kenyata"], "Uhuru Kenyatta") > 0);
        Assert.Equal(0, NameMatch.Score(["iran"], "Iraq"));
        Assert.Equal(0, NameMatch.Score(["mali"], "Malawi"));
    }

    [Theory]
    [InlineData("abcd", "abdc", 1)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("", "abc", 3)]
    public void EditDistanceCountsSwapsOnce(string a, string b, int distance) => Assert.Equal(distance, Spelling.EditDistance(a, b, 10));
}
