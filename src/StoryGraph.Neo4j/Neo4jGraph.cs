using System.Collections.Immutable;
using Polly;
using Polly.CircuitBreaker;
using StoryGraph.Graph;
using StoryGraph.Neo4j.Errors;
using StoryGraph.Neo4j.Http;

namespace StoryGraph.Neo4j;

/// <summary>A graph in a Neo4j server, 5.19 or later, through its HTTP Query API.</summary>
/// <remarks>Safe to use from several threads. Each transaction sees what this object committed before it, on a cluster too (bookmarks).</remarks>
public sealed class Neo4jGraph : IGraph
{
    private readonly HttpClient http;
    private readonly bool ownsHttp;
    private readonly QueryApi api;
    private readonly ResiliencePipeline circuit;
    private readonly ResiliencePipeline anyTransient;
    private readonly ResiliencePipeline withoutTraces;
    private ImmutableArray<string> bookmarks = [];

    /// <param name="settings">Where the server is.</param>
    /// <param name="http">Null for one of its own, which is disposed with the graph.</param>
    /// <param name="time">Null for the system's clock.</param>
    public Neo4jGraph(Neo4jSettings settings, HttpClient? http = null, TimeProvider? time = null)
    {
        time ??= TimeProvider.System;
        ownsHttp = http is null;

        // Time-outs are ours (Neo4jSettings.RequestTimeout): HttpClient's would look like a cancellation by the caller.
        this.http = http ?? new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        api = new QueryApi(this.http, settings);
        circuit = Persistence.CircuitBreaker(time);
        anyTransient = Persistence.Pipeline(Transient.Is, () => api.HasAnswered, settings.Patience, time);
        withoutTraces = Persistence.Pipeline(Transient.LeftNothingBehind, () => api.HasAnswered, settings.Patience, time);
    }

    public async Task<IGraphTransaction> BeginAsync(AccessMode mode, CancellationToken cancellationToken = default) =>
        await GuardAsync(anyTransient, token => OpenAsync(mode, token), cancellationToken).ConfigureAwait(false);

    public async Task<QueryResult> RunAsync(Statement statement, AccessMode mode, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(statement);

        // When the answer to a write got lost nobody knows whether it was done; InTransactionAsync is for work that may be done twice.
        var answer = await GuardAsync(
            mode == AccessMode.Read ? anyTransient : withoutTraces,
            token => api.SendAsync("", statement, mode, bookmarks, affinity: null, token),
            cancellationToken).ConfigureAwait(false);
        Remember(answer);
        return answer.Result;
    }

    public Task<T> InTransactionAsync<T>(AccessMode mode, Func<IGraphTransaction, Task<T>> work, CancellationToken cancellationToken = default) =>
        GuardAsync(
            anyTransient,
            async token =>
            {
                var transaction = await OpenAsync(mode, token).ConfigureAwait(false);
                await using (transaction.ConfigureAwait(false))
                {
                    var result = await work(transaction).ConfigureAwait(false);
                    await transaction.CommitAsync(token).ConfigureAwait(false);
                    return result;
                }
            },
            cancellationToken);

    public ValueTask DisposeAsync()
    {
        if (ownsHttp)
        {
            http.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    internal void Remember(QueryAnswer answer)
    {
        if (!answer.Bookmarks.IsEmpty)
        {
            bookmarks = answer.Bookmarks;
        }
    }

    private async Task<Neo4jTransaction> OpenAsync(AccessMode mode, CancellationToken cancellationToken)
    {
        var (id, affinity) = await api.BeginAsync(mode, bookmarks, cancellationToken).ConfigureAwait(false);
        return new Neo4jTransaction(this, api, id, affinity);
    }

    private async Task<T> GuardAsync<T>(ResiliencePipeline retries, Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await retries.ExecuteAsync(
                async token => await circuit.ExecuteAsync(async inner => await work(inner).ConfigureAwait(false), token).ConfigureAwait(false),
                cancellationToken).ConfigureAwait(false);
        }
        catch (BrokenCircuitException broken) when (broken.InnerException is GraphUnavailableException last)
        {
            throw new GraphUnavailableException(last.Message, last) { IsTransient = true };
        }
    }
}
