using StoryGraph.Cypher.Binding;
using StoryGraph.Cypher.Parsing.Ast;

namespace StoryGraph.Cypher.Planning;

/// <summary>A bound expression in a form near to how it was written, for EXPLAIN.</summary>
internal static class ExpressionText
{
    public static string Write(BoundExpression expression) => expression switch
    {
        Constant constant => constant.Value.ToString(),
        ParameterReference parameter => "$" + parameter.Name,
        SymbolReference reference => reference.Symbol.Name,
        BoundProperty property => $"{Write(property.Subject)}.{property.Key}",
        BoundIndex index => $"{Write(index.Subject)}[{Write(index.Index)}]",
        BoundBinary binary => $"{Write(binary.Left)} {Symbol(binary.Operator)} {Write(binary.Right)}",
        BoundUnary unary => unary.Operator switch { UnaryOperator.Not => "NOT ", UnaryOperator.Minus => "-", _ => "+" } + Write(unary.Operand),
        BoundNullTest test => $"{Write(test.Operand)} IS {(test.Negated ? "NOT NULL" : "NULL")}",
        BoundLabelTest test => $"{Write(test.Operand)}:{Labels(test.Labels)}",
        BoundCall call => $"{call.Function.Name}({string.Join(", ", call.Arguments.Select(Write))})",
        BoundList list => $"[{string.Join(", ", list.Items.Select(Write))}]",
        BoundMap map => $"{{{string.Join(", ", map.Entries.Select(entry => $"{entry.Key}: {Write(entry.Value)}"))}}}",
        BoundSubquery subquery => subquery.Kind.ToString().ToUpperInvariant() + " { ... }",
        BoundPath path => $"path({string.Join(", ", path.Parts.Select(part => part.Name))})",
        _ => "...",
    };

    private static string Labels(BoundLabels labels) => labels switch
    {
        BoundLabels.Named named => named.Name,
        BoundLabels.And and => $"{Labels(and.Left)}&{Labels(and.Right)}",
        BoundLabels.Or or => $"({Labels(or.Left)}|{Labels(or.Right)})",
        BoundLabels.Not not => $"!{Labels(not.Operand)}",
        BoundLabels.Dynamic dynamic => $"$({Write(dynamic.Name)})",
        _ => "%",
    };

    private static string Symbol(BinaryOperator binary) => binary switch
    {
        BinaryOperator.Or => "OR",
        BinaryOperator.Xor => "XOR",
        BinaryOperator.And => "AND",
        BinaryOperator.Equal => "=",
        BinaryOperator.NotEqual => "<>",
        BinaryOperator.Less => "<",
        BinaryOperator.LessOrEqual => "<=",
        BinaryOperator.Greater => ">",
        BinaryOperator.GreaterOrEqual => ">=",
        BinaryOperator.Add => "+",
        BinaryOperator.Concatenate => "||",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        BinaryOperator.Modulo => "%",
        BinaryOperator.Power => "^",
        BinaryOperator.In => "IN",
        BinaryOperator.StartsWith => "STARTS WITH",
        BinaryOperator.EndsWith => "ENDS WITH",
        BinaryOperator.Contains => "CONTAINS",
        _ => "=~",
    };
}
