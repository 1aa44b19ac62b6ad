using StoryGraph.Cypher.Parsing.Ast;
using StoryGraph.Cypher.Storage;
using StoryGraph.Cypher.Values;

namespace StoryGraph.Cypher.Execution.Operators;

/// <summary>All walks from a node over a number of relationships, none used twice, depth first.</summary>
/// <param name="context">The run.</param>
/// <param name="input">The rows.</param>
/// <param name="step">One relationship of the walk.</param>
/// <param name="length">How many.</param>
/// <param name="into">Where the walk must end is known.</param>
/// <param name="elementSlot">Where each relationship is put for the condition.</param>
/// <param name="condition">What holds of each relationship; null: anything.</param>
/// <param name="unused">What the MATCH has used before.</param>
internal sealed class VariableExpandOperator(
    ExecutionContext context, Operator input, RelationshipStep step, Repetition length, bool into, int elementSlot, Func<bool>? condition, Uniqueness unused)
    : FindOperator(context, input)
{
    private readonly List<ExpandCursor> _cursors = [];
    private readonly List<long> _walked = [];
    private readonly int _most = length.Most ?? int.MaxValue;
    private long _start;
    private long _target;
    private bool _isAtStart;

    /// <summary>Which cursor moves next; its depth is the number of relationships walked to where it stands.</summary>
    private int _depth;

    protected override void Close()
    {
        foreach (var cursor in _cursors)
        {
            cursor.Dispose();
        }

        _cursors.Clear();
    }

    protected override bool Begin()
    {
        var from = Row[step.FromSlot];
        var to = Row[step.ToSlot];
        if (from.Kind != ValueKind.Node || (into && to.Kind != ValueKind.Node))
            return false;
        _start = from.AsEntity();
        _target = into ? to.AsEntity() : 0;
        _walked.Clear();
        _isAtStart = true;
        return true;
    }

    protected override bool FindNext()
    {
        if (_isAtStart)
        {
            _isAtStart = false;
            _depth = -1;
            if (_most > 0)
                Descend(_start);
            if (length.Least == 0 && IsEnd(_start))
                return Emit(_start);
        }

        while (_depth >= 0)
        {
            var cursor = _cursors[_depth];
            if (_walked.Count > _depth)
                _walked.RemoveAt(_depth);
            if (!cursor.Next())
            {
                _depth--;
                continue;
            }

            Context.Step();
            if (!IsAllowed(cursor.Relationship))
                continue;
            var node = cursor.Neighbour;
            _walked.Add(cursor.Relationship);
            if (_walked.Count < _most)
                Descend(node);
            if (_walked.Count >= length.Least && IsEnd(node))
                return Emit(node);
        }

        return false;
    }

    private void Descend(long node)
    {
        _depth++;
        if (_cursors.Count == _depth)
            _cursors.Add(Context.View.OpenExpand());
        _cursors[_depth].Place(node, step.Direction, step.Types);
    }

    private bool IsAllowed(long relationship)
    {
        if (_walked.Contains(relationship) || !unused.Allows(relationship))
            return false;
        if (condition is null)
            return true;
        Row[elementSlot] = Value.Relationship(relationship);
        return condition();
    }

    private bool IsEnd(long node) => !into || node == _target;

    private bool Emit(long end)
    {
        var list = new Value[_walked.Count];
        for (var i = 0; i < list.Length; i++)
        {
            list[step.IsReversed ? list.Length - 1 - i : i] = Value.Relationship(_walked[i]);
        }

        Row[step.RelationshipSlot] = Value.List(list);
        if (!into)
            Row[step.ToSlot] = Value.Node(end);
        return true;
    }
}
