using StoryGraph.Cypher.Parsing.Ast;
using StoryGraph.Cypher.Storage;

namespace StoryGraph.Cypher.Parsing;

internal sealed partial class Parser
{
    private SchemaCommand? TryParseSchemaCommand()
    {
        var start = Current.Span;
        var command = At("CREATE") ? TryParseCreateSchema() : At("DROP") ? ParseDrop() : null;
        return command is null ? null : command with { Span = SpanFrom(start) };
    }

    private SchemaCommand? TryParseCreateSchema()
    {
        var kind = Peek().Text.ToUpperInvariant() switch
        {
            _ when Peek().Kind != TokenKind.Name => null,
            "CONSTRAINT" => "CONSTRAINT",
            "INDEX" => "RANGE",
            "RANGE" or "BTREE" or "TEXT" or "LOOKUP" or "FULLTEXT" or "POINT" or "VECTOR" when Peek(2).Is("INDEX") => Peek().Text.ToUpperInvariant(),
            _ => null,
        };
        if (kind is null)
            return null;
        Take();
        if (kind is "POINT" or "VECTOR")
            throw Unexpected("RANGE, TEXT or FULLTEXT", $"The embedded store has no {kind} indexes");
        if (kind == "CONSTRAINT")
        {
            Take();
            return ParseCreateConstraint();
        }

        if (!At("INDEX"))
            Take();
        Take();
        return ParseCreateIndex(kind switch { "FULLTEXT" => IndexKind.FullText, "TEXT" => IndexKind.Text, "LOOKUP" => IndexKind.Lookup, _ => IndexKind.Range });
    }

    private (string? Name, bool IfNotExists) ParseSchemaName()
    {
        var name = Current.IsName && !At("IF") && !At("FOR") ? Take().Text : null;
        var ifNotExists = TryTake("IF");
        if (ifNotExists)
            ExpectWords("NOT", "EXISTS");
        return (name, ifNotExists);
    }

    private CreateUniqueConstraint ParseCreateConstraint()
    {
        var (name, ifNotExists) = ParseSchemaName();
        Expect("FOR");
        var (entity, variable, labels) = ParseSchemaPattern();
        Expect("REQUIRE");
        var properties = ParseSchemaProperties(variable);
        if (!TryTake("IS"))
            throw Unexpected("IS UNIQUE");
        if (entity == EntityKind.Node)
            TryTake("NODE");
        else
            _ = TryTake("RELATIONSHIP") || TryTake("REL");
        if (!TryTake("UNIQUE"))
        {
            throw Unexpected("UNIQUE",
                "Constraints on existence, keys and types need Neo4j Enterprise, and the embedded store has uniqueness alone, too");
        }

        SkipOptions();
        return new CreateUniqueConstraint(name, entity, labels[0], properties, ifNotExists);
    }

    private CreateIndex ParseCreateIndex(IndexKind kind)
    {
        var (name, ifNotExists) = ParseSchemaName();
        Expect("FOR");
        var (entity, variable, labels) = ParseSchemaPattern();
        Expect("ON");
        Seq<string> properties;
        if (kind == IndexKind.Lookup)
        {
            TryTake("EACH");
            ParseExpression();
            properties = [];
        }
        else if (kind == IndexKind.FullText)
        {
            Expect("EACH");
            Expect("[");
            properties = ParseList(() => ParseSchemaProperty(variable));
            Expect("]");
        }
        else
        {
            properties = ParseSchemaProperties(variable);
        }

        SkipOptions();
        return new CreateIndex(kind, name, entity, labels, properties, ifNotExists);
    }

    /// <summary><c>(n:A|B)</c> or <c>()-[r:T]-()</c></summary>
    private (EntityKind Entity, string Variable, Seq<string> Labels) ParseSchemaPattern()
    {
        Expect("(");
        if (!At(")"))
        {
            var node = ExpectName("a variable").Text;
            var labels = ParseSchemaLabels();
            Expect(")");
            return (EntityKind.Node, node, labels);
        }

        Expect(")");
        TryTake("<");
        Expect("-");
        Expect("[");
        var relationship = ExpectName("a variable").Text;
        var types = ParseSchemaLabels();
        Expect("]");
        Expect("-");
        TryTake(">");
        Expect("(");
        Expect(")");
        return (EntityKind.Relationship, relationship, types);
    }

    private Seq<string> ParseSchemaLabels() => TryTake(":") ? ParseList(() => ExpectName("a label or type").Text, "|") : [];

    private Seq<string> ParseSchemaProperties(string variable)
    {
        if (!TryTake("("))
            return [ParseSchemaProperty(variable)];
        var properties = ParseList(() => ParseSchemaProperty(variable));
        Expect(")");
        return properties;
    }

    private string ParseSchemaProperty(string variable)
    {
        var name = ExpectName("a property");
        if (name.Text != variable)
            throw _source.SyntaxError("UndefinedVariable", name.Span, $"no variable '{name.Text}' here; in scope is {variable}");
        Expect(".");
        return ExpectName("a property").Text;
    }

    private void SkipOptions()
    {
        if (TryTake("OPTIONS"))
            ParseMap();
    }

    private SchemaCommand ParseDrop()
    {
        Take();
        var isConstraint = At("CONSTRAINT");
        if (!isConstraint && !At("INDEX"))
            throw Unexpected("CONSTRAINT or INDEX behind DROP");
        Take();
        var name = ExpectName(isConstraint ? "the name of a constraint" : "the name of an index").Text;
        var ifExists = TryTake("IF", "EXISTS");
        return isConstraint ? new DropConstraint(name, ifExists) : new DropIndex(name, ifExists);
    }

    private ShowCommand ParseShow()
    {
        var start = Take().Span;
        var only = ParseShowFilter();
        var kind = ParseShowKind();
        Seq<YieldItem>? yield = null;
        Seq<SortItem> orderBy = [];
        Expression? where = null;
        ProjectionClause? projection = null;
        if (TryTake("YIELD"))
        {
            yield = TryTake("*") ? [] : ParseList(ParseYieldItem);
            if (TryTake("ORDER", "BY"))
                orderBy = ParseList(ParseSortItem);
        }

        if (TryTake("WHERE"))
            where = ParseExpression();
        if (TryTake("RETURN"))
            projection = ParseProjection(isReturn: true);
        return new ShowCommand(kind, yield, where, projection) { Only = only, OrderBy = orderBy, Span = SpanFrom(start) };
    }

    /// <summary>The kind of index that is asked for; every constraint here is one of uniqueness, whatever kind is said.</summary>
    private string? ParseShowFilter()
    {
        if (At("RANGE") || At("FULLTEXT") || At("TEXT") || At("LOOKUP"))
            return Take().Text.ToUpperInvariant();
        _ = TryTake("ALL") || TryTake("UNIQUE") || TryTake("UNIQUENESS") || TryTake("BUILT", "IN");
        return null;
    }

    private ShowKind ParseShowKind()
    {
        if (TryTake("INDEXES") || TryTake("INDEX"))
            return ShowKind.Indexes;
        if (TryTake("CONSTRAINTS") || TryTake("CONSTRAINT"))
            return ShowKind.Constraints;
        if (TryTake("FUNCTIONS") || TryTake("FUNCTION"))
            return ShowKind.Functions;
        return TryTake("PROCEDURES") || TryTake("PROCEDURE")
            ? ShowKind.Procedures
            : throw Unexpected("INDEXES, CONSTRAINTS, FUNCTIONS or PROCEDURES behind SHOW");
    }
}
