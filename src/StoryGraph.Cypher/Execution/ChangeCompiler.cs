using StoryGraph.Cypher.Planning;
using StoryGraph.Cypher.Storage;
using StoryGraph.Cypher.Values;

namespace StoryGraph.Cypher.Execution;

/// <summary>Makes an item of SET or REMOVE into something that can be done to the row that stands.</summary>
internal sealed class ChangeCompiler(ExecutionContext context, ExpressionCompiler expressions)
{
    public Action Compile(Change change) => change switch
    {
        Change.SetProperty set => CompileSetProperty(expressions.Compile(set.Target), expressions.Compile(set.Key), expressions.Compile(set.Value)),
        Change.RemoveProperty remove => CompileSetProperty(expressions.Compile(remove.Target), expressions.Compile(remove.Key), () => Value.Null),
        Change.SetAll all => CompileSetAll(all),
        Change.SetLabels set => CompileLabels(set.Target, new LabelWriter(context, expressions, set.Labels), context.Writer.AddLabels),
        Change.RemoveLabels remove => CompileLabels(remove.Target, new LabelWriter(context, expressions, remove.Labels), context.Writer.RemoveLabels),
        _ => throw new InvalidOperationException($"No way to do {change.GetType().Name}. This is a fault of the engine, not of the query."),
    };

    private delegate void LabelAction(long node, ReadOnlySpan<int> labels);

    private Action CompileSetProperty(Evaluator target, Evaluator key, Evaluator value) => () =>
    {
        var entity = target();
        if (entity.IsNull)
            return;
        var name = key();
        if (name.Kind != ValueKind.String)
            throw QueryErrors.WrongType("SET entity[key]", "a String", name);
        var property = new Property(context.Writer.Token(name.AsString()), value());
        switch (entity.Kind)
        {
            case ValueKind.Node:
                context.Writer.SetNodeProperties(entity.AsEntity(), [property]);
                break;
            case ValueKind.Relationship:
                context.Writer.SetRelationshipProperties(entity.AsEntity(), [property]);
                break;
            default:
                throw QueryErrors.WrongType("SET", "a Node or Relationship", entity);
        }
    };

    private Action CompileSetAll(Change.SetAll all)
    {
        var target = expressions.Compile(all.Target);
        var source = expressions.Compile(all.Value);
        return () =>
        {
            var entity = target();
            var values = source();
            if (entity.IsNull || (values.IsNull && all.Add))
                return;
            var properties = values.IsNull ? [] : PropertyWriter.FromMap(context, values);
            switch (entity.Kind, all.Add)
            {
                case (ValueKind.Node, true):
                    context.Writer.SetNodeProperties(entity.AsEntity(), properties);
                    break;
                case (ValueKind.Node, false):
                    context.Writer.ReplaceNodeProperties(entity.AsEntity(), properties);
                    break;
                case (ValueKind.Relationship, true):
                    context.Writer.SetRelationshipProperties(entity.AsEntity(), properties);
                    break;
                case (ValueKind.Relationship, false):
                    context.Writer.ReplaceRelationshipProperties(entity.AsEntity(), properties);
                    break;
                default:
                    throw QueryErrors.WrongType("SET", "a Node or Relationship", entity);
            }
        };
    }

    private Action CompileLabels(Binding.BoundExpression target, LabelWriter labels, LabelAction action)
    {
        var compiled = expressions.Compile(target);
        return () =>
        {
            var node = compiled();
            if (node.IsNull)
                return;
            if (node.Kind != ValueKind.Node)
                throw QueryErrors.WrongType("a change of labels", "a Node", node);
            action(node.AsEntity(), labels.Tokens());
        };
    }
}
