using StoryGraph.Extraction.Relations;
using StoryGraph.Extraction.Tests.Specs;

namespace StoryGraph.Extraction.Tests.Relations;

public sealed class RuleExampleTests
{
    public static TheoryData<string, string> Examples =>
        [.. RuleBook.English.Rules.SelectMany(rule => rule.Examples.Select(example => (rule.Name, example)))];

    /// <summary>The examples stand in the rule files, beside what they explain.</summary>
    [Theory]
    [MemberData(nameof(Examples))]
    public void ARuleReadsItsExample(string rule, string example)
    {
        var (text, claims) = example.Split(" => ") is [var left, var right] ? (left, right) : throw new ArgumentException($"Rule '{rule}': its example needs one ' => '.");
        var story = Expect.Read(text);
        var names = story.Entities.ToDictionary(entity => entity.Id, entity => entity.Name, StringComparer.Ordinal);
        var found = story.Claims.Where(claim => claim is { Object: not null, Modality: Modality.Asserted }).Select(claim => $"{names[claim.Subject]} {claim.Type} {names[claim.Object!]}").ToHashSet(StringComparer.Ordinal);

        Assert.All(claims.Split("; "), claim => Assert.True(found.Contains(claim), $"{text}\nexpected: {claim}\nfound: {string.Join("; ", found)}"));
    }
}
