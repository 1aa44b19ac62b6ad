using System.IO.Compression;
using StoryGraph.Language.Entities;

namespace StoryGraph.Training.Entities;

/// <summary>Gathers names from lists and makes <see cref="NameLists"/> of them.</summary>
internal sealed class NameListBuilder
{
    private readonly Dictionary<ulong, NameClasses> phrases = [];

    /// <summary>Adds a name as a newspaper writes it; hyphens are tried joined and apart, as tokenizers differ.</summary>
    public void Add(string name, NameClasses classes)
    {
        AddTokens(name.Split(' ', StringSplitOptions.RemoveEmptyEntries), classes);
        if (name.AsSpan().ContainsAny('-', '\u2019', '\''))
        {
            var apart = name.Replace("-", " - ", StringComparison.Ordinal)
                .Replace("'s ", " 's ", StringComparison.Ordinal).Replace("\u2019s ", " 's ", StringComparison.Ordinal);
            AddTokens(apart.Split(' ', StringSplitOptions.RemoveEmptyEntries), classes);
        }
    }

    public void AddFile(string file, NameClasses classes)
    {
        foreach (var line in Lines(file))
            Add(line, classes);
    }

    /// <summary>The lines of a list, packed or not; a line that begins with # is a remark.</summary>
    public static IEnumerable<string> Lines(string file)
    {
        using var stream = File.OpenRead(file);
        using var reader = new StreamReader(file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                yield return line;
        }
    }

    public NameLists Build()
    {
        var sorted = new SortedDictionary<uint, NameClasses>();
        foreach (var (phrase, classes) in phrases)
        {
            var key = HashIndex.KeyOf(phrase);
            sorted[key] = sorted.GetValueOrDefault(key) | classes;
        }

        return new NameLists(new HashIndex([.. sorted.Keys]), [.. sorted.Values]);
    }

    private void AddTokens(string[] tokens, NameClasses classes)
    {
        if (tokens.Length is 0 or > NameLists.MaxTokens)
            return;
        var phrase = Folding.Seed;
        for (var i = 0; i < tokens.Length; i++)
        {
            phrase = NameLists.Append(phrase, TraitReader.FoldedHash(tokens[i]));
            phrases[phrase] = phrases.GetValueOrDefault(phrase) | (i == tokens.Length - 1 ? classes : NameClasses.Prefix);
        }
    }
}
