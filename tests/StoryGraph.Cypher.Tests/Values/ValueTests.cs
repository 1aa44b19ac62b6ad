using StoryGraph.Cypher.Values;

namespace StoryGraph.Cypher.Tests.Values;

/// <summary>The three relations between values, as Neo4j 5.26 has them.</summary>
public sealed class ValueTests
{
    private static readonly Value NaN = Value.Float(double.NaN);

    [Fact]
    public void Equality_is_unknown_where_a_null_decides()
    {
        Assert.Null(ValueEquality.AreEqual(List(1, null), List(1, null)));
        Assert.False(ValueEquality.AreEqual(List(1, null), List(2, null)));
        Assert.False(ValueEquality.AreEqual(List(1), List(1, null)));
        Assert.True(ValueEquality.AreEqual(Value.Integer(1), Value.Float(1)));
        Assert.False(ValueEquality.AreEqual(Value.Integer(1), Value.String("1")));
        Assert.False(ValueEquality.AreEqual(NaN, NaN));
        Assert.True(ValueEquality.AreEqual(Value.Float(0.0), Value.Float(-0.0)));
    }

    [Fact]
    public void Integers_beyond_53_bits_do_not_equal_the_float_nearby()
    {
        var (integer, number) = (Value.Integer((1L << 53) + 1), Value.Float(1L << 53));
        Assert.False(ValueEquality.AreEqual(integer, number));
        Assert.True(ValueComparer.IsGreater(integer, number).IsTrue);
        Assert.True(ValueComparer.IsLess(Value.Integer(long.MaxValue), Value.Float(9223372036854775808.0)).IsTrue);
    }

    [Fact]
    public void Comparison_is_null_between_types_and_false_with_NaN()
    {
        Assert.True(ValueComparer.IsLess(Value.Integer(1), Value.String("a")).IsNull);
        Assert.True(ValueComparer.IsLess(NaN, Value.Integer(1)).IsFalse);
        Assert.True(ValueComparer.IsGreaterOrEqual(NaN, NaN).IsFalse);
        Assert.True(ValueComparer.IsLess(Value.List([NaN]), List(1)).IsNull);
        Assert.True(ValueComparer.IsLess(List(1), List(1, 2)).IsTrue);
        Assert.True(ValueComparer.IsLess(List(1, null), List(2, 1)).IsTrue);
        Assert.True(ValueComparer.IsLess(List(1, null), List(1, 2)).IsNull);
    }

    [Fact]
    public void Order_goes_through_all_types()
    {
        Value[] ascending =
        [
            Value.Map(MapValue.Empty), Value.Node(1), Value.Relationship(1), List(), List(1), Value.Path(new PathValue([1], [])),
            Value.String(""), Value.String("a"), Value.String("～"), Value.String("😀"), Value.False, Value.True,
            Value.Float(double.NegativeInfinity), Value.Integer(-1), Value.Float(0.5), Value.Integer(1), NaN, Value.Null,
        ];
        for (var i = 0; i < ascending.Length; i++)
        {
            for (var j = 0; j < ascending.Length; j++)
                Assert.Equal(i.CompareTo(j), Math.Sign(ValueOrder.Compare(ascending[i], ascending[j])));
        }
    }

    [Fact]
    public void Grouping_takes_nulls_as_one_and_every_NaN_for_itself()
    {
        Value[] values = [Value.Null, Value.Null, NaN, NaN, Value.Integer(1), Value.Float(1), Value.Float(0.0), Value.Float(-0.0), List(1, null), List(1, null)];
        Assert.Equal(6, values.Distinct(ValueOrder.Instance).Count());
    }

    [Fact]
    public void Integers_refuse_to_overflow()
    {
        Assert.Equal("NumberOutOfRange", Assert.Throws<Graph.CypherException>(() => Arithmetic.Add(Value.Integer(long.MaxValue), Value.Integer(1))).Detail);
        Assert.Equal("NumberOutOfRange", Assert.Throws<Graph.CypherException>(() => Arithmetic.Multiply(Value.Integer(long.MinValue), Value.Integer(-1))).Detail);
        Assert.Equal("-9223372036854775808", Arithmetic.Multiply(Value.Integer(long.MaxValue / 2 + 1), Value.Integer(-2)).ToString());
    }

    private static Value List(params object?[] items) => ClrConversion.FromClr(items);
}
