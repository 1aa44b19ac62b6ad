using StoryGraph.Explorer.Pictures;

namespace StoryGraph.Explorer.Tests.Pictures;

public class ForceLayoutTests
{
    [Fact]
    public void LinkedNodesEndUpNearerThanOthers()
    {
        var places = ForceLayout.Place(6, [(0, 1), (2, 3), (4, 5)]);

        Assert.All(new[] { (0, 1), (2, 3), (4, 5) }, pair => Assert.True(Distance(places, pair.Item1, pair.Item2) < Distance(places, pair.Item1, (pair.Item2 + 2) % 6)));
    }

    [Fact]
    public void NoTwoNodesLieOnEachOther()
    {
        var places = ForceLayout.Place(40, [.. Enumerable.Range(1, 39).Select(i => (0, i))]);

        Assert.All(
            from i in Enumerable.Range(0, 40) from j in Enumerable.Range(0, i) select (i, j),
            pair => Assert.True(Distance(places, pair.i, pair.j) > 20));
    }

    private static double Distance((double X, double Y)[] places, int a, int b) =>
        Math.Sqrt(Math.Pow(places[a].X - places[b].X, 2) + Math.Pow(places[a].Y - places[b].Y, 2));
}
