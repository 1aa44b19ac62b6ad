using StoryGraph.Cypher.Values;
using static StoryGraph.Cypher.Functions.Declare;

namespace StoryGraph.Cypher.Functions;

/// <summary>Functions of numbers.</summary>
internal static class MathFunctions
{
    public static IEnumerable<ScalarFunction> All =>
    [
        Constant("pi", Math.PI),
        Constant("e", Math.E),
        Function("abs", KindSet.Number, KindSet.Number, Absolute),
        Function("sign", KindSet.Number, KindSet.Integer, number => Value.Integer(Sign(number))),
        Function("isNaN", KindSet.Number, KindSet.Boolean, number => Value.Boolean(double.IsNaN(number.ToDouble()))),
        Real("ceil", Math.Ceiling),
        Real("floor", Math.Floor),
        Real("sqrt", Math.Sqrt),
        Real("exp", Math.Exp),
        Real("log", Math.Log),
        Real("log10", Math.Log10),
        Real("sin", Math.Sin),
        Real("cos", Math.Cos),
        Real("tan", Math.Tan),
        Real("cot", x => 1 / Math.Tan(x)),
        Real("asin", Math.Asin),
        Real("acos", Math.Acos),
        Real("atan", Math.Atan),
        Real("sinh", Math.Sinh),
        Real("cosh", Math.Cosh),
        Real("tanh", Math.Tanh),
        Real("coth", x => 1 / Math.Tanh(x)),
        Real("degrees", x => x / Math.PI * 180),
        Real("radians", x => x / 180 * Math.PI),
        Real("haversin", x => (1 - Math.Cos(x)) / 2),
        Function("atan2", KindSet.Number, KindSet.Number, KindSet.Float, (y, x) => Value.Float(Math.Atan2(y.ToDouble(), x.ToDouble()))),
        new()
        {
            Name = "round",
            Parameters = [KindSet.Number, KindSet.Number, KindSet.String],
            MinimumArguments = 1,
            MaximumArguments = 3,
            Returns = KindSet.Float,
            Body = (arguments, _) => Value.Float(Round(arguments)),
        },
        new()
        {
            Name = "rand",
            Parameters = [],
            Returns = KindSet.Float,
            IsDeterministic = false,
            Body = (_, context) => Value.Float(context.Random.NextDouble()),
        },
    ];

    private static Value Absolute(Value number)
    {
        if (number.Kind == ValueKind.Float)
            return Value.Float(Math.Abs(number.AsFloat()));
        // The least integer has no counterpart and stays as it is, as in Neo4j.
        return Value.Integer(number.AsInteger() < 0 ? unchecked(-number.AsInteger()) : number.AsInteger());
    }

    private static long Sign(in Value number) => number.Kind == ValueKind.Integer
        ? Math.Sign(number.AsInteger())
        : double.IsNaN(number.AsFloat()) ? 0 : Math.Sign(number.AsFloat());

    /// <summary>To whole numbers ties go up; to a precision they go away from zero, unless a mode says otherwise.</summary>
    private static double Round(ReadOnlySpan<Value> arguments)
    {
        var number = arguments[0].ToDouble();
        if (arguments.Length == 1)
            return Math.Floor(number + 0.5);
        if (double.IsNaN(number) || double.IsInfinity(number) || Math.Abs(number) >= (double)decimal.MaxValue)
            return number;
        var precision = (long)arguments[1].ToDouble();
        if (precision < 0)
            throw QueryErrors.Argument("NumberOutOfRange", $"round() cannot take a negative precision, but got {arguments[1]}.");
        const int mostDigitsOfDecimal = 28;
        return precision >= mostDigitsOfDecimal
            ? number
            : (double)Round((decimal)number, (int)precision, arguments.Length == 3 ? arguments[2].AsString() : "HALF_UP");
    }

    private static decimal Round(decimal number, int digits, string mode) => mode switch
    {
        "HALF_UP" => Math.Round(number, digits, MidpointRounding.AwayFromZero),
        "HALF_EVEN" => Math.Round(number, digits, MidpointRounding.ToEven),
        "DOWN" => Math.Round(number, digits, MidpointRounding.ToZero),
        "FLOOR" => Math.Round(number, digits, MidpointRounding.ToNegativeInfinity),
        "CEILING" => Math.Round(number, digits, MidpointRounding.ToPositiveInfinity),
        "UP" => number < 0
            ? Math.Round(number, digits, MidpointRounding.ToNegativeInfinity)
            : Math.Round(number, digits, MidpointRounding.ToPositiveInfinity),
        "HALF_DOWN" => HalfDown(number, digits),
        _ => throw QueryErrors.Argument(
            "InvalidArgumentValue", $"round() knows the modes CEILING, FLOOR, UP, DOWN, HALF_EVEN, HALF_UP and HALF_DOWN, but not '{mode}'."),
    };

    private static decimal HalfDown(decimal number, int digits)
    {
        var truncated = Math.Round(number, digits, MidpointRounding.ToZero);
        var rounded = Math.Round(number, digits, MidpointRounding.AwayFromZero);
        return Math.Abs(number - truncated) == Math.Abs(rounded - number) ? truncated : rounded;
    }
}
