using System.Globalization;

namespace StoryGraph.Cypher.Values;

/// <summary>Element ids in the shape of Neo4j's: 4 for a node, 5 for a relationship, the store, the number.</summary>
internal static class ElementIds
{
    private const string NodePrefix = "4:storygraph:";
    private const string RelationshipPrefix = "5:storygraph:";

    public static string OfNode(long id) => NodePrefix + id.ToString(CultureInfo.InvariantCulture);

    public static string OfRelationship(long id) => RelationshipPrefix + id.ToString(CultureInfo.InvariantCulture);

    public static bool TryParseNode(string elementId, out long id) => TryParse(elementId, NodePrefix, out id);

    public static bool TryParseRelationship(string elementId, out long id) => TryParse(elementId, RelationshipPrefix, out id);

    private static bool TryParse(string elementId, string prefix, out long id)
    {
        id = 0;
        return elementId.StartsWith(prefix, StringComparison.Ordinal)
            && long.TryParse(elementId.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out id);
    }
}
