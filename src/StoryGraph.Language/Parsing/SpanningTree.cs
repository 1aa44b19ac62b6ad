namespace StoryGraph.Language.Parsing;

/// <summary>
/// The heads that make a tree with exactly one root and the largest sum of arc scores: Chu and Liu 1965, Edmonds 1967, over a dense
/// matrix. Among equal scores the head further left wins.
/// </summary>
/// <remarks>
/// One root: every arc from the root costs more than all other arcs together can bring, so the best tree has as few of them as can be,
/// and one always can (Zmigrod et al. 2020 discuss the alternatives). Work space is kept between calls; one instance serves one thread.
/// </remarks>
internal sealed class SpanningTree
{
    private const double RootPenalty = 1e7;

    private double[] weights = [];
    private int[] enters = [];
    private int[] leaves = [];
    private int[] head = [];
    private int[] visited = [];
    private bool[] gone = [];
    private int[] cycleStarts = [];
    private int[] cycleMembers = [];
    private int[] cycleHeads = [];

    /// <summary>Finds the tree.</summary>
    /// <param name="scores">For each word, <paramref name="stride"/> apart: the score of the root as its head, then of each word.</param>
    /// <param name="stride">At least one more than there are words.</param>
    /// <param name="heads">Gets each word's head, -1 for the root.</param>
    public void Find(ReadOnlySpan<float> scores, int stride, Span<int> heads)
    {
        if (!TakeBest(scores, stride, heads))
            Contract(scores, stride, heads);
    }

    /// <summary>Gives each word its best head; true when that is a tree with one root already, as it mostly is.</summary>
    private bool TakeBest(ReadOnlySpan<float> scores, int stride, Span<int> heads)
    {
        var roots = 0;
        for (var word = 0; word < heads.Length; word++)
        {
            var row = scores.Slice(word * stride, heads.Length + 1);
            var best = word == 0 && heads.Length > 1 ? 2 : 0;
            for (var candidate = 0; candidate < row.Length; candidate++)
            {
                if (candidate != word + 1 && (row[candidate] > row[best] || (row[candidate] == row[best] && candidate < best)))
                    best = candidate;
            }

            heads[word] = best - 1;
            roots += best == 0 ? 1 : 0;
        }

        return roots == 1 && !HasCycle(heads);
    }

    private bool HasCycle(ReadOnlySpan<int> heads)
    {
        Grow(ref visited, heads.Length);
        visited.AsSpan(0, heads.Length).Clear();
        for (var word = 0; word < heads.Length; word++)
        {
            var at = word;
            while (at >= 0 && visited[at] == 0)
            {
                visited[at] = word + 1;
                at = heads[at];
            }

            if (at >= 0 && visited[at] == word + 1)
                return true;
        }

        return false;
    }

    /// <summary>Nodes are 0 for the root and 1.. for the words; a contracted cycle goes on as its first member.</summary>
    private void Contract(ReadOnlySpan<float> scores, int stride, Span<int> heads)
    {
        var nodes = heads.Length + 1;
        Prepare(scores, stride, nodes);
        var (cycles, members) = (0, 0);
        while (true)
        {
            ChooseHeads(nodes);
            var length = FindCycle(nodes, cycleMembers.AsSpan(members));
            if (length == 0)
                break;
            var cycle = cycleMembers.AsSpan(members, length);
            cycleStarts[cycles] = members;
            for (var at = 0; at < length; at++)
                cycleHeads[members + at] = head[cycle[at]];
            Merge(nodes, cycle, enters.AsSpan(cycles * nodes, nodes), leaves.AsSpan(cycles * nodes, nodes));
            members += length;
            cycleStarts[++cycles] = members;
        }

        while (cycles-- > 0)
            Expand(nodes, cycles);
        for (var word = 0; word < heads.Length; word++)
            heads[word] = head[word + 1] - 1;
    }

