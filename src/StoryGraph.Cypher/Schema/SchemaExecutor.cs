using System.Text;
using StoryGraph.Cypher.Parsing;
using StoryGraph.Cypher.Parsing.Ast;
using StoryGraph.Cypher.Storage;

namespace StoryGraph.Cypher.Schema;

/// <summary>Does what CREATE and DROP say of indexes and constraints.</summary>
internal static class SchemaExecutor
{
    public static void Run(SchemaCommand command, IGraphWriter writer)
    {
        switch (command)
        {
            case CreateUniqueConstraint create:
                writer.CreateRule(
                    Rule("constraint", create.Name, SchemaRuleKind.UniqueConstraint, create.Entity, [create.Label], create.Properties), create.IfNotExists);
                break;
            case CreateIndex { Kind: IndexKind.Lookup }:
                // Nodes by label and relationships by type are always found without a scan of everything.
                break;
            case CreateIndex create:
                var kind = create.Kind switch
                {
                    IndexKind.FullText => SchemaRuleKind.FullTextIndex,
                    IndexKind.Text => SchemaRuleKind.TextIndex,
                    _ => SchemaRuleKind.RangeIndex,
                };
                writer.CreateRule(Rule("index", create.Name, kind, create.Entity, create.Labels, create.Properties), create.IfNotExists);
                break;
            case DropConstraint drop:
                writer.DropRule(drop.Name, isConstraint: true, drop.IfExists);
                break;
            case DropIndex drop:
                writer.DropRule(drop.Name, isConstraint: false, drop.IfExists);
                break;
        }
    }

    private static SchemaRule Rule(string prefix, string? name, SchemaRuleKind kind, EntityKind entity, Seq<string> labels, Seq<string> properties) =>
        new(0, name ?? $"{prefix}_{Hash($"{kind} {entity} {string.Join('|', labels)} {string.Join(',', properties)}"):x8}", kind, entity,
            [.. labels], [.. properties]);

    /// <summary>The same name for the same subject, on any machine (FNV-1a, 32 bits).</summary>
    private static uint Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var octet in Encoding.UTF8.GetBytes(text))
        {
            hash = unchecked((hash ^ octet) * 16777619u);
        }

        return hash;
    }
}
