using System.Collections.Immutable;
using System.Reflection;

namespace StoryGraph.Graph.Library;

/// <summary>The .cypher files by which a graph is set up, written and asked: schema.cypher, import/, export/ and questions/.</summary>
public sealed class CypherLibrary
{
    private const string ResourcePrefix = "cypher/";
    private static readonly Lazy<CypherLibrary> FromResources = new(() => new CypherLibrary(Resources()));
    private readonly ImmutableSortedDictionary<string, ImmutableArray<string>> files;

    private CypherLibrary(IEnumerable<(string Path, string Text)> all)
    {
        var sorted = all.OrderBy(file => file.Path, StringComparer.Ordinal).ToList();
        files = sorted.ToImmutableSortedDictionary(file => file.Path, file => StatementSplitter.Split(file.Text), StringComparer.Ordinal);
        Questions = [.. sorted.Where(file => file.Path.StartsWith("questions/", StringComparison.Ordinal)).Select(file => QuestionHead.Read(
            ResourcePrefix + file.Path, Path.GetFileNameWithoutExtension(file.Path), file.Text))];
    }

    /// <summary>The files as they were built in.</summary>
    public static CypherLibrary Embedded => FromResources.Value;

    /// <summary>Constraints and indexes, each to be run in a transaction of its own; running them again changes nothing.</summary>
    public ImmutableArray<string> Schema => files["schema.cypher"];

    /// <summary>In the order of their names.</summary>
    public ImmutableArray<Question> Questions { get; }

    /// <summary>The files of a folder that is laid out as cypher/ is.</summary>
    /// <exception cref="FormatException">A question's head cannot be read; the message names file and line.</exception>
    public static CypherLibrary Read(string folder) => new(Directory.EnumerateFiles(folder, "*.cypher", SearchOption.AllDirectories)
        .Select(file => (Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText(file))));

    /// <summary>This library with the questions of a user's folder added; one of the same name takes the place of ours.</summary>
    public CypherLibrary With(IEnumerable<Question> questions)
    {
        var byName = Questions.ToDictionary(one => one.Name, StringComparer.Ordinal);
        foreach (var one in questions)
        {
            byName[one.Name] = one;
        }

        return new CypherLibrary(files, [.. byName.Values.OrderBy(one => one.Name, StringComparer.Ordinal)]);
    }

    private CypherLibrary(ImmutableSortedDictionary<string, ImmutableArray<string>> files, ImmutableArray<Question> questions) =>
        (this.files, Questions) = (files, questions);

    /// <exception cref="ArgumentException">There is no question of that name.</exception>
    public Question Question(string name) =>
        Questions.FirstOrDefault(one => one.Name == name)
        ?? throw new ArgumentException($"no question '{name}' in the library; it has: {string.Join(", ", Questions.Select(one => one.Name))}.", nameof(name));

    /// <summary>The statements of one file.</summary>
    /// <param name="path">Under cypher/, without the ending: "import/write-articles".</param>
    internal ImmutableArray<string> Statements(string path) => files[path + ".cypher"];

    private static IEnumerable<(string Path, string Text)> Resources()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (name[ResourcePrefix.Length..].Replace('\\', '/'), reader.ReadToEnd());
        }
    }
}
