using System.Collections.Immutable;
using System.Reflection;

namespace StoryGraph.Asking.Grammar;

/// <summary>A data file of lines "KEY: text"; # begins a comment.</summary>
internal static class LexiconFile
{
    /// <summary>The lines in order; a key may come more than once.</summary>
    /// <exception cref="FormatException">A line has no key; the message names file and line.</exception>
    public static ImmutableArray<(string Key, string Text)> Read(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"The build lacks the data file {file}.");
        using var reader = new StreamReader(stream);
        return Parse(file, reader.ReadToEnd());
    }

    public static ImmutableArray<(string Key, string Text)> Parse(string file, string content)
    {
        var entries = ImmutableArray.CreateBuilder<(string, string)>();
        foreach (var (number, raw) in content.Split('\n').Index())
        {
            var line = raw.Trim();
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0)
            {
                throw new FormatException($"{file}:{number + 1}: expected 'KEY: text', found '{line}'.");
            }

            entries.Add((line[..colon].Trim(), line[(colon + 1)..].Trim()));
        }

        return entries.ToImmutable();
    }
}
