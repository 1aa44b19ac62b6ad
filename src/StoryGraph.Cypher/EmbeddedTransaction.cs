using StoryGraph.Cypher.Storage;
using StoryGraph.Graph;

namespace StoryGraph.Cypher;

/// <summary>Statements that are kept together or not at all.</summary>
internal sealed class EmbeddedTransaction : IGraphTransaction, IDisposable
{
    private readonly QueryEngine _engine;
    private readonly IReadTransaction? _read;
    private readonly IWriteTransaction? _write;
    private bool _hasFailed;

    public EmbeddedTransaction(QueryEngine engine, IReadTransaction read) => (_engine, _read) = (engine, read);

    public EmbeddedTransaction(QueryEngine engine, IWriteTransaction write) => (_engine, _write) = (engine, write);

    public Task<QueryResult> RunAsync(Statement statement, CancellationToken cancellationToken = default) =>
        EmbeddedGraph.Done(() => Run(statement, cancellationToken), cancellationToken);

    public Task CommitAsync(CancellationToken cancellationToken = default) => EmbeddedGraph.Done(
        () =>
        {
            Commit();
            return true;
        },
        cancellationToken);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    public void Dispose()
    {
        _read?.Dispose();
        _write?.Dispose();
    }

    public void Commit()
    {
        if (_hasFailed)
            throw new CypherException("Neo.ClientError.Transaction.TransactionTerminated", "a statement of the transaction failed, so it can only be rolled back");
        _write?.Commit();
    }

    public QueryResult Run(Statement statement, CancellationToken cancellationToken)
    {
        if (_hasFailed)
            throw new CypherException("Neo.ClientError.Transaction.TransactionTerminated", "a statement of the transaction failed, so it can only be rolled back");
        try
        {
            return _write is null
                ? _engine.Run(_engine.Compile(statement, _read!.View), statement, _read.View, cancellationToken)
                : RunWriting(_write, statement, cancellationToken);
        }
        catch
        {
            _hasFailed = true;
            throw;
        }
    }

    private QueryResult RunWriting(IWriteTransaction transaction, Statement statement, CancellationToken cancellationToken)
    {
        var compiled = _engine.Compile(statement, transaction.Writer);
        transaction.BeginStatement();
        try
        {
            var result = _engine.Run(compiled, statement, transaction.Writer, cancellationToken);
            return result with { Counters = transaction.EndStatement() };
        }
        catch
        {
            transaction.UndoStatement();
            throw;
        }
    }
}