    private void Prepare(ReadOnlySpan<float> scores, int stride, int nodes)
    {
        Grow(ref weights, nodes * nodes);
        Grow(ref enters, nodes * nodes);
        Grow(ref leaves, nodes * nodes);
        Grow(ref head, nodes);
        Grow(ref visited, nodes);
        Grow(ref gone, nodes);
        Grow(ref cycleStarts, nodes + 1);
        Grow(ref cycleMembers, 2 * nodes);      // each contraction takes away as many nodes as it has members, less one
        Grow(ref cycleHeads, 2 * nodes);
        gone.AsSpan(0, nodes).Clear();
        for (var dependent = 1; dependent < nodes; dependent++)
        {
            var row = scores.Slice((dependent - 1) * stride, nodes);
            weights[dependent] = row[0] - RootPenalty;
            for (var candidate = 1; candidate < nodes; candidate++)
                weights[(candidate * nodes) + dependent] = row[candidate];
        }
    }

    private void ChooseHeads(int nodes)
    {
        for (var dependent = 1; dependent < nodes; dependent++)
        {
            if (gone[dependent])
                continue;
            var best = -1;
            for (var candidate = 0; candidate < nodes; candidate++)
            {
                if (candidate != dependent && !gone[candidate]
                    && (best < 0 || weights[(candidate * nodes) + dependent] > weights[(best * nodes) + dependent]))
                    best = candidate;
            }

            head[dependent] = best;
        }
    }

    /// <summary>Writes the members of the first cycle, against the direction of its arcs; returns how many, 0 when there is none.</summary>
    private int FindCycle(int nodes, Span<int> members)
    {
        visited.AsSpan(0, nodes).Clear();
        for (var start = 1; start < nodes; start++)
        {
            if (gone[start])
                continue;
            var at = start;
            while (at != 0 && visited[at] == 0)
            {
                visited[at] = start;
                at = head[at];
            }

            if (at == 0 || visited[at] != start)
                continue;
            var length = 0;
            var member = at;
            do
            {
                members[length++] = member;
                member = head[member];
            }
            while (member != at);
            return length;
        }

        return 0;
    }

    /// <summary>Lets the first member stand for the cycle, and notes which member each arc into and out of it means.</summary>
    private void Merge(int nodes, ReadOnlySpan<int> cycle, Span<int> enter, Span<int> leave)
    {
        var first = cycle[0];
        foreach (var member in cycle)
            gone[member] = true;
        for (var node = 0; node < nodes; node++)
        {
            if (gone[node])
                continue;
            var (bestIn, bestOut) = (double.NegativeInfinity, double.NegativeInfinity);
            foreach (var member in cycle)
            {
                // Entering at a member breaks its arc of the cycle.
                var gain = weights[(node * nodes) + member] - weights[(head[member] * nodes) + member];
                if (gain > bestIn)
                    (bestIn, enter[node]) = (gain, member);
                if (node > 0 && weights[(member * nodes) + node] > bestOut)
                    (bestOut, leave[node]) = (weights[(member * nodes) + node], member);
            }

            weights[(node * nodes) + first] = bestIn;
            weights[(first * nodes) + node] = bestOut;
        }

        gone[first] = false;
    }

    private void Expand(int nodes, int cycle)
    {
        var (start, end) = (cycleStarts[cycle], cycleStarts[cycle + 1]);
        var first = cycleMembers[start];
        var entering = head[first];
        var entered = enters[(cycle * nodes) + entering];
        for (var at = start; at < end; at++)
            gone[cycleMembers[at]] = true;
        for (var node = 1; node < nodes; node++)
        {
            if (!gone[node] && head[node] == first)
                head[node] = leaves[(cycle * nodes) + node];
        }

        for (var at = start; at < end; at++)
        {
            var member = cycleMembers[at];
            head[member] = member == entered ? entering : cycleHeads[at];
            gone[member] = false;
        }
    }

    private static void Grow<T>(ref T[] array, int length)
    {
        if (array.Length < length)
            array = new T[Math.Max(length, 2 * array.Length)];
    }
}
