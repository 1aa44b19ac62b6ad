using StoryGraph.Cypher.Storage;

namespace StoryGraph.Cypher.Parsing.Ast;

/// <summary>A path pattern: nodes and relationships in turn; a quantified part may stand between nodes.</summary>
internal sealed record PathPattern(Variable? Name, Seq<PatternElement> Elements) : Node
{
    public PathSelector? Selector { get; init; }
}

internal abstract record PatternElement : Node;

internal sealed record NodePattern(Variable? Variable, LabelExpression? Labels, Expression? Properties, Expression? Predicate) : PatternElement;

internal sealed record RelationshipPattern(Variable? Variable, LabelExpression? Types, Direction Direction) : PatternElement
{
    public Expression? Properties { get; init; }

    public Expression? Predicate { get; init; }

    /// <summary>Set for <c>*</c> and the quantifiers <c>+</c>, <c>{n,m}</c>: the variable is then a list of relationships.</summary>
    public Repetition? Length { get; init; }

    /// <summary><c>&lt;--&gt;</c>: as good as no direction when matching, an error when creating.</summary>
    public bool BothArrows { get; init; }
}

/// <param name="Least">Hops at least.</param>
/// <param name="Most">Hops at most; null: any number.</param>
/// <param name="IsQuantifier">Written behind the pattern, as GQL does, and not as a star inside it.</param>
internal sealed record Repetition(int Least, int? Most, bool IsQuantifier);

/// <summary><c>((a)-[r]->(b) WHERE ...){1,3}</c>; each variable inside is a list outside.</summary>
internal sealed record QuantifiedPath(PathPattern Pattern, Expression? Predicate, Repetition Repetition) : PatternElement;

/// <summary><c>((a)-[r]->(b) WHERE ...)</c> around a whole path, or around its part.</summary>
internal sealed record ParenthesizedPath(PathPattern Pattern, Expression? Predicate) : PatternElement;

internal enum SelectorKind
{
    /// <summary><c>shortestPath(...)</c></summary>
    ShortestPathFunction,

    /// <summary><c>allShortestPaths(...)</c></summary>
    AllShortestPathsFunction,

    /// <summary><c>ANY k</c>, <c>SHORTEST k</c></summary>
    Shortest,

    /// <summary><c>SHORTEST k GROUPS</c>, <c>ALL SHORTEST</c> with k = 1</summary>
    ShortestGroups,
}

internal sealed record PathSelector(SelectorKind Kind, int Count);

/// <summary>What labels a node has, or what type a relationship.</summary>
internal abstract record LabelExpression : Node
{
    internal sealed record Named(string Name) : LabelExpression;

    /// <summary><c>$(expression)</c>: a string or a list of strings; of a list all, or any one.</summary>
    internal sealed record Dynamic(Expression Name, bool Any) : LabelExpression;

    internal sealed record And(LabelExpression Left, LabelExpression Right) : LabelExpression
    {
        /// <summary>Written with a colon, <c>:A:B</c>, as openCypher 9 does.</summary>
        public bool WithColon { get; init; }
    }

    internal sealed record Or(LabelExpression Left, LabelExpression Right) : LabelExpression;

    internal sealed record Not(LabelExpression Operand) : LabelExpression;

    /// <summary><c>%</c>: any label at all.</summary>
    internal sealed record Wildcard : LabelExpression;
}
