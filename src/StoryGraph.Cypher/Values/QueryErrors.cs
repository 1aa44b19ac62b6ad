using StoryGraph.Graph;

namespace StoryGraph.Cypher.Values;

/// <summary>Faults that show only when a query runs, with Neo4j's status code and the detail of the openCypher TCK.</summary>
internal static class QueryErrors
{
    public static CypherException Type(string detail, string message) => Make("Neo.ClientError.Statement.TypeError", detail, message);

    /// <summary>A function or operator was given a value of a type it doesn't take.</summary>
    public static CypherException WrongType(string who, string expected, in Value found) =>
        Type("InvalidArgumentValue", $"{who} expects {expected}, but got {TypeNames.Of(found)}: {Shown(found)}.");

    public static CypherException Argument(string detail, string message) => Make("Neo.ClientError.Statement.ArgumentError", detail, message);

    public static CypherException Syntax(string detail, string message) => Make("Neo.ClientError.Statement.SyntaxError", detail, message);

    public static CypherException Arithmetic(string message) => Make("Neo.ClientError.Statement.ArithmeticError", "NumberOutOfRange", message);

    /// <summary>A temporal value was asked for with fields or units that it cannot have.</summary>
    public static CypherException Temporal(string message) => Argument("InvalidArgumentValue", message);

    public static CypherException EntityNotFound(string message) =>
        Make("Neo.ClientError.Statement.EntityNotFound", "DeletedEntityAccess", message);

    public static CypherException ConstraintViolated(string detail, string message) =>
        Make("Neo.ClientError.Schema.ConstraintValidationFailed", detail, message);

    public static CypherException Semantic(string detail, string message) => Make("Neo.ClientError.Statement.SemanticError", detail, message);

    public static CypherException Procedure(string message) => new("Neo.ClientError.Procedure.ProcedureCallFailed", message);

    public static CypherException ReadOnly() =>
        new("Neo.ClientError.Statement.AccessMode", "The statement changes the graph, but was sent to be read only. Send it for writing.");

    private static CypherException Make(string code, string detail, string message) => new(code, message) { Detail = detail };

    private static string Shown(in Value value)
    {
        const int longest = 80;
        var text = value.ToString();
        return text.Length <= longest ? text : text[..longest] + "…";
    }
}
