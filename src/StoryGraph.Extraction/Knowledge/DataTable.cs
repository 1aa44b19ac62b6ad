using System.Collections.Immutable;
using System.Reflection;

namespace StoryGraph.Extraction.Knowledge;

/// <summary>
/// A knowledge file: one entry a line, columns between bars, several values of one column between semicolons,
/// comments behind '#'. So a change reads as a sentence in a diff, and a user can write one by hand.
/// </summary>
/// <remarks>The first line that is no comment names the columns, so that an error can name them too.</remarks>
internal sealed class DataTable
{
    private DataTable(string name, ImmutableArray<Row> rows) => (Name, Rows) = (name, rows);

    /// <summary>The file's name, for messages.</summary>
    public string Name { get; }

    public ImmutableArray<Row> Rows { get; }

    /// <summary>Reads the file that was built in, and behind it, where there is one, the user's file of the same name.</summary>
    /// <exception cref="KnowledgeException">A line of either file is not an entry.</exception>
    public static DataTable Load(string file, string? userFolder = null)
    {
        var rows = Embedded(file).Rows;
        if (userFolder is not null && Path.Combine(userFolder, file) is var path && File.Exists(path))
        {
            rows = rows.AddRange(Parse(path, File.ReadAllText(path)).Rows);
        }

        return new DataTable(file, rows);
    }

    public static DataTable Parse(string name, string text)
    {
        var rows = ImmutableArray.CreateBuilder<Row>();
        string[]? columns = null;
        var lineNumber = 0;
        foreach (var raw in text.Split('\n'))
        {
            lineNumber++;
            var line = WithoutComment(raw).Trim();
            if (line.Length == 0)
            {
                continue;
            }

            var cells = line.Split('|', StringSplitOptions.TrimEntries);
            if (columns is null)
            {
                columns = cells;
                continue;
            }

            var row = new Row(name, lineNumber, columns, cells);
            if (cells.Length > columns.Length)
            {
                throw row.Fault($"has {cells.Length} columns, but the file has {columns.Length}: {string.Join(" | ", columns)}");
            }

            if (cells[0].Length == 0)
            {
                throw row.Fault($"has no {columns[0]}");
            }

            rows.Add(row);
        }

        return new DataTable(name, rows.ToImmutable());
    }

    private static DataTable Embedded(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(file)
            ?? throw new KnowledgeException($"{file}: no such file was built in; this is a fault of StoryGraph, please report it");
        using var reader = new StreamReader(stream);
        return Parse(file, reader.ReadToEnd());
    }

    /// <summary>A '#' starts a comment at the start of a line or behind a blank, so that "C#" could be a name.</summary>
    private static ReadOnlySpan<char> WithoutCommentSpan(string line)
    {
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '#' && (i == 0 || line[i - 1] == ' '))
            {
                return line.AsSpan(0, i);
            }
        }

        return line;
    }

    private static string WithoutComment(string line) => WithoutCommentSpan(line).ToString();

    /// <summary>One entry, with the place it came from.</summary>
    public sealed class Row(string file, int line, string[] columns, string[] cells)
    {
        /// <summary>The cell of a column; empty when the line ends before it.</summary>
        public string this[string column] => Index(column) is var i && i < cells.Length ? cells[i] : "";

        /// <summary>The values of a cell, in the order of the file.</summary>
        public ImmutableArray<string> List(string column) =>
            [.. this[column].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

        /// <summary>A cell that names a member of an enumeration, in lower case.</summary>
        public T Enum<T>(string column, T ifEmpty)
            where T : struct, Enum =>
            this[column] switch
            {
                "" => ifEmpty,
                var text when System.Enum.TryParse<T>(text, ignoreCase: true, out var value) && !char.IsAsciiDigit(text[0]) => value,
                var text => throw Fault(
                    $"has the unknown {column} '{text}'; known are {string.Join(", ", System.Enum.GetNames<T>().Select(n => n.ToLowerInvariant()))}"),
            };

        public KnowledgeException Fault(string fault) => new($"{file}:{line}: the entry '{cells[0]}' {fault}");

        private int Index(string column) => Array.IndexOf(columns, column) is >= 0 and var i
            ? i
            : throw new KnowledgeException($"{file}: the column '{column}' is missing from the first line ({string.Join(" | ", columns)})");
    }
}
