namespace StoryGraph.Cypher.Tests.Tck;

/// <summary>Scenarios that do not pass yet. The list may only shrink: a listed scenario that passes must be taken off it.</summary>
public static class KnownFailures
{
    public const string File = "Tck/known-failures.txt";

    /// <summary>Ids of scenarios, one a line.</summary>
    public static IReadOnlySet<string> Ids { get; } = System.IO.File.ReadLines(Path.Combine(AppContext.BaseDirectory, File))
        .Where(line => line.Length > 0 && line[0] != '#').ToHashSet(StringComparer.Ordinal);
}
