namespace StoryGraph.Graph;

/// <summary>A property graph that speaks Cypher: the embedded store or a Neo4j server.</summary>
public interface IGraph : IAsyncDisposable
{
    /// <summary>Opens a transaction. Disposing it without a commit takes back all it wrote.</summary>
    Task<IGraphTransaction> BeginAsync(AccessMode mode, CancellationToken cancellationToken = default);

    /// <summary>Runs one statement in a transaction of its own, which is committed when the statement succeeds.</summary>
    /// <exception cref="CypherException">The statement is wrong or failed.</exception>
    /// <exception cref="GraphUnavailableException">The store could not be reached or opened.</exception>
    Task<QueryResult> RunAsync(Statement statement, AccessMode mode, CancellationToken cancellationToken = default);
}

public interface IGraphTransaction : IAsyncDisposable
{
    /// <exception cref="CypherException">The statement is wrong or failed; the transaction can only be rolled back.</exception>
    Task<QueryResult> RunAsync(Statement statement, CancellationToken cancellationToken = default);

    Task CommitAsync(CancellationToken cancellationToken = default);
}

public enum AccessMode
{
    Read,
    Write,
}
