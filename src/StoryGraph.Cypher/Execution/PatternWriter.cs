using StoryGraph.Cypher.Binding;
using StoryGraph.Cypher.Parsing;
using StoryGraph.Cypher.Planning;
using StoryGraph.Cypher.Storage;
using StoryGraph.Cypher.Values;

namespace StoryGraph.Cypher.Execution;

/// <summary>Makes the nodes and relationships of a pattern and puts them into the row.</summary>
internal sealed class PatternWriter(
    ExecutionContext context, ExpressionCompiler expressions, Seq<NodeToCreate> nodes, Seq<RelationshipToCreate> relationships)
{
    private readonly Action[] _steps =
    [
        .. nodes.Select(node => CompileNode(context, expressions, node)),
        .. relationships.Select(relationship => CompileRelationship(context, expressions, relationship)),
    ];

    public void Write()
    {
        foreach (var step in _steps)
        {
            step();
        }
    }

    private static Action CompileNode(ExecutionContext context, ExpressionCompiler expressions, NodeToCreate node)
    {
        var labels = new LabelWriter(context, expressions, node.Labels);
        var properties = node.Properties is null ? null : new PropertyWriter(context, expressions, node.Properties);
        var slot = node.Node.Slot;
        return () =>
        {
            var tokens = labels.Tokens();
            context.Row[slot] = Value.Node(context.Writer.CreateNode(tokens, properties is null ? [] : properties.Read()));
        };
    }

    private static Action CompileRelationship(ExecutionContext context, ExpressionCompiler expressions, RelationshipToCreate relationship)
    {
        var types = new LabelWriter(context, expressions, [relationship.Type]);
        var properties = relationship.Properties is null ? null : new PropertyWriter(context, expressions, relationship.Properties);
        return () =>
        {
            var start = End(context.Row, relationship.Start);
            var end = End(context.Row, relationship.End);
            var type = types.Tokens() is [var only]
                ? only
                : throw QueryErrors.Syntax("NoSingleRelationshipType", "a relationship has exactly one type; $(...) gave none or several");
            context.Row[relationship.Relationship.Slot] =
                Value.Relationship(context.Writer.CreateRelationship(type, start, end, properties is null ? [] : properties.Read()));
        };
    }

    private static long End(Value[] row, Symbol symbol) => row[symbol.Slot] switch
    {
        { Kind: ValueKind.Node } node => node.AsEntity(),
        { IsNull: true } => throw QueryErrors.EntityNotFound($"a relationship cannot be made, for '{symbol.Name}' is null; what finds it found nothing"),
        var other => throw QueryErrors.WrongType("the end of a relationship", "a Node", other),
    };
}

/// <summary>Labels to be given, as tokens.</summary>
internal sealed class LabelWriter(ExecutionContext context, ExpressionCompiler expressions, Seq<BoundLabels> labels)
{
    private readonly Func<IEnumerable<int>>[] _tokens = [.. labels.Select(label => Compile(context, expressions, label))];

    /// <summary>Each once.</summary>
    public int[] Tokens()
    {
        if (_tokens.Length == 0)
            return [];
        return [.. _tokens.SelectMany(tokens => tokens()).Distinct()];
    }

    private static Func<IEnumerable<int>> Compile(ExecutionContext context, ExpressionCompiler expressions, BoundLabels label)
    {
        if (label is BoundLabels.Named named)
        {
            var token = new NameToken(context, named.Name);
            return () => [token.Make()];
        }

        var names = expressions.CompileNames(((BoundLabels.Dynamic)label).Name);
        return () => names().Select(context.Writer.Token);
    }
}

/// <summary>Properties to be written, from a map.</summary>
internal sealed class PropertyWriter
{
    private readonly Func<Property[]> _read;

    public PropertyWriter(ExecutionContext context, ExpressionCompiler expressions, BoundExpression map)
    {
        if (map is BoundMap literal)
        {
            // The usual case, without making a map first.
            var entries = literal.Entries.Select(entry => (Key: new NameToken(context, entry.Key), Value: expressions.Compile(entry.Value))).ToArray();
            if (entries.Length == literal.Entries.Select(entry => entry.Key).Distinct().Count())
            {
                _read = () => Array.ConvertAll(entries, entry => new Property(entry.Key.Make(), entry.Value()));
                return;
            }
        }

        var compiled = expressions.Compile(map);
        _read = () => FromMap(context, compiled());
    }

    public Property[] Read() => _read();

    /// <summary>The entries of a map, or the properties of an entity.</summary>
    public static Property[] FromMap(ExecutionContext context, in Value value)
    {
        var map = value.Kind switch
        {
            ValueKind.Map => value.AsMap(),
            ValueKind.Node => context.View.NodeProperties(value.AsEntity()),
            ValueKind.Relationship => context.View.RelationshipProperties(value.AsEntity()),
            _ => throw QueryErrors.Type("InvalidArgumentType", $"properties come as a Map, a Node or a Relationship, this is {TypeNames.Of(value)}: {value}"),
        };
        var properties = new Property[map.Count];
        for (var i = 0; i < properties.Length; i++)
        {
            properties[i] = new Property(context.Writer.Token(map.Keys[i]), map.Values[i]);
        }

        return properties;
    }
}
