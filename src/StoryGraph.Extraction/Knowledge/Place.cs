namespace StoryGraph.Extraction.Knowledge;

/// <summary>A town, region or other place that is no state.</summary>
/// <param name="Name">As English news writes it.</param>
/// <param name="Country">ISO alpha-3 code; null for one of several states (a sea, a range of mountains).</param>
/// <param name="Population">In thousands; 0 when it is no town. Tells which of two towns of one name is meant.</param>
internal sealed record Place(string Name, string? Country, int Population);
