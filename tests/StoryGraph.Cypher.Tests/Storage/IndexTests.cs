using StoryGraph.Cypher.Storage;
using StoryGraph.Cypher.Storage.Sqlite;
using StoryGraph.Cypher.Values;
using StoryGraph.Graph;

namespace StoryGraph.Cypher.Tests.Storage;

public sealed class IndexTests
{
    private static readonly SchemaRule ById = new(0, "thing_id", SchemaRuleKind.UniqueConstraint, EntityKind.Node, ["Thing"], ["id"]);
    private static readonly SchemaRule ByValue = new(0, "thing_value", SchemaRuleKind.RangeIndex, EntityKind.Node, ["Thing"], ["value"]);
    private static readonly SchemaRule ByText = new(0, "text", SchemaRuleKind.FullTextIndex, EntityKind.Node, ["Thing", "Other"], ["name", "value"]);

    [Fact]
    public void Seeks_find_what_equality_and_comparison_would()
    {
        Value[] values =
        [
            Value.Integer(1), Value.Float(1.0), Value.Integer((1L << 53) + 1), Value.Float(1L << 53), Value.Float(double.NaN), Value.Float(-0.0),
            Value.Integer(long.MaxValue), Value.Float(double.PositiveInfinity), Value.Float(-2.5), Value.Integer(-3),
            Value.String("a"), Value.String("a\0b"), Value.String("ab"), Value.String("é"), Value.String("～"), Value.String("😀"), Value.String(""),
            Value.True, Value.False, Value.List([Value.Integer(1)]), Value.List([Value.Integer(1), Value.Integer(2)]), Value.EmptyList,
        ];
        using var store = StoreOf(ByValue, values);
        using var reading = store.BeginRead();
        using var cursor = reading.View.OpenIndex(reading.View.Schema[0]);
        foreach (var bound in values)
        {
            cursor.Seek([bound]);
            Assert.Equal(Where(values, value => ValueEquality.AreEqual(value, bound) is true), Found(cursor));
            if (bound.Kind == ValueKind.List)
                continue;
            cursor.SeekRange(bound, lowerInclusive: false, Value.Null, upperInclusive: false);
            Assert.Equal(Where(values, value => ValueComparer.IsGreater(value, bound).IsTrue), Found(cursor));
            cursor.SeekRange(Value.Null, lowerInclusive: false, bound, upperInclusive: true);
            Assert.Equal(Where(values, value => ValueComparer.IsLessOrEqual(value, bound).IsTrue), Found(cursor));
        }
        cursor.SeekPrefix("a");
        Assert.Equal(Where(values, value => value.Kind == ValueKind.String && value.AsString().StartsWith('a')), Found(cursor));
    }

    [Fact]
    public void A_unique_constraint_refuses_the_second_and_exempts_what_lacks_the_property()
    {
        using var store = StoreOf(ById, []);
        GraphReadsBackTests.Write(store, writer =>
        {
            var label = writer.Token("Thing");
            writer.CreateNode([label], []);
            writer.CreateNode([label], []);
            return writer.CreateNode([label], GraphReadsBackTests.Properties(writer, ("id", 7)));
        });
        var refused = Assert.Throws<CypherException>(() => GraphReadsBackTests.Write(
            store, writer => writer.CreateNode([writer.Token("Thing")], GraphReadsBackTests.Properties(writer, ("id", 7)))));
        Assert.Equal("Neo.ClientError.Schema.ConstraintValidationFailed", refused.Code);
        Assert.Equal("Node(2) already exists with label `Thing` and property `id` = 7 (constraint `thing_id`).", refused.Message);
    }

    [Fact]
    public void A_constraint_that_the_graph_breaks_is_not_made()
    {
        using var store = SqliteGraphStore.Open(SqliteGraphStore.InMemory, AccessMode.Write);
        for (var i = 0; i < 2; i++)
            GraphReadsBackTests.Write(store, writer => writer.CreateNode([writer.Token("Thing")], GraphReadsBackTests.Properties(writer, ("id", 7))));
        var refused = Assert.Throws<CypherException>(() => GraphReadsBackTests.Write(store, writer => writer.CreateRule(ById, ifNotExists: false)));
        Assert.Equal("Neo.DatabaseError.Schema.ConstraintCreationFailed", refused.Code);
        using var reading = store.BeginRead();
        Assert.Empty(reading.View.Schema);
    }

