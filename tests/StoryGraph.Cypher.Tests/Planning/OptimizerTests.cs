using StoryGraph.Cypher.Tests.Tck;

namespace StoryGraph.Cypher.Tests.Planning;

/// <summary>The optimizer changes how an answer is found, never the answer.</summary>
public sealed class OptimizerTests
{
    [Fact]
    public async Task WithoutTheOptimizerTheTckComesOutTheSame()
    {
        if (!TckFolder.IsThere)
            Assert.Skip(TckFolder.WhyNot);
        var judge = new TckJudge(EmbeddedTckGraph.OpenNaive);
        var differences = new List<string>();

        // The clauses are where plans differ; expressions are evaluated the same way in any plan.
        foreach (var scenario in TckFolder.Features.SelectMany(TckFolder.Read).Where(scenario => !scenario.Feature.StartsWith("expressions", StringComparison.Ordinal)))
        {
            if (await judge.JudgeAsync(scenario) is { } difference && !KnownFailures.Ids.Contains(scenario.Id))
                differences.Add(difference);
        }

        Assert.True(differences.Count == 0, string.Join("\n\n", differences));
    }
}
