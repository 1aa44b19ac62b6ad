using StoryGraph.Graph;
using StoryGraph.Neo4j.Http;

namespace StoryGraph.Neo4j;

/// <summary>An explicit transaction of the Query API. The server rolls it back by itself when it hears nothing for some time.</summary>
internal sealed class Neo4jTransaction(Neo4jGraph graph, QueryApi api, string id, string? affinity) : IGraphTransaction
{
    private readonly string path = "/tx/" + id;
    private bool isOpen = true;

    public async Task<QueryResult> RunAsync(Statement statement, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(statement);
        ObjectDisposedException.ThrowIf(!isOpen, this);
        try
        {
            var answer = await api.SendAsync(path, statement, mode: null, [], affinity, cancellationToken).ConfigureAwait(false);
            return answer.Result;
        }
        catch (CypherException)
        {
            isOpen = false;      // the server has rolled it back
            throw;
        }
    }

    public async Task CommitAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(!isOpen, this);
        isOpen = false;
        graph.Remember(await api.SendAsync(path + "/commit", statement: null, mode: null, [], affinity, cancellationToken).ConfigureAwait(false));
    }

    public async ValueTask DisposeAsync()
    {
        if (!isOpen)
        {
            return;
        }

        isOpen = false;
        try
        {
            await api.RollBackAsync(path, affinity, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is GraphUnavailableException or CypherException)
        {
            // A server that cannot be reached, or has forgotten the transaction, rolls it back by itself.
        }
    }
}
