namespace StoryGraph.Graph;

/// <summary>A statement was refused or failed. <see cref="Exception.Message"/> says what, where and what to do.</summary>
public sealed class CypherException : Exception
{
    public CypherException(string code, string message, Exception? inner = null)
        : base(message, inner) => Code = code;

    /// <summary>Neo4j's status code: Neo.ClientError.Statement.SyntaxError, ...</summary>
    public string Code { get; }

    /// <summary>The openCypher detail code where there is one: UndefinedVariable, InvalidArgumentType, ...</summary>
    public string? Detail { get; init; }

    /// <summary>Line in the statement, from 1; 0 when the fault has no place.</summary>
    public int Line { get; init; }

    /// <summary>Column in the line, from 1; 0 when the fault has no place.</summary>
    public int Column { get; init; }

    /// <summary>True when running the same transaction again may succeed.</summary>
    public bool IsTransient => Code.StartsWith("Neo.TransientError.", StringComparison.Ordinal);
}

/// <summary>The store could not be opened or reached. The message says which, why, and what to do.</summary>
public sealed class GraphUnavailableException : Exception
{
    public GraphUnavailableException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    /// <summary>True when trying again later may succeed.</summary>
    public bool IsTransient { get; init; }
}
