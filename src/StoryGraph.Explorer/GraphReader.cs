using StoryGraph.Graph;

namespace StoryGraph.Explorer;

/// <summary>Runs the explorer's queries: read-only, with a time-out.</summary>
internal sealed class GraphReader(IGraph graph, ExplorerOptions options)
{
    public int RowLimit => options.RowLimit;

    /// <exception cref="TimeoutException">The query took longer than the options allow.</exception>
    public async Task<QueryResult> ReadAsync(Statement statement, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(options.QueryTimeout);
        try
        {
            return await graph.RunAsync(statement, AccessMode.Read, deadline.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The query took longer than {options.QueryTimeout.TotalSeconds:0} seconds and was stopped. Ask for less.");
        }
    }

    public Task<QueryResult> ReadAsync(string cypher, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters) =>
        ReadAsync(new Statement(cypher, parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value)), cancellationToken);
}
