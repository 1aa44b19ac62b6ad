namespace StoryGraph.Language;

/// <summary>The short names of <see cref="EntityKind"/> in files: PER, ORG, LOC.</summary>
internal static class EntityTag
{
    public static string Of(EntityKind kind) => kind switch
    {
        EntityKind.Person => "PER",
        EntityKind.Organization => "ORG",
        EntityKind.Location => "LOC",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>The kind; null for any other name (MISC, GPE, ...).</summary>
    public static EntityKind? Parse(ReadOnlySpan<char> name) => name switch
    {
        "PER" => EntityKind.Person,
        "ORG" => EntityKind.Organization,
        "LOC" => EntityKind.Location,
        _ => null,
    };
}
