using StoryGraph.Cypher;
using StoryGraph.Graph.Tests.Contract;

namespace StoryGraph.Graph.Tests.Embedded;

public sealed class EmbeddedGraphContractTests : GraphContract
{
    protected override Task<IGraph> NewGraphAsync() => Task.FromResult<IGraph>(EmbeddedGraph.Open(":memory:"));
}

public sealed class EmbeddedStoryLoaderTests : StoryLoaderContract
{
    protected override Task<IGraph> NewGraphAsync() => Task.FromResult<IGraph>(EmbeddedGraph.Open(":memory:"));
}

public sealed class EmbeddedQuestionsTests : QuestionsContract
{
    protected override Task<IGraph> NewGraphAsync() => Task.FromResult<IGraph>(EmbeddedGraph.Open(":memory:"));
}
