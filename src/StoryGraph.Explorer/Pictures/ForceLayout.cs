namespace StoryGraph.Explorer.Pictures;

/// <summary>
/// Places nodes so that linked ones stand near and all stand apart: Fruchterman and Reingold 1991, from a fixed start on a spiral, so that
/// one graph always gives one picture.
/// </summary>
internal static class ForceLayout
{
    private const int Rounds = 300;
    private const double Ideal = 120;

    /// <summary>Places in pixels, in the order of the nodes, the least x and y at 0.</summary>
    public static (double X, double Y)[] Place(int nodes, IReadOnlyList<(int Source, int Target)> links)
    {
        var places = new (double X, double Y)[nodes];
        for (var i = 0; i < nodes; i++)
        {
            // The golden angle spreads any number of points evenly.
            var (radius, angle) = (Ideal * Math.Sqrt(i + 0.5), i * 2.399963229728653);
            places[i] = (radius * Math.Cos(angle), radius * Math.Sin(angle));
        }

        var forces = new (double X, double Y)[nodes];
        for (var round = 0; round < Rounds; round++)
        {
            Array.Clear(forces);
            Repel(places, forces);
            Attract(places, links, forces);
            Move(places, forces, limit: Ideal * (1 - ((double)round / Rounds)));
        }

        var (left, top) = (places.Select(place => place.X).DefaultIfEmpty().Min(), places.Select(place => place.Y).DefaultIfEmpty().Min());
        return [.. places.Select(place => (place.X - left, place.Y - top))];
    }

    private static void Repel((double X, double Y)[] places, (double X, double Y)[] forces)
    {
        for (var i = 0; i < places.Length; i++)
        {
            for (var j = i + 1; j < places.Length; j++)
            {
                var (x, y) = (places[i].X - places[j].X, places[i].Y - places[j].Y);
                var scale = Ideal * Ideal / Math.Max(1, (x * x) + (y * y));
                forces[i] = (forces[i].X + (x * scale), forces[i].Y + (y * scale));
                forces[j] = (forces[j].X - (x * scale), forces[j].Y - (y * scale));
            }
        }
    }

    private static void Attract((double X, double Y)[] places, IReadOnlyList<(int Source, int Target)> links, (double X, double Y)[] forces)
    {
        foreach (var (source, target) in links)
        {
            var (x, y) = (places[source].X - places[target].X, places[source].Y - places[target].Y);
            var scale = Math.Sqrt((x * x) + (y * y)) / Ideal;
            forces[source] = (forces[source].X - (x * scale), forces[source].Y - (y * scale));
            forces[target] = (forces[target].X + (x * scale), forces[target].Y + (y * scale));
        }
    }

    private static void Move((double X, double Y)[] places, (double X, double Y)[] forces, double limit)
    {
        for (var i = 0; i < places.Length; i++)
        {
            var (x, y) = forces[i];
            var length = Math.Max(1e-9, Math.Sqrt((x * x) + (y * y)));
            var step = Math.Min(length, limit) / length;
            places[i] = (places[i].X + (x * step), places[i].Y + (y * step));
        }
    }
}
