using StoryGraph.Cypher.Binding;
using StoryGraph.Cypher.Parsing;
using StoryGraph.Cypher.Values;

namespace StoryGraph.Cypher.Execution;

/// <summary>Makes bound expressions into closures over one run's row.</summary>
internal sealed partial class ExpressionCompiler(ExecutionContext context, OperatorFactory operators)
{
    private readonly Value[] _row = context.Row;

    public Evaluator[] Compile(Seq<BoundExpression> expressions) => [.. expressions.Select(Compile)];

    public Evaluator Compile(BoundExpression expression) => expression switch
    {
        Constant constant => () => constant.Value,
        ParameterReference parameter => CompileParameter(parameter.Name),
        SymbolReference reference => CompileSlot(reference.Symbol.Slot),
        BoundProperty property => CompileProperty(property),
        BoundIndex index => CompileIndex(index),
        BoundSlice slice => CompileSlice(slice),
        BoundUnary unary => CompileUnary(unary),
        BoundBinary binary => CompileBinary(binary),
        BoundNullTest test => CompileNullTest(test),
        BoundTypeTest test => CompileTypeTest(test),
        BoundNormalizedTest test => CompileNormalizedTest(test),
        BoundLabelTest test => CompileLabelTest(test),
        BoundCall call => CompileCall(call),
        BoundList list => CompileList(list),
        BoundMap map => CompileMap(map),
        BoundCase choice => CompileCase(choice),
        BoundListComprehension comprehension => CompileListComprehension(comprehension),
        BoundQuantified quantified => CompileQuantified(quantified),
        BoundReduce reduce => CompileReduce(reduce),
        BoundMapProjection projection => CompileMapProjection(projection),
        BoundPath path => CompilePath(path),
        BoundSubquery subquery => CompileSubquery(subquery),
        BoundShortestPath path => CompileShortestPath(path),
        _ => throw new InvalidOperationException($"No evaluation for {expression.GetType().Name}. This is a fault of the engine, not of the query."),
    };

    /// <summary>All of them are true.</summary>
    public Func<bool> CompileCondition(Seq<BoundExpression> conditions)
    {
        var compiled = Compile(conditions);
        if (compiled.Length == 1)
        {
            var only = compiled[0];
            return () => Truth(only()) is true;
        }

        return () =>
        {
            foreach (var condition in compiled)
            {
                if (Truth(condition()) is not true)
                    return false;
            }

            return true;
        };
    }

    private Evaluator CompileParameter(string name)
    {
        var value = context.Parameters[name];
        return () => value;
    }

    private Evaluator CompileSlot(int slot)
    {
        var row = _row;
        return () => row[slot];
    }

    private Evaluator CompileProperty(BoundProperty property)
    {
        var view = context.View;
        var token = new NameToken(context, property.Key);
        var key = property.Key;
        if (property.Subject is SymbolReference { Symbol.Slot: var slot })
        {
            var row = _row;
            return () => Property(row[slot]);
        }

        var subject = Compile(property.Subject);
        return () => Property(subject());

        Value Property(in Value value) => value.Kind switch
        {
            ValueKind.Node => view.NodeProperty(value.AsEntity(), token.Find()),
            ValueKind.Relationship => view.RelationshipProperty(value.AsEntity(), token.Find()),
            _ => ValueAccess.Field(value, key),
        };
    }

    private Evaluator CompileIndex(BoundIndex index)
    {
        var subject = Compile(index.Subject);
        var place = Compile(index.Index);
        return () => Index(subject(), place());
    }

    private Value Index(in Value subject, in Value index)
    {
        if (!subject.IsEntity || index.IsNull)
            return ValueAccess.Index(subject, index);
        if (index.Kind != ValueKind.String)
            throw QueryErrors.WrongType("entity[key]", "a String", index);
        var token = context.View.Tokens.Find(index.AsString());
        return subject.Kind == ValueKind.Node
            ? context.View.NodeProperty(subject.AsEntity(), token)
            : context.View.RelationshipProperty(subject.AsEntity(), token);
    }

    private Evaluator CompileSlice(BoundSlice slice)
    {
        var subject = Compile(slice.Subject);
        var from = slice.From is null ? null : Compile(slice.From);
        var to = slice.To is null ? null : Compile(slice.To);
        return () => ValueAccess.Slice(subject(), from?.Invoke(), to?.Invoke());
    }