    [Fact]
    public void Entries_follow_labels_properties_and_deletion()
    {
        using var store = StoreOf(ByValue, []);
        var (bare, labelled, deleted) = GraphReadsBackTests.Write(store, writer =>
        {
            var one = GraphReadsBackTests.Properties(writer, ("value", 1));
            var nodes = (writer.CreateNode([], one), writer.CreateNode([writer.Token("Thing")], []), writer.CreateNode([writer.Token("Thing")], one));
            writer.AddLabels(nodes.Item1, [writer.Token("Thing")]);
            writer.SetNodeProperties(nodes.Item2, one);
            writer.DeleteNode(nodes.Item3);
            return nodes;
        });
        Assert.Equal(2, deleted);
        Assert.Equal([bare, labelled], Seek(store, 1));
        GraphReadsBackTests.Write(store, writer =>
        {
            writer.RemoveLabels(bare, [writer.Token("Thing")]);
            writer.ReplaceNodeProperties(labelled, GraphReadsBackTests.Properties(writer, ("value", 2)));
            return 0;
        });
        Assert.Equal([], Seek(store, 1));
        Assert.Equal([labelled], Seek(store, 2));
    }

    [Theory]
    [InlineData("border", new long[] { 0, 1 })]
    [InlineData("BORDER security", new long[] { 0, 1, 2 })]
    [InlineData("border AND security", new long[] { 0 })]
    [InlineData("+border -security", new long[] { 1 })]
    [InlineData("border AND NOT security", new long[] { 1 })]
    [InlineData("\"security border\"", new long[] { })]
    [InlineData("sec* AND (talks OR pact)", new long[] { 0, 2 })]
    [InlineData("value:talks", new long[] { 2 })]
    [InlineData("rock\\-solid", new long[] { })]
    public void Full_text_understands_what_people_type(string query, long[] expected)
    {
        using var store = StoreOf(ByText, []);
        GraphReadsBackTests.Write(store, writer =>
        {
            var (name, value) = (writer.Token("name"), writer.Token("value"));
            writer.CreateNode([writer.Token("Thing")], [new Property(name, Value.String("Border security pact"))]);
            writer.CreateNode([writer.Token("Other")], [new Property(name, Value.String("The border"))]);
            writer.CreateNode([writer.Token("Thing"), writer.Token("Other")], [new Property(name, Value.String("Security")), new Property(value, Value.String("talks"))]);
            return writer.CreateNode([], [new Property(name, Value.String("border"))]);
        });
        using var reading = store.BeginRead();
        Assert.Equal(expected, reading.View.SearchFullText(reading.View.Schema[0], query).Select(hit => hit.Entity).Order());
    }

    [Fact]
    public void Full_text_follows_what_is_written()
    {
        using var store = StoreOf(ByText, []);
        var (changed, unlabelled, late) = GraphReadsBackTests.Write(store, writer =>
        {
            var (thing, name) = (writer.Token("Thing"), writer.Token("name"));
            var nodes = (writer.CreateNode([thing], [new Property(name, Value.String("old"))]), writer.CreateNode([thing], [new Property(name, Value.String("new"))]), writer.CreateNode([thing], []));
            writer.SetNodeProperties(nodes.Item1, [new Property(name, Value.String("new"))]);
            writer.RemoveLabels(nodes.Item2, [thing]);
            writer.SetNodeProperties(nodes.Item3, [new Property(name, Value.List([Value.String("brand"), Value.String("new")]))]);
            return nodes;
        });
        Assert.Equal(1, unlabelled);
        using var reading = store.BeginRead();
        Assert.Empty(reading.View.SearchFullText(reading.View.Schema[0], "old"));
        Assert.Equal([changed, late], reading.View.SearchFullText(reading.View.Schema[0], "new").Select(hit => hit.Entity).Order());
    }

    private static SqliteGraphStore StoreOf(SchemaRule rule, Value[] values)
    {
        var store = SqliteGraphStore.Open(SqliteGraphStore.InMemory, AccessMode.Write);
        GraphReadsBackTests.Write(store, writer =>
        {
            foreach (var value in values)
                writer.CreateNode([writer.Token("Thing")], [new Property(writer.Token("value"), value)]);
            return writer.CreateRule(rule, ifNotExists: false);
        });
        return store;
    }

    private static IEnumerable<long> Where(Value[] values, Func<Value, bool> holds) =>
        Enumerable.Range(0, values.Length).Where(i => holds(values[i])).Select(i => (long)i);

    private static IEnumerable<long> Found(IndexCursor cursor)
    {
        var found = new List<long>();
        while (cursor.Next())
            found.Add(cursor.Entity);
        return found.Order();
    }

    private static IEnumerable<long> Seek(SqliteGraphStore store, long value)
    {
        using var reading = store.BeginRead();
        using var cursor = reading.View.OpenIndex(reading.View.Schema[0]);
        cursor.Seek([Value.Integer(value)]);
        return Found(cursor);
    }
}
