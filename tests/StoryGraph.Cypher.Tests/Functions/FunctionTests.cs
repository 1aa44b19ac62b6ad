using StoryGraph.Cypher.Functions;
using StoryGraph.Cypher.Storage.Sqlite;
using StoryGraph.Cypher.Values;
using StoryGraph.Graph;

namespace StoryGraph.Cypher.Tests.Functions;

/// <summary>Expected values are what Neo4j 5.26 answers.</summary>
public sealed class FunctionTests
{
    [Theory]
    [InlineData("size", "1", "😀")]
    [InlineData("reverse", "'😀ba'", "ab😀")]
    [InlineData("left", "'😀'", "😀a", 1)]
    [InlineData("right", "'😀a'", "b😀a", 2)]
    [InlineData("substring", "'el'", "hello", 1, 2)]
    [InlineData("substring", "''", "hello", 10)]
    [InlineData("split", "['a', 'b', 'c']", "a,b,c", ",")]
    [InlineData("split", "['a', 'b', 'c']", "abc", "")]
    [InlineData("split", "['']", "", ",")]
    [InlineData("replace", "'xaxbxcx'", "abc", "", "x")]
    [InlineData("toUpper", "'STRASSE'", "straße")]
    [InlineData("toInteger", "1", "1.9")]
    [InlineData("toInteger", "null", " 5 ")]
    [InlineData("toInteger", "1000", "1e3")]
    [InlineData("toInteger", "9223372036854775807", 1e300)]
    [InlineData("toFloat", "1.5", "  1.5 ")]
    [InlineData("toFloat", "null", "0x1")]
    [InlineData("toFloat", "NaN", "NaN")]
    [InlineData("toBoolean", "true", 1)]
    [InlineData("toBoolean", "null", " tru ")]
    [InlineData("toString", "'1.0E7'", 1e7)]
    [InlineData("toString", "'0.001'", 1e-3)]
    [InlineData("toString", "'1.23456789E7'", 12345678.9)]
    [InlineData("toString", "'1.2345678901234568E17'", 123456789012345680.0)]
    [InlineData("round", "-1.0", -1.5)]
    [InlineData("round", "-1.6", -1.55, 1)]
    [InlineData("round", "1.2", 1.25, 1, "HALF_EVEN")]
    [InlineData("range", "[10, 7, 4, 1]", 10, 0, -3)]
    [InlineData("range", "[0]", 0, 0, -1)]
    [InlineData("sign", "-1", -2.5)]
    [InlineData("coalesce", "2", null, 2, 3)]
    [InlineData("left", "null", null, 1)]
    [InlineData("valueType", "'INTEGER NOT NULL'", 1)]
    public void Functions_answer_as_Neo4j_does(string name, string expected, params object?[] arguments)
    {
        Assert.Equal(expected, Call(name, arguments).ToString());
    }

    [Fact]
    public void A_wrong_argument_is_named()
    {
        var refused = Assert.Throws<CypherException>(() => Call("toInteger", [new object?[] { 1L }]));
        Assert.Equal("Neo.ClientError.Statement.TypeError", refused.Code);
        Assert.Equal("toInteger() expects a Boolean, an Integer, a Float or a String, but got List: [1].", refused.Message);
    }

    [Theory]
    [InlineData("sum", "6.5", 1, 2, 3.5)]
    [InlineData("sum", "0")]
    [InlineData("avg", "2.0", 1, null, 3)]
    [InlineData("avg", "null")]
    [InlineData("count", "2", 1, null, 1)]
    [InlineData("collect", "[1, 1]", 1, null, 1)]
    [InlineData("min", "'a'", 1, "a")]
    [InlineData("max", "1", 1, "a", null)]
    [InlineData("stDev", "1.0", 1, 2, 3)]
    public void Aggregates_leave_nulls_out(string name, string expected, params object?[] values)
    {
        var accumulator = FunctionLibrary.FindAggregate(name)!.Start(distinct: false);
        foreach (var value in values)
            accumulator.Add(ClrConversion.FromClr(value));
        Assert.Equal(expected, accumulator.Result().ToString());
    }

    [Fact]
    public void Distinct_takes_each_value_once_and_numbers_by_their_worth()
    {
        var accumulator = FunctionLibrary.FindAggregate("COLLECT")!.Start(distinct: true);
        foreach (var value in new object?[] { 1, 1.0, "1", null, 1 })
            accumulator.Add(ClrConversion.FromClr(value));
        Assert.Equal("[1, '1']", accumulator.Result().ToString());
    }

    private static Value Call(string name, object?[] arguments)
    {
        using var store = SqliteGraphStore.Open(SqliteGraphStore.InMemory, AccessMode.Write);
        using var reading = store.BeginRead();
        var context = new FunctionContext(reading.View, TimeProvider.System, new Random(0));
        return FunctionLibrary.FindScalar(name)!.Call(Array.ConvertAll(arguments, ClrConversion.FromClr), context);
    }
}
