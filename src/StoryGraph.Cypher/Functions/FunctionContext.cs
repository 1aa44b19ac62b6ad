using StoryGraph.Cypher.Storage;

namespace StoryGraph.Cypher.Functions;

/// <summary>What a function may ask for besides its arguments. One for each run of a statement.</summary>
/// <param name="View">The graph the statement runs on.</param>
/// <param name="Clock">For the current instant, which is read once per statement as Neo4j does.</param>
/// <param name="Random">For rand() and randomUUID().</param>
internal sealed record FunctionContext(IGraphView View, TimeProvider Clock, Random Random)
{
    /// <summary>The instant the statement started: date(), datetime(), timestamp() all tell it.</summary>
    public DateTimeOffset Now { get; } = Clock.GetUtcNow();
}
