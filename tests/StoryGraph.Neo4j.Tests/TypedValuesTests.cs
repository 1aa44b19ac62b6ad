using System.Collections.Immutable;
using StoryGraph.Graph;

namespace StoryGraph.Neo4j.Tests;

[Collection(nameof(OneDatabase))]
public sealed class TypedValuesTests
{
    public static TheoryData<string, TemporalKind, string> Temporal => new()
    {
        { "date('2024-01-31')", TemporalKind.Date, "2024-01-31" },
        { "time('10:15:00+02:00')", TemporalKind.Time, "10:15:00+02:00" },
        { "localtime('10:15:00.5')", TemporalKind.LocalTime, "10:15:00.500000000" },
        { "datetime('2024-01-31T10:15:00Z')", TemporalKind.DateTime, "2024-01-31T10:15:00Z" },
        { "datetime('2024-01-31T10:15:00[Europe/Berlin]')", TemporalKind.DateTime, "2024-01-31T10:15:00+01:00[Europe/Berlin]" },
        { "localdatetime('2024-01-31T10:15:00')", TemporalKind.LocalDateTime, "2024-01-31T10:15:00" },
        { "duration('P1DT2H')", TemporalKind.Duration, "P1DT2H" },
    };

    [Theory, MemberData(nameof(Temporal))]
    public async Task Temporal_values_travel_both_ways(string expression, TemporalKind kind, string text)
    {
        await using var graph = new Neo4jGraph(TestServer.Settings);
        var value = (TemporalValue)(await AskAsync(graph, $"RETURN {expression}", null))!;
        Assert.Equal((kind, Normal(text)), (value.Kind, Normal(value.Text)));
        Assert.Equal(true, await AskAsync(graph, $"RETURN $value = {expression}", value));
    }

    [Theory]
    [InlineData("point({x: 1.5, y: -2})", 7203, "1.5 -2")]
    [InlineData("point({x: 1, y: 2, z: 3})", 9157, "1 2 3")]
    [InlineData("point({longitude: 44.4, latitude: 33.3})", 4326, "44.4 33.3")]
    [InlineData("point({longitude: 44.4, latitude: 33.3, height: 34})", 4979, "44.4 33.3 34")]
    public async Task Points_travel_both_ways(string expression, int srid, string coordinates)
    {
        await using var graph = new Neo4jGraph(TestServer.Settings);
        var expected = new PointValue(srid, [.. coordinates.Split(' ').Select(double.Parse)]);
        Assert.Equal(expected, await AskAsync(graph, $"RETURN {expression}", null));
        Assert.Equal(true, await AskAsync(graph, $"RETURN $value = {expression}", expected));
    }

    private static string Normal(string text) => text.Replace("00.500000000", "00.5", StringComparison.Ordinal);

    private static async Task<object?> AskAsync(Neo4jGraph graph, string text, object? value) =>
        (await graph.RunAsync(new Statement(text, ImmutableDictionary<string, object?>.Empty.Add("value", value)), AccessMode.Read)).Rows[0][0];
}
