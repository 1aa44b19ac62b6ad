using System.Collections.Immutable;
using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace StoryGraph.Extraction.Tests.Specs;

/// <summary>The examples of a Markdown file beside this one, each a test: prose, quoted text, table.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class SpecAttribute(string file) : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([.. Parse(file, File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Specs", file))).Select(example => new TheoryDataRow<Example>(example) { TestDisplayName = example.Name })]);

    public override bool SupportsDiscoveryEnumeration() => false;

    internal static IEnumerable<Example> Parse(string file, string[] lines)
    {
        var (prose, text, number) = ("", "", 0);
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (line.StartsWith('>'))
            {
                (number, text) = (text.Length == 0 ? i + 1 : number, text.Length == 0 ? line[1..].Trim() : $"{text}\n\n{line[1..].Trim()}");
            }
            else if (line.StartsWith('|') && i + 1 < lines.Length && lines[i + 1].TrimStart().StartsWith("| -", StringComparison.Ordinal))
            {
                var rows = lines.Skip(i + 2).TakeWhile(row => row.TrimStart().StartsWith('|')).Select(row => string.Join(" | ", Cells(row))).Order(StringComparer.Ordinal).ToImmutableArray();
                yield return new Example($"{file}:{number}: {prose}", text, Cells(line), rows);
                (prose, text, i) = ("", "", i + 1 + rows.Length);
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                prose = line;
            }
        }
    }

    private static ImmutableArray<string> Cells(string row) => [.. row.Trim().Trim('|').Split('|', StringSplitOptions.TrimEntries)];
}
