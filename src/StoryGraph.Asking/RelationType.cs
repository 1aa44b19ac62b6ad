namespace StoryGraph.Asking;

/// <summary>A type of direct edge in the graph, and how an answer says it.</summary>
/// <param name="Name">As in the graph: OPPOSED.</param>
/// <param name="SubjectLabel">Label that every node at its start has.</param>
/// <param name="IsSymmetric">Stored once, read both ways.</param>
internal sealed record RelationType(string Name, string SubjectLabel, bool IsSymmetric = false)
{
    public static IReadOnlyDictionary<string, RelationType> All { get; } = new[]
    {
        new RelationType("SIGNED", "Actor"),
        new RelationType("PARTY_TO", "Actor"),
        new RelationType("OVERSAW", "Actor"),
        new RelationType("OPPOSED", "Actor"),
        new RelationType("SUPPORTED", "Actor"),
        new RelationType("CRITICIZED", "Actor"),
        new RelationType("ACCUSED", "Actor"),
        new RelationType("THREATENED", "Actor"),
        new RelationType("MET", "Actor", IsSymmetric: true),
        new RelationType("VISITED", "Actor"),
        new RelationType("REPRESENTS", "Person"),
        new RelationType("UPDATES", "Agreement"),
        new RelationType("REPORTED", "Outlet"),
        new RelationType("CITED", "Outlet"),
    }.ToDictionary(type => type.Name, StringComparer.Ordinal);
}
