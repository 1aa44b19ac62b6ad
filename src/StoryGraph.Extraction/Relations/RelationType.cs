using System.Collections.Immutable;

namespace StoryGraph.Extraction.Relations;

/// <summary>A type of edge and what it may run between (relations.yml).</summary>
internal sealed record RelationType(string Name, ImmutableArray<EntityLabel> From, ImmutableArray<EntityLabel> To, bool IsSymmetric)
{
    public bool AllowsTopics => To.Contains(EntityLabel.Topic);
}
