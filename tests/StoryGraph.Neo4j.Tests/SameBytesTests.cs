using StoryGraph.Cypher;
using StoryGraph.Graph;
using StoryGraph.Graph.Export;
using StoryGraph.Graph.Loading;
using StoryGraph.Graph.Tests.Contract;

namespace StoryGraph.Neo4j.Tests;

[Collection(nameof(OneDatabase))]
public sealed class SameBytesTests
{
    [Fact]
    public async Task Both_stores_export_the_same_bytes()
    {
        var stories = new StoryWorld(seed: 77).Stories(40);
        await using var server = await TestServer.EmptyGraphAsync();
        await using var embedded = EmbeddedGraph.Open(":memory:");
        var (there, here) = (await ExportAsync(server), await ExportAsync(embedded));
        Assert.NotEmpty(here);
        Assert.Equal(there, here);

        async Task<byte[]> ExportAsync(IGraph graph)
        {
            var loader = new StoryLoader(graph);
            await loader.PrepareAsync();
            foreach (var batch in stories.Chunk(15))
            {
                await loader.LoadAsync(batch);
            }

            await loader.RemoveAsync([.. stories.Take(5).Select(story => story.Article.Id)]);
            using var buffer = new MemoryStream();
            await new JsonLinesExport(graph).WriteAsync(buffer);
            return buffer.ToArray();
        }
    }
}
