using System.Collections.Immutable;

namespace StoryGraph.Cypher.Storage;

internal enum SchemaRuleKind
{
    /// <summary>CREATE INDEX: equality, ranges and prefixes.</summary>
    RangeIndex,

    /// <summary>CREATE TEXT INDEX: kept as a range index here.</summary>
    TextIndex,

    /// <summary>CREATE FULLTEXT INDEX.</summary>
    FullTextIndex,

    /// <summary>CREATE CONSTRAINT … IS UNIQUE: a range index that allows one entity a value; entities without a property are exempt.</summary>
    UniqueConstraint,
}

/// <summary>A declared index or constraint.</summary>
/// <param name="Id">Given by the store; 0 in a rule that is yet to be made.</param>
/// <param name="Name">Unique in the graph, over indexes and constraints.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Entity">What it is declared on.</param>
/// <param name="LabelsOrTypes">One, but for full text, which may have several.</param>
/// <param name="Properties">In declared order; a composite index has several.</param>
internal sealed record SchemaRule(
    int Id,
    string Name,
    SchemaRuleKind Kind,
    EntityKind Entity,
    ImmutableArray<string> LabelsOrTypes,
    ImmutableArray<string> Properties)
{
    public bool IsConstraint => Kind == SchemaRuleKind.UniqueConstraint;

    /// <summary>Whether an <see cref="IndexCursor"/> can be opened on it.</summary>
    public bool CanSeek => Kind != SchemaRuleKind.FullTextIndex;

    /// <summary>Whether two rules govern the same thing, whatever they are called.</summary>
    public bool HasSameSubject(SchemaRule other) =>
        Kind == other.Kind && Entity == other.Entity
        && LabelsOrTypes.AsSpan().SequenceEqual(other.LabelsOrTypes.AsSpan()) && Properties.AsSpan().SequenceEqual(other.Properties.AsSpan());
}
