using StoryGraph.Cypher.Planning;
using StoryGraph.Cypher.Values;

namespace StoryGraph.Cypher.Execution.Operators;

/// <summary>A path pattern walked several times, each round beginning where the one before ended; no relationship is used twice.</summary>
internal sealed class RepeatPatternOperator(ExecutionContext context, Operator input, QuantifiedPattern pattern, Operator inner, bool into, Uniqueness unused)
    : FindOperator(context, input)
{
    private readonly int[] _relationships = [.. pattern.InnerRelationships.Select(symbol => symbol.Slot)];
    private IEnumerator<State>? _states;

    /// <param name="Node">Where the walk stands.</param>
    /// <param name="Walked">All relationships so far.</param>
    /// <param name="Groups">The values of each round, by variable.</param>
    /// <param name="Rounds">How many.</param>
    private sealed record State(long Node, Value[] Walked, Value[][] Groups, int Rounds);

    protected override void Close() => _states?.Dispose();

    protected override bool Begin()
    {
        var from = Row[pattern.From.Slot];
        if (from.Kind != ValueKind.Node)
            return false;
        var groups = new Value[pattern.Groups.Count][];
        Array.Fill(groups, []);
        _states = Walk(new State(from.AsEntity(), [], groups, 0), into ? Row[pattern.To.Slot] : Value.Null).GetEnumerator();
        return true;
    }

    protected override bool FindNext()
    {
        if (!_states!.MoveNext())
            return false;
        var state = _states.Current;
        Row[pattern.Walked.Slot] = Value.List(state.Walked);
        for (var i = 0; i < state.Groups.Length; i++)
        {
            Row[pattern.Groups[i].List.Slot] = Value.List(state.Groups[i]);
        }

        if (!into)
            Row[pattern.To.Slot] = Value.Node(state.Node);
        return true;
    }

    private IEnumerable<State> Walk(State start, Value target)
    {
        var stack = new Stack<State>();
        stack.Push(start);
        while (stack.TryPop(out var state))
        {
            if (state.Rounds < (pattern.Repetition.Most ?? int.MaxValue))
            {
                foreach (var next in Enumerable.Reverse(Round(state)))
                {
                    stack.Push(next);
                }
            }

            if (state.Rounds >= pattern.Repetition.Least && (!into || (target.Kind == ValueKind.Node && target.AsEntity() == state.Node)))
                yield return state;
        }
    }

    private List<State> Round(State state)
    {
        var next = new List<State>();
        Row[pattern.InnerFrom.Slot] = Value.Node(state.Node);
        for (inner.Open(); inner.Next();)
        {
            Context.Step();
            var steps = Array.ConvertAll(_relationships, slot => Row[slot]);
            if (steps.Any(step => !unused.Allows(step.AsEntity()) || state.Walked.Any(walked => walked.AsEntity() == step.AsEntity())))
                continue;
            var groups = new Value[state.Groups.Length][];
            for (var i = 0; i < groups.Length; i++)
            {
                groups[i] = [.. state.Groups[i], Row[pattern.Groups[i].Inner.Slot]];
            }

            next.Add(new State(Row[pattern.InnerTo.Slot].AsEntity(), [.. state.Walked, .. steps], groups, state.Rounds + 1));
        }

        return next;
    }
}
