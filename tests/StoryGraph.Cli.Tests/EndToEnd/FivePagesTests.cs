namespace StoryGraph.Cli.Tests.EndToEnd;

/// <summary>The first promise of the README, on five real scraped pages.</summary>
public sealed class FivePagesTests : IDisposable
{
    private readonly CommandRun storygraph = new();

    [Fact]
    public async Task WhoOpposedTheMoUIsAnsweredWithItsSentences()
    {
        await storygraph.RunAsync("import", Checkout.Shared("articles"));

        var (code, output, errors) = await storygraph.RunAsync("ask", "who opposed the MoU?");

        Assert.True(code == 0, errors);
        Assert.Contains("United States", output);
        Assert.Contains("Department of State", output);
        Assert.Contains("voiced opposition to the", output);
        Assert.Contains("MATCH (a:Actor)-[r:OPPOSED]->", output);
    }

    [Fact]
    public async Task CypherAnswersWithTheSameActors()
    {
        await storygraph.RunAsync("import", Checkout.Shared("articles"));

        var (_, output, _) = await storygraph.RunAsync(
            "cypher", "MATCH (a:Actor)-[r:OPPOSED]->(g:Agreement) RETURN DISTINCT a.name AS name ORDER BY name", "--format", "csv");

        Assert.Contains("United States\n", output);
    }

    [Fact]
    public async Task ImportingAgainChangesNotOneByte()
    {
        await storygraph.RunAsync("import", Checkout.Shared("articles"));
        var (_, first, _) = await storygraph.RunAsync("export", "--format", "jsonl");
        await storygraph.RunAsync("import", Checkout.Shared("articles"));
        var (_, second, _) = await storygraph.RunAsync("export", "--format", "jsonl");

        Assert.NotEmpty(first);
        Assert.Equal(first, second);
    }

    [Fact]
    public async Task WhatExtractWroteImportsToTheSameGraph()
    {
        var (_, stories, _) = await storygraph.RunAsync("extract", Checkout.Shared("articles"), "--json");
        await File.WriteAllTextAsync(storygraph.File("stories.jsonl"), stories);
        await storygraph.RunAsync("import", Checkout.Shared("articles"));
        var (_, direct, _) = await storygraph.RunAsync("export");
        await storygraph.RunAsync("import", storygraph.File("stories.jsonl"), "--graph", storygraph.File("other.db"));
        var (_, indirect, _) = await storygraph.RunAsync("export", "--graph", storygraph.File("other.db"));

        Assert.Equal(direct, indirect);
    }

    public void Dispose() => storygraph.Dispose();
}
