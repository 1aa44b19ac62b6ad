using System.Collections.Immutable;

namespace StoryGraph.Graph.Resolution;

/// <summary>What an entity is: its own label, and the labels of its node in ordinal order.</summary>
internal sealed record EntityKind
{
    public static EntityKind Country { get; } = new("Country", isActor: true);

    public static EntityKind Person { get; } = new("Person", isActor: true);

    public static EntityKind Organization { get; } = new("Organization", isActor: true);

    public static EntityKind Agreement { get; } = new("Agreement");

    public static EntityKind Outlet { get; } = new("Outlet");

    public static EntityKind Topic { get; } = new("Topic");

    public static EntityKind Place { get; } = new("Place");

    private static readonly ImmutableArray<EntityKind> All = [Country, Person, Organization, Agreement, Outlet, Topic, Place];

    private EntityKind(string label, bool isActor = false)
    {
        Label = label;
        Labels = isActor ? ["Actor", label, "Entity"] : [label, "Entity"];
        Labels = Labels.Sort(StringComparer.Ordinal);
    }

    public string Label { get; }

    public ImmutableArray<string> Labels { get; }

    /// <summary>Ids of a country are its ISO code alone; others carry what they are in front.</summary>
    public string Prefix => this == Country ? "" : char.ToLowerInvariant(Label[0]) + Label[1..] + ":";

    public static EntityKind? Find(string label) => All.FirstOrDefault(one => one.Label == label);

    public bool Equals(EntityKind? other) => other?.Label == Label;

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Label);

    public override string ToString() => Label;
}
