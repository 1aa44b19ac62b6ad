using StoryGraph.Cypher.Binding;
using StoryGraph.Cypher.Parsing.Ast;
using StoryGraph.Cypher.Storage;
using StoryGraph.Cypher.Values;
using Unary = StoryGraph.Cypher.Parsing.Ast.UnaryOperator;

namespace StoryGraph.Cypher.Execution;

internal sealed partial class ExpressionCompiler
{
    private Evaluator CompileUnary(BoundUnary unary)
    {
        var operand = Compile(unary.Operand);
        return unary.Operator switch
        {
            Unary.Not => () => Value.Boolean(!Truth(operand())),
            Unary.Minus => () => Arithmetic.Negate(operand()),
            _ => operand,
        };
    }

    private Evaluator CompileBinary(BoundBinary binary)
    {
        var left = Compile(binary.Left);
        var right = Compile(binary.Right);
        return binary.Operator switch
        {
            BinaryOperator.And => () => And(left, right),
            BinaryOperator.Or => () => Or(left, right),
            BinaryOperator.Xor => () => Truth(left()) is { } a && Truth(right()) is { } b ? Value.Boolean(a != b) : Value.Null,
            BinaryOperator.Equal => () => Value.Boolean(ValueEquality.AreEqual(left(), right())),
            BinaryOperator.NotEqual => () => Value.Boolean(!ValueEquality.AreEqual(left(), right())),
            BinaryOperator.Less => () => ValueComparer.IsLess(left(), right()),
            BinaryOperator.LessOrEqual => () => ValueComparer.IsLessOrEqual(left(), right()),
            BinaryOperator.Greater => () => ValueComparer.IsGreater(left(), right()),
            BinaryOperator.GreaterOrEqual => () => ValueComparer.IsGreaterOrEqual(left(), right()),
            BinaryOperator.Add => () => Arithmetic.Add(left(), right()),
            BinaryOperator.Concatenate => () => Arithmetic.Add(left(), right()),
            BinaryOperator.Subtract => () => Arithmetic.Subtract(left(), right()),
            BinaryOperator.Multiply => () => Arithmetic.Multiply(left(), right()),
            BinaryOperator.Divide => () => Arithmetic.Divide(left(), right()),
            BinaryOperator.Modulo => () => Arithmetic.Modulo(left(), right()),
            BinaryOperator.Power => () => Arithmetic.Power(left(), right()),
            BinaryOperator.In => () => ValueAccess.IsIn(left(), right()),
            BinaryOperator.StartsWith => () => Texts(left(), right(), static (text, part) => text.StartsWith(part, StringComparison.Ordinal)),
            BinaryOperator.EndsWith => () => Texts(left(), right(), static (text, part) => text.EndsWith(part, StringComparison.Ordinal)),
            BinaryOperator.Contains => () => Texts(left(), right(), static (text, part) => text.Contains(part, StringComparison.Ordinal)),
            _ => new RegularExpressions().Matches(left, right),
        };
    }

    /// <summary>A truth value, or null for unknown.</summary>
    /// <exception cref="Graph.CypherException">It is no truth value.</exception>
    private static bool? Truth(in Value value) => value.Kind switch
    {
        ValueKind.Boolean => value.IsTrue,
        ValueKind.Null => null,
        _ => throw QueryErrors.Type("InvalidArgumentType", $"a condition is a Boolean, this is {TypeNames.Of(value)}: {value}"),
    };

    // False decides an AND and true an OR, whatever the other side is, unknown too.
    private static Value And(Evaluator left, Evaluator right)
    {
        var first = Truth(left());
        if (first is false)
            return Value.False;
        var second = Truth(right());
        return second is false ? Value.False : Value.Boolean(first is null || second is null ? null : true);
    }

    private static Value Or(Evaluator left, Evaluator right)
    {
        var first = Truth(left());
        if (first is true)
            return Value.True;
        var second = Truth(right());
        return second is true ? Value.True : Value.Boolean(first is null || second is null ? null : false);
    }

    private static Value Texts(in Value left, in Value right, Func<string, string, bool> test) =>
        left.Kind == ValueKind.String && right.Kind == ValueKind.String ? Value.Boolean(test(left.AsString(), right.AsString())) : Value.Null;

    private Evaluator CompileLabelTest(BoundLabelTest test)
    {
        var operand = Compile(test.Operand);
        var matches = CompileLabels(test.Labels);
        return () =>
        {
            var value = operand();
            if (value.IsNull)
                return Value.Null;
            return value.IsEntity ? Value.Boolean(matches(value)) : throw QueryErrors.WrongType("a label test", "a Node or Relationship", value);
        };
    }

    private delegate bool LabelPredicate(in Value entity);

    private LabelPredicate CompileLabels(BoundLabels labels)
    {
        switch (labels)
        {
            case BoundLabels.Named named:
                var token = new NameToken(context, named.Name);
                return (in Value entity) => HasLabel(entity, token.Find());
            case BoundLabels.And and:
                var (both, too) = (CompileLabels(and.Left), CompileLabels(and.Right));
                return (in Value entity) => both(entity) && too(entity);
            case BoundLabels.Or or:
                var (either, other) = (CompileLabels(or.Left), CompileLabels(or.Right));
                return (in Value entity) => either(entity) || other(entity);
            case BoundLabels.Not not:
                var denied = CompileLabels(not.Operand);
                return (in Value entity) => !denied(entity);
            case BoundLabels.Dynamic dynamic:
                var names = CompileNames(dynamic.Name);
                return (in Value entity) =>
                {
                    foreach (var name in names())
                    {
                        if (HasLabel(entity, context.View.Tokens.Find(name)) == dynamic.Any)
                            return dynamic.Any;
                    }

                    return !dynamic.Any;
                };
            default:
                return (in Value entity) => entity.Kind == ValueKind.Relationship || context.View.Labels(entity.AsEntity()).Length > 0;
        }
    }

    private bool HasLabel(in Value entity, int token) => token != Tokens.Unknown && (entity.Kind == ValueKind.Node
        ? context.View.HasLabel(entity.AsEntity(), token)
        : context.View.Relationship(entity.AsEntity()).Type == token);

    /// <summary>The labels or type that <c>$(expression)</c> names: a string, or a list of strings.</summary>
    public Func<IEnumerable<string>> CompileNames(BoundExpression expression)
    {
        var value = Compile(expression);
        return () => Names(value());
    }

    private static IEnumerable<string> Names(Value value) => value.Kind switch
    {
        ValueKind.String => [Name(value)],
        ValueKind.List => value.AsList().Select(item => Name(item)),
        _ => throw QueryErrors.WrongType("$(...)", "the name of a label or type as a String, or a List of them", value),
    };

    private static string Name(in Value value) => value.Kind == ValueKind.String && value.AsString().Length > 0
        ? value.AsString()
        : throw QueryErrors.WrongType("$(...)", "names that are not empty", value);
}
