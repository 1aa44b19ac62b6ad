namespace StoryGraph.Cypher.Tests.Tck;

/// <summary>The openCypher Technology Compatibility Kit beside the repository, read in place.</summary>
public static class TckFolder
{
    private static readonly string? Root = Find();

    public static bool IsThere => Root is not null;

    public static string WhyNot => "The openCypher TCK is not at ../shared/tck beside the repository.";

    /// <summary>Paths of the feature files below the features folder, in ordinal order.</summary>
    public static IEnumerable<string> Features => Root is null
        ? []
        : Directory.EnumerateFiles(Path.Combine(Root, "features"), "*.feature", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Path.Combine(Root, "features"), file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    public static IReadOnlyList<Scenario> Read(string feature) =>
        Gherkin.Read(feature, File.ReadLines(Path.Combine(Root!, "features", feature)));

    /// <summary>The statements that make a named graph.</summary>
    public static string NamedGraph(string name) => File.ReadAllText(Path.Combine(Root!, "graphs", name, name + ".cypher"));

    /// <summary>The code Neo4j 5.26 answers with, for scenarios that expect an error.</summary>
    public static IReadOnlyDictionary<string, string> Neo4jErrors { get; } = Root is null
        ? new Dictionary<string, string>()
        : File.ReadLines(Path.Combine(Root, "neo4j-errors.tsv")).Skip(1).Select(line => line.Split('\t'))
            .ToDictionary(cells => $"{cells[0]} {cells[1]} #{cells[2]}", cells => cells[3], StringComparer.Ordinal);

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "StoryGraph.sln")))
                continue;
            var tck = Path.Combine(folder.FullName, "..", "shared", "tck");
            return Directory.Exists(tck) ? Path.GetFullPath(tck) : null;
        }
        return null;
    }
}
