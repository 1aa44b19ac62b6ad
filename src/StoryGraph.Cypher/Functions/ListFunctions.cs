using StoryGraph.Cypher.Values;
using static StoryGraph.Cypher.Functions.Declare;

namespace StoryGraph.Cypher.Functions;

/// <summary>Functions of lists, and those that look at a value as a whole.</summary>
internal static class ListFunctions
{
    /// <summary>The longest list that range() makes.</summary>
    private const long LongestRange = 10_000_000;

    public static IEnumerable<ScalarFunction> All =>
    [
        Function("size", KindSet.List | KindSet.String, KindSet.Integer, Size),
        Function("isEmpty", KindSet.List | KindSet.String | KindSet.Map, KindSet.Boolean, value => Value.Boolean(Size(value).AsInteger() == 0)),
        Function("head", KindSet.List, KindSet.Any, list => list.AsList() is [var first, ..] ? first : Value.Null),
        Function("last", KindSet.List, KindSet.Any, list => list.AsList() is [.., var last] ? last : Value.Null),
        Function("tail", KindSet.List, KindSet.List, list => list.AsList() is [_, .. var tail] ? Value.List(tail) : Value.EmptyList),
        Function("reverse", KindSet.List | KindSet.String, KindSet.List | KindSet.String, Reverse),
        new()
        {
            Name = "range",
            Parameters = [KindSet.Integer, KindSet.Integer, KindSet.Integer],
            MinimumArguments = 2,
            MaximumArguments = 3,
            Returns = KindSet.List,
            WrongArgument = (expected, found) =>
                QueryErrors.Argument("InvalidArgumentType", $"range() expects {expected}, but got {TypeNames.Of(found)}: {found}."),
            Body = (arguments, _) => Range(
                arguments[0].AsInteger(), arguments[1].AsInteger(), arguments.Length == 3 ? arguments[2].AsInteger() : 1),
        },
        new()
        {
            Name = "coalesce",
            Parameters = [KindSet.Any],
            MinimumArguments = 1,
            MaximumArguments = int.MaxValue,
            Returns = KindSet.Any,
            NullInNullOut = false,
            Body = (arguments, _) => FirstNotNull(arguments),
        },
        new()
        {
            Name = "nullIf",
            Parameters = [KindSet.Any, KindSet.Any],
            MinimumArguments = 2,
            MaximumArguments = 2,
            Returns = KindSet.Any,
            NullInNullOut = false,
            Body = (arguments, _) => ValueEquality.AreEqual(arguments[0], arguments[1]) is true ? Value.Null : arguments[0],
        },
    ];

    private static Value Size(Value value) => Value.Integer(value.Kind switch
    {
        ValueKind.List => value.AsList().Length,
        ValueKind.Map => value.AsMap().Count,
        _ => CodePoints.Count(value.AsString()),
    });

    private static Value Reverse(Value value)
    {
        if (value.Kind == ValueKind.String)
            return Value.String(CodePoints.Reverse(value.AsString()));
        var items = value.AsList()[..];
        Array.Reverse(items);
        return Value.List(items);
    }

    /// <summary>From start to end, both of them in it; the step may go down.</summary>
    /// <remarks>A step that leads away from the end at once still gives the start, as in Neo4j: range(0, 1, -123) is [0].</remarks>
    private static Value Range(long start, long end, long step)
    {
        if (step == 0)
            throw QueryErrors.Argument("NumberOutOfRange", "range() needs a step other than 0, or it would never end.");
        var count = ((Int128)end - start) / step + 1;
        if (count <= 0)
            return Value.EmptyList;
        if (count > LongestRange)
            throw QueryErrors.Argument("NumberOutOfRange", $"range() would make {count} items; {LongestRange} is the most. Take a shorter range.");
        var items = new Value[(int)count];
        for (var i = 0; i < items.Length; i++)
            items[i] = Value.Integer(start + i * step);
        return Value.List(items);
    }

    private static Value FirstNotNull(ReadOnlySpan<Value> arguments)
    {
        foreach (ref readonly var argument in arguments)
        {
            if (!argument.IsNull)
                return argument;
        }
        return Value.Null;
    }
}
