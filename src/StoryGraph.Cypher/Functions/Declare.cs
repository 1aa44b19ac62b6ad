using StoryGraph.Cypher.Values;

namespace StoryGraph.Cypher.Functions;

/// <summary>Short ways to write down a function, so that the lists of them read as tables.</summary>
internal static class Declare
{
    public static ScalarFunction Function(string name, KindSet takes, KindSet returns, Func<Value, Value> body) =>
        Fixed(name, [takes], returns, (arguments, _) => body(arguments[0]));

    public static ScalarFunction Function(string name, KindSet takes, KindSet returns, Func<Value, FunctionContext, Value> body) =>
        Fixed(name, [takes], returns, (arguments, context) => body(arguments[0], context));

    public static ScalarFunction Function(string name, KindSet first, KindSet second, KindSet returns, Func<Value, Value, Value> body) =>
        Fixed(name, [first, second], returns, (arguments, _) => body(arguments[0], arguments[1]));

    public static ScalarFunction Function(
        string name, KindSet first, KindSet second, KindSet third, KindSet returns, Func<Value, Value, Value, Value> body) =>
        Fixed(name, [first, second, third], returns, (arguments, _) => body(arguments[0], arguments[1], arguments[2]));

    /// <summary>A function of numbers that computes with doubles.</summary>
    public static ScalarFunction Real(string name, Func<double, double> body) =>
        Function(name, KindSet.Number, KindSet.Float, value => Value.Float(body(value.ToDouble())));

    public static ScalarFunction Constant(string name, double value) => new()
    {
        Name = name,
        Parameters = [],
        Returns = KindSet.Float,
        Body = (_, _) => Value.Float(value),
    };

    public static ScalarFunction Fixed(string name, KindSet[] takes, KindSet returns, FunctionBody body) => new()
    {
        Name = name,
        Parameters = [.. takes],
        MinimumArguments = takes.Length,
        MaximumArguments = takes.Length,
        Returns = returns,
        Body = body,
    };
}
