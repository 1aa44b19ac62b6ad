using StoryGraph.Cypher.Binding;
using StoryGraph.Cypher.Parsing;
using StoryGraph.Cypher.Parsing.Ast;
using StoryGraph.Cypher.Storage;

namespace StoryGraph.Cypher.Planning;

/// <summary>What one MATCH looks for: nodes joined by relationships, whatever order the pattern was written in.</summary>
/// <param name="Nodes">All nodes, each once, in the order written.</param>
/// <param name="Relationships">In the order written.</param>
/// <param name="Predicates">Labels, properties and WHERE, all of which hold.</param>
/// <param name="Bound">The nodes and relationships that the row already holds.</param>
internal sealed record PatternGraph(
    Seq<Symbol> Nodes, Seq<PatternRelationship> Relationships, Seq<BoundExpression> Predicates, Seq<Symbol> Bound)
{
    public Seq<QuantifiedPattern> Quantified { get; init; }

    public Seq<ShortestPattern> Shortest { get; init; }
}

/// <param name="Relationship">With a length a list of relationships.</param>
/// <param name="From">The left end as written.</param>
/// <param name="To">The right end as written.</param>
/// <param name="Direction">Seen from the left end.</param>
/// <param name="Types">One of these; empty for any.</param>
internal sealed record PatternRelationship(Symbol Relationship, Symbol From, Symbol To, Direction Direction, Seq<string> Types)
{
    /// <summary>How many hops; null for one.</summary>
    public Repetition? Length { get; init; }

    /// <summary>With a length: what holds of each relationship on the way, which is put into <see cref="Element"/> for it.</summary>
    public BoundExpression? ElementPredicate { get; init; }

    public Symbol? Element { get; init; }

    /// <summary>Types that only the row tells, with <c>$(...)</c>: one of these names.</summary>
    public BoundExpression? DynamicTypes { get; init; }
}

/// <summary>A path pattern repeated: <c>((a)-[r]->(b) WHERE ...){1,3}</c>.</summary>
/// <param name="From">The node it starts from.</param>
/// <param name="To">The node it ends at.</param>
/// <param name="Inner">The pattern of one round; its first node is bound.</param>
/// <param name="InnerFrom">The first node of a round.</param>
/// <param name="InnerTo">The last node of a round, the next round's first.</param>
/// <param name="Groups">Each variable inside, and the list of its values outside.</param>
/// <param name="Repetition">How many rounds.</param>
internal sealed record QuantifiedPattern(
    Symbol From, Symbol To, LogicalPlan Inner, Symbol InnerFrom, Symbol InnerTo, Seq<(Symbol Inner, Symbol List)> Groups, Repetition Repetition)
{
    /// <summary>Relationships of one round, which no other part of the MATCH may use.</summary>
    public required Seq<Symbol> InnerRelationships { get; init; }

    /// <summary>All relationships walked, in order.</summary>
    public required Symbol Walked { get; init; }
}

/// <summary>The shortest paths between two nodes.</summary>
/// <param name="Step">From, to, direction, types, and the list of relationships.</param>
/// <param name="Selector">Which and how many.</param>
/// <param name="Path">The path found.</param>
/// <param name="Predicates">What must hold of a path for it to count, beyond its steps'; the shortest that fulfils them is looked for.</param>
internal sealed record ShortestPattern(PatternRelationship Step, PathSelector Selector, Symbol Path, Seq<BoundExpression> Predicates);
