using System.Collections.Immutable;

namespace StoryGraph.Extraction.Knowledge;

/// <summary>A named organization that acts in the news: alliance, ministry, party, militia, court, company.</summary>
internal sealed record Body
{
    /// <summary>Lower-case words of its name between hyphens: "north-atlantic-treaty-organization".</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public string? Acronym { get; init; }

    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>ISO alpha-3 code of its state; null for one of many states or of none.</summary>
    public string? Country { get; init; }

    public required BodyKind Kind { get; init; }

    public bool Equals(Body? other) => other?.Id == Id;

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Id);
}

internal enum BodyKind
{
    /// <summary>United Nations and its agencies, European Union, regional organizations, development banks.</summary>
    International,

    /// <summary>Military or political league of states.</summary>
    Alliance,

    Court,

    /// <summary>Government of a part of a state.</summary>
    Regional,

    Ministry,

    /// <summary>Other organ of a government: agency, council, office of a head of state, central bank.</summary>
    Agency,

    Parliament,

    /// <summary>Armed forces, police and guards of a state.</summary>
    Military,

    /// <summary>Militia, insurgent or terrorist group, private army.</summary>
    ArmedGroup,

    Party,

    Embassy,

    /// <summary>Non-governmental organization, union, think tank, religious body, university.</summary>
    Society,

    Company,
}
