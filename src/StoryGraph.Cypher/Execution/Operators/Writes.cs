using StoryGraph.Cypher.Values;

namespace StoryGraph.Cypher.Execution.Operators;

internal sealed class CreateOperator(ExecutionContext context, Operator input, PatternWriter pattern) : UnaryOperator(context, input)
{
    public override bool Next()
    {
        if (!Input.Next())
            return false;
        Context.Step();
        pattern.Write();
        return true;
    }
}

internal sealed class UpdateOperator(ExecutionContext context, Operator input, Action[] changes) : UnaryOperator(context, input)
{
    public override bool Next()
    {
        if (!Input.Next())
            return false;
        Context.Step();
        foreach (var change in changes)
        {
            change();
        }

        return true;
    }
}

/// <summary>Looks for a pattern; where it is not, makes the whole of it.</summary>
/// <param name="context">The run.</param>
/// <param name="input">The rows.</param>
/// <param name="match">Finds the pattern.</param>
/// <param name="pattern">Makes it.</param>
/// <param name="properties">Those of the pattern, none of which may be null: null equals nothing, so the pattern would be made again and again.</param>
/// <param name="onCreate">What to do then.</param>
/// <param name="onMatch">What to do with what was found.</param>
/// <param name="found">What the match fills.</param>
internal sealed class MergeOperator(
    ExecutionContext context, Operator input, Operator match, PatternWriter pattern, (string Key, Evaluator Value)[] properties,
    Action[] onCreate, Action[] onMatch, RowSaver found) : FindOperator(context, input)
{
    private readonly List<Value[]> _matches = [];
    private int _next;

    protected override bool Begin()
    {
        foreach (var (key, value) in properties)
        {
            if (value().IsNull)
            {
                throw QueryErrors.Semantic("MergeReadOwnWrites",
                    $"cannot merge with null for the property '{key}': null equals nothing. Leave the property out, or set it with ON CREATE SET");
            }
        }

        // All matches are taken before the first goes on, since what is done with one must not change what else is found.
        _matches.Clear();
        _next = 0;
        for (match.Open(); match.Next();)
        {
            _matches.Add(found.Save());
        }

        return true;
    }

    protected override bool FindNext()
    {
        if (_next > 0 && _next >= _matches.Count)
            return false;
        if (_matches.Count == 0)
        {
            pattern.Write();
            Run(onCreate);
        }
        else
        {
            found.Restore(_matches[_next]);
            Run(onMatch);
        }

        _next++;
        return true;
    }

    private static void Run(Action[] changes)
    {
        foreach (var change in changes)
        {
            change();
        }
    }
}

internal sealed class DeleteOperator(ExecutionContext context, Operator input, Evaluator[] items, bool detach) : UnaryOperator(context, input)
{
    public override bool Next()
    {
        if (!Input.Next())
            return false;
        Context.Step();
        foreach (var item in items)
        {
            Delete(item());
        }

        return true;
    }

    private void Delete(in Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.Null:
                break;
            case ValueKind.Node when detach:
                Context.Writer.DetachDeleteNode(value.AsEntity());
                break;
            case ValueKind.Node:
                Context.Writer.DeleteNode(value.AsEntity());
                break;
            case ValueKind.Relationship:
                Context.Writer.DeleteRelationship(value.AsEntity());
                break;
            case ValueKind.Path:
                foreach (var relationship in value.AsPath().Relationships)
                {
                    Context.Writer.DeleteRelationship(relationship);
                }

                foreach (var node in value.AsPath().Nodes)
                {
                    Delete(Value.Node(node));
                }

                break;
            default:
                throw QueryErrors.WrongType("DELETE", "a Node, Relationship or Path", value);
        }
    }
}

internal sealed class ForeachOperator(ExecutionContext context, Operator input, Evaluator list, int slot, Operator body) : UnaryOperator(context, input)
{
    public override bool Next()
    {
        if (!Input.Next())
            return false;
        var items = list();
        if (items.IsNull)
            return true;
        if (items.Kind != ValueKind.List)
            throw QueryErrors.WrongType("FOREACH", "a List", items);
        foreach (var item in items.AsList())
        {
            Context.Step();
            Row[slot] = item;
            for (body.Open(); body.Next();)
            {
            }
        }

        return true;
    }
}
