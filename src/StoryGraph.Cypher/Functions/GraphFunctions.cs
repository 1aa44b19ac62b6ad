using StoryGraph.Cypher.Storage;
using StoryGraph.Cypher.Values;
using static StoryGraph.Cypher.Functions.Declare;

namespace StoryGraph.Cypher.Functions;

/// <summary>Functions of nodes, relationships and paths.</summary>
internal static class GraphFunctions
{
    public static IEnumerable<ScalarFunction> All =>
    [
        Function("id", KindSet.Entity, KindSet.Integer, entity => Value.Integer(entity.AsEntity())),
        Function("elementId", KindSet.Entity, KindSet.String, ElementId),
        Function("labels", KindSet.Node, KindSet.List, Labels),
        Function("type", KindSet.Relationship, KindSet.String, (relationship, context) => Value.String(TypeOf(relationship, context.View))),
        Function("startNode", KindSet.Relationship, KindSet.Node,
            (relationship, context) => Value.Node(context.View.Relationship(relationship.AsEntity()).Start)),
        Function("endNode", KindSet.Relationship, KindSet.Node,
            (relationship, context) => Value.Node(context.View.Relationship(relationship.AsEntity()).End)),
        Function("properties", KindSet.Entity | KindSet.Map, KindSet.Map, Properties),
        Function("keys", KindSet.Entity | KindSet.Map, KindSet.List, Keys),
        Function("nodes", KindSet.Path, KindSet.List, path => Value.List(Array.ConvertAll(path.AsPath().Nodes, Value.Node))),
        Function("relationships", KindSet.Path, KindSet.List,
            path => Value.List(Array.ConvertAll(path.AsPath().Relationships, Value.Relationship))),
        Function("length", KindSet.Path, KindSet.Integer, path => Value.Integer(path.AsPath().Length)),
    ];

    private static Value ElementId(Value entity) => Value.String(
        entity.Kind == ValueKind.Node ? ElementIds.OfNode(entity.AsEntity()) : ElementIds.OfRelationship(entity.AsEntity()));

    private static string TypeOf(in Value relationship, IGraphView view) =>
        view.Tokens.NameOf(view.Relationship(relationship.AsEntity()).Type);

    private static Value Labels(Value node, FunctionContext context)
    {
        var tokens = context.View.Labels(node.AsEntity());
        var labels = new Value[tokens.Length];
        for (var i = 0; i < tokens.Length; i++)
            labels[i] = Value.String(context.View.Tokens.NameOf(tokens[i]));
        return Value.List(labels);
    }

    private static Value Properties(Value holder, FunctionContext context) => Value.Map(PropertiesOf(holder, context.View));

    private static Value Keys(Value holder, FunctionContext context)
    {
        var keys = PropertiesOf(holder, context.View).Keys;
        var list = new Value[keys.Length];
        for (var i = 0; i < keys.Length; i++)
            list[i] = Value.String(keys[i]);
        return Value.List(list);
    }

    private static MapValue PropertiesOf(in Value holder, IGraphView view) => holder.Kind switch
    {
        ValueKind.Node => view.NodeProperties(holder.AsEntity()),
        ValueKind.Relationship => view.RelationshipProperties(holder.AsEntity()),
        _ => holder.AsMap(),
    };
}
