namespace StoryGraph.Cypher.Parsing;

/// <summary>What someone may have meant who wrote a name that is not there.</summary>
internal static class Suggestions
{
    /// <summary>The nearest candidate, when it is near: an edit for every three letters. Of equals one that goes on as written, then the first.</summary>
    public static string? Closest(string written, IEnumerable<string> candidates)
    {
        string? best = null;
        var bestDistance = Math.Max(1, written.Length / 3) + 1;
        foreach (var candidate in candidates)
        {
            var distance = Distance(written.ToUpperInvariant(), candidate.ToUpperInvariant());
            if (distance < bestDistance || (distance == bestDistance && best is not null && GoesOn(candidate) && !GoesOn(best)))
                (best, bestDistance) = (candidate, distance);
        }

        return best;

        bool GoesOn(string candidate) => candidate.StartsWith(written, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Insertions, deletions, replacements and swaps of neighbours (Damerau's distance, optimal string alignment).</summary>
    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    rows[i, j] = i + j;
                    continue;
                }

                var change = rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                rows[i, j] = Math.Min(change, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }

        return rows[a.Length, b.Length];
    }
}
