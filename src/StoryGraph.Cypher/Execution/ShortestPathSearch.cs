using StoryGraph.Cypher.Storage;

namespace StoryGraph.Cypher.Execution;

/// <summary>A walk: relationships in order, and the nodes between, one more.</summary>
internal sealed record Walk(long[] Nodes, long[] Relationships);

/// <summary>Paths between two nodes, shortest first. One search at a time.</summary>
/// <param name="context">The run.</param>
/// <param name="step">What may be walked.</param>
/// <param name="isAllowed">What must hold of each relationship.</param>
internal sealed class ShortestPathSearch(ExecutionContext context, RelationshipStep step, Func<long, bool> isAllowed) : IDisposable
{
    private ExpandCursor? _cursor;

    public void Dispose()
    {
        _cursor?.Dispose();
        _cursor = null;
    }

    /// <summary>All shortest paths of 1 to <paramref name="most"/> hops between two different nodes: breadth first from both ends.</summary>
    public IEnumerable<Walk> AllShortest(long from, long to, int most)
    {
        var forward = new Side(from, step.Direction);
        var backward = new Side(to, RelationshipStep.Opposite(step.Direction));
        while (forward.Depth + backward.Depth < most && forward.Frontier.Count > 0 && backward.Frontier.Count > 0)
        {
            var (side, other) = forward.Frontier.Count <= backward.Frontier.Count ? (forward, backward) : (backward, forward);
            Grow(side);
            var meeting = side.Frontier.Where(other.Reached.ContainsKey).ToList();
            if (meeting.Count > 0)
                return meeting.SelectMany(node => Join(forward, backward, node));
        }

        return [];
    }

    /// <summary>All walks that use no relationship twice, by length; of one length in the order they are found.</summary>
    public IEnumerable<Walk> ByLength(long from, long to, int least, int most)
    {
        var walks = new List<Walk> { new([from], []) };
        for (var length = 0; walks.Count > 0; length++)
        {
            if (length >= least)
            {
                foreach (var walk in walks.Where(walk => walk.Nodes[^1] == to))
                {
                    yield return walk;
                }
            }

            if (length == most)
                yield break;
            var longer = new List<Walk>();
            foreach (var walk in walks)
            {
                foreach (var (relationship, neighbour) in Steps(walk.Nodes[^1], step.Direction))
                {
                    if (!walk.Relationships.Contains(relationship))
                        longer.Add(new Walk([.. walk.Nodes, neighbour], [.. walk.Relationships, relationship]));
                }
            }

            context.Charge(16L * longer.Sum(walk => (long)walk.Nodes.Length));
            walks = longer;
        }
    }

    private List<(long Relationship, long Neighbour)> Steps(long node, Direction direction)
    {
        _cursor ??= context.View.OpenExpand();
        _cursor.Place(node, direction, step.Types);
        var steps = new List<(long, long)>();
        while (_cursor.Next())
        {
            context.Step();
            if (isAllowed(_cursor.Relationship))
                steps.Add((_cursor.Relationship, _cursor.Neighbour));
        }

        return steps;
    }

    private void Grow(Side side)
    {
        var next = new List<long>();
        side.Depth++;
        foreach (var node in side.Frontier)
        {
            foreach (var (relationship, neighbour) in Steps(node, side.Direction))
            {
                if (!side.Reached.TryGetValue(neighbour, out var arrival))
                {
                    arrival = (side.Depth, []);
                    side.Reached.Add(neighbour, arrival);
                    next.Add(neighbour);
                    context.Charge(64);
                }

                if (arrival.Depth == side.Depth)
                    arrival.Parents.Add((node, relationship));
            }
        }

        side.Frontier = next;
    }

    private static IEnumerable<Walk> Join(Side forward, Side backward, long node)
    {
        foreach (var front in Back(forward, node))
        {
            foreach (var back in Back(backward, node))
            {
                yield return new Walk(
                    [.. Enumerable.Reverse(front).Select(part => part.Node), node, .. back.Select(part => part.Node)],
                    [.. Enumerable.Reverse(front).Select(part => part.Relationship), .. back.Select(part => part.Relationship)]);
            }
        }
    }

    /// <summary>The ways back to where a side began, nearest first.</summary>
    private static IEnumerable<List<(long Node, long Relationship)>> Back(Side side, long node)
    {
        var parents = side.Reached[node].Parents;
        if (parents.Count == 0)
            return [[]];
        return parents.SelectMany(parent => Back(side, parent.Node).Select(rest => new List<(long, long)>([parent, .. rest])));
    }

    private sealed class Side(long start, Direction direction)
    {
        public Direction Direction => direction;

        public int Depth { get; set; }

        public List<long> Frontier { get; set; } = [start];

        public Dictionary<long, (int Depth, List<(long Node, long Relationship)> Parents)> Reached { get; } = new() { [start] = (0, []) };
    }
}