    private Evaluator CompileNullTest(BoundNullTest test)
    {
        var operand = Compile(test.Operand);
        var negated = test.Negated;
        return () => Value.Boolean(operand().IsNull != negated);
    }

    private Evaluator CompileTypeTest(BoundTypeTest test)
    {
        var operand = Compile(test.Operand);
        return () => Value.Boolean(TypeTests.IsOf(operand(), test.TypeName) != test.Negated);
    }

    private Evaluator CompileNormalizedTest(BoundNormalizedTest test)
    {
        var operand = Compile(test.Operand);
        var form = test.Form switch
        {
            "NFD" => System.Text.NormalizationForm.FormD,
            "NFKC" => System.Text.NormalizationForm.FormKC,
            "NFKD" => System.Text.NormalizationForm.FormKD,
            _ => System.Text.NormalizationForm.FormC,
        };
        return () => operand() is { Kind: ValueKind.String } text ? Value.Boolean(text.AsString().IsNormalized(form) != test.Negated) : Value.Null;
    }

    private Evaluator CompileCall(BoundCall call)
    {
        var arguments = Compile(call.Arguments);
        var function = call.Function;
        var functions = context.Functions;
        switch (arguments.Length)
        {
            case 0:
                return () => function.Call([], functions);
            case 1:
                var only = arguments[0];
                return () =>
                {
                    var value = only();
                    return function.Call(new ReadOnlySpan<Value>(in value), functions);
                };
            default:
                return () =>
                {
                    var values = new Value[arguments.Length];
                    for (var i = 0; i < values.Length; i++)
                    {
                        values[i] = arguments[i]();
                    }

                    return function.Call(values, functions);
                };
        }
    }

    private Evaluator CompileList(BoundList list)
    {
        var items = Compile(list.Items);
        return () =>
        {
            var values = new Value[items.Length];
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = items[i]();
            }

            return Value.List(values);
        };
    }

    private Evaluator CompileMap(BoundMap map)
    {
        var keys = map.Entries.Select(entry => entry.Key).ToArray();
        var values = map.Entries.Select(entry => Compile(entry.Value)).ToArray();
        return () =>
        {
            var result = new MapBuilder();
            for (var i = 0; i < keys.Length; i++)
            {
                result[keys[i]] = values[i]();
            }

            return Value.Map(result.Build());
        };
    }

    private Evaluator CompileMapProjection(BoundMapProjection projection)
    {
        var subject = Compile(projection.Subject);
        var keys = projection.Entries.Select(entry => entry.Key).ToArray();
        var values = projection.Entries.Select(entry => Compile(entry.Value)).ToArray();
        return () =>
        {
            var source = subject();
            if (source.IsNull)
                return Value.Null;
            var result = new MapBuilder();
            if (projection.AllProperties)
            {
                var properties = Properties(source);
                for (var i = 0; i < properties.Count; i++)
                {
                    result[properties.Keys[i]] = properties.Values[i];
                }
            }

            for (var i = 0; i < keys.Length; i++)
            {
                result[keys[i]] = values[i]();
            }

            return Value.Map(result.Build());
        };
    }

    /// <summary>The properties of an entity, or the entries of a map.</summary>
    private MapValue Properties(in Value value) => value.Kind switch
    {
        ValueKind.Node => context.View.NodeProperties(value.AsEntity()),
        ValueKind.Relationship => context.View.RelationshipProperties(value.AsEntity()),
        ValueKind.Map => value.AsMap(),
        _ => throw QueryErrors.WrongType("a map projection", "a Node, Relationship or Map", value),
    };

    private Evaluator CompileCase(BoundCase choice)
    {
        var subject = choice.Subject is null ? null : Compile(choice.Subject);
        var slot = choice.SubjectSymbol?.Slot ?? 0;
        var conditions = choice.Alternatives.Select(alternative => Compile(alternative.Condition)).ToArray();
        var results = choice.Alternatives.Select(alternative => Compile(alternative.Result)).ToArray();
        var otherwise = choice.Else is null ? null : Compile(choice.Else);
        var row = _row;
        return () =>
        {
            if (subject is not null)
                row[slot] = subject();
            for (var i = 0; i < conditions.Length; i++)
            {
                if (conditions[i]().IsTrue)
                    return results[i]();
            }

            return otherwise?.Invoke() ?? Value.Null;
        };
    }
}
