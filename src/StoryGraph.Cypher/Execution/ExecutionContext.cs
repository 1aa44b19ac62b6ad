using StoryGraph.Cypher.Functions;
using StoryGraph.Cypher.Procedures;
using StoryGraph.Cypher.Storage;
using StoryGraph.Cypher.Values;
using CypherException = StoryGraph.Graph.CypherException;

namespace StoryGraph.Cypher.Execution;

/// <summary>One run of a statement: the row that all its operators share, the graph it runs on, and what it may still use.</summary>
internal sealed class ExecutionContext : IDisposable
{
    private const int StepsBetweenChecks = 1024;

    private readonly List<Operator> _operators = [];
    private readonly QueryLimits _limits;
    private readonly TimeProvider _clock;
    private readonly long _started;
    private readonly CancellationToken _cancellationToken;
    private int _steps;
    private long _bytes;

    public ExecutionContext(
        IGraphView view, int slots, MapValue parameters, IReadOnlyDictionary<string, Procedure> procedures,
        QueryLimits limits, TimeProvider clock, Random random, CancellationToken cancellationToken)
    {
        View = view;
        Row = new Value[slots];
        Parameters = parameters;
        Procedures = procedures;
        Functions = new FunctionContext(view, clock, random);
        _limits = limits;
        _clock = clock;
        _started = clock.GetTimestamp();
        _cancellationToken = cancellationToken;
    }

    public Value[] Row { get; }

    public IGraphView View { get; }

    /// <summary>The graph to be changed.</summary>
    /// <exception cref="CypherException">It is only read.</exception>
    public IGraphWriter Writer => View as IGraphWriter ?? throw QueryErrors.ReadOnly();

    public MapValue Parameters { get; }

    public IReadOnlyDictionary<string, Procedure> Procedures { get; }

    public FunctionContext Functions { get; }

    public void Register(Operator created) => _operators.Add(created);

    /// <summary>Called for each thing met; now and then it looks at clock and token.</summary>
    public void Step()
    {
        if (++_steps == StepsBetweenChecks)
            Check();
    }

    /// <summary>Counts what is held in memory.</summary>
    public void Charge(long bytes)
    {
        _bytes += bytes;
        if (_bytes > _limits.MemoryBytes)
        {
            throw new CypherException("Neo.TransientError.General.MemoryPoolOutOfMemoryError",
                $"the statement holds more than the {_limits.MemoryBytes / (1 << 20)} MiB it may. Add a LIMIT, aggregate earlier, or send smaller batches");
        }
    }

    /// <summary>What was charged before is held no more.</summary>
    public void Release(long bytes) => _bytes -= bytes;

    public void Dispose()
    {
        foreach (var created in _operators)
        {
            created.Dispose();
        }
    }

    private void Check()
    {
        _steps = 0;
        _cancellationToken.ThrowIfCancellationRequested();
        if (_limits.Timeout is { } timeout && _clock.GetElapsedTime(_started) > timeout)
        {
            throw new CypherException("Neo.ClientError.Transaction.TransactionTimedOut",
                $"the statement ran longer than the {timeout.TotalSeconds:0.###} seconds it may. Narrow it down, or allow more time");
        }
    }
}
