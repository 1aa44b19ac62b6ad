namespace StoryGraph.Language.Entities;

/// <summary>What a name list says of the phrases on it. One phrase may be on several lists.</summary>
[Flags]
internal enum NameClasses : ushort
{
    None = 0,
    GivenName = 1,
    Surname = 1 << 1,
    Town = 1 << 2,
    Region = 1 << 3,
    Country = 1 << 4,
    Demonym = 1 << 5,
    Body = 1 << 6,
    BodyHead = 1 << 7,
    PersonTitle = 1 << 8,
    CompanyForm = 1 << 9,
    NameParticle = 1 << 10,
    Outlet = 1 << 11,
    Calendar = 1 << 12,
    Landform = 1 << 13,
    Work = 1 << 14,

    /// <summary>A longer phrase begins so.</summary>
    Prefix = 1 << 15,
}
