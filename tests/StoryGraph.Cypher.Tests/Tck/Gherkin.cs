using System.Collections.Immutable;
using System.Text;

namespace StoryGraph.Cypher.Tests.Tck;

/// <param name="Feature">Path of the feature file below the features folder.</param>
/// <param name="Name">As written, with its number.</param>
/// <param name="Example">The place among the examples of this name, from 1; 1 for a scenario without.</param>
/// <param name="Steps">Those of the background first.</param>
public sealed record Scenario(string Feature, string Name, int Example, ImmutableArray<Step> Steps)
{
    public string Id => $"{Feature} {Name} #{Example}";
}

/// <param name="Text">Without Given, When, Then, And, But.</param>
/// <param name="Document">The text between triple quotes, if any.</param>
/// <param name="Table">The table's rows, if any.</param>
public sealed record Step(string Text, string? Document, ImmutableArray<ImmutableArray<string>> Table);

/// <summary>Reads the part of Gherkin that the TCK is written in; outlines come out as one scenario for each example.</summary>
public sealed class Gherkin
{
    private readonly string _feature;
    private readonly string[] _lines;
    private readonly List<Scenario> _scenarios = [];
    private ImmutableArray<Step> _background = [];
    private int _at;

    private Gherkin(string feature, string[] lines)
    {
        _feature = feature;
        _lines = lines;
    }

    public static IReadOnlyList<Scenario> Read(string feature, IEnumerable<string> lines)
    {
        var reader = new Gherkin(feature, [.. lines]);
        reader.ReadFeature();
        return reader._scenarios;
    }

    private string Line => _lines[_at].Trim();

    private void ReadFeature()
    {
        while (SkipBlank())
        {
            if (After("Background:") is not null)
                _background = ReadSteps();
            else if (After("Scenario Outline:") is { } outline)
                ReadOutline(outline);
            else if (After("Scenario:") is { } scenario)
                _scenarios.Add(new Scenario(_feature, scenario, 1, [.. _background, .. ReadSteps()]));
            else
                _at++; // the head of the feature, its prose and tags
        }
    }

    private void ReadOutline(string name)
    {
        var steps = ReadSteps();
        while (SkipBlank() && After("Examples:") is not null)
        {
            var table = ReadTable();
            foreach (var row in table.Skip(1))
            {
                var substituted = steps.Select(step => Substitute(step, table[0], row));
                var title = Substitute(name, table[0], row);
                var example = 1 + _scenarios.Count(other => other.Name == title);
                _scenarios.Add(new Scenario(_feature, title, example, [.. _background.Concat(substituted)]));
            }
        }
    }

    private static Step Substitute(Step step, ImmutableArray<string> names, ImmutableArray<string> values) => new(
        Substitute(step.Text, names, values),
        step.Document is null ? null : Substitute(step.Document, names, values),
        [.. step.Table.Select(row => row.Select(cell => Substitute(cell, names, values)).ToImmutableArray())]);

    private static string Substitute(string text, ImmutableArray<string> names, ImmutableArray<string> values)
    {
        for (var i = 0; i < names.Length; i++)
            text = text.Replace($"<{names[i]}>", values[i], StringComparison.Ordinal);
        return text;
    }

    private ImmutableArray<Step> ReadSteps()
    {
        var steps = ImmutableArray.CreateBuilder<Step>();
        while (SkipBlank())
        {
            var keyword = new[] { "Given ", "When ", "Then ", "And ", "But " }.FirstOrDefault(word => Line.StartsWith(word, StringComparison.Ordinal));
            if (keyword is null)
                break;
            var text = Line[keyword.Length..].Trim();
            _at++;
            var document = SkipBlank() && Line == "\"\"\"" ? ReadDocument() : null;
            steps.Add(new Step(text, document, SkipBlank() && Line.StartsWith('|') ? ReadTable() : []));
        }
        return steps.ToImmutable();
    }

    /// <summary>Lines lose as much indentation as the opening quotes have.</summary>
    private string ReadDocument()
    {
        var indentation = _lines[_at].Length - _lines[_at].TrimStart().Length;
        var text = new List<string>();
        for (_at++; Line != "\"\"\""; _at++)
            text.Add(_lines[_at][Math.Min(indentation, _lines[_at].Length - _lines[_at].TrimStart().Length)..]);
        _at++;
        return string.Join('\n', text);
    }

    private ImmutableArray<ImmutableArray<string>> ReadTable()
    {
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        for (; SkipBlank() && Line.StartsWith('|'); _at++)
            rows.Add(Cells(Line));
        return rows.ToImmutable();
    }

    private static ImmutableArray<string> Cells(string line)
    {
        var cells = ImmutableArray.CreateBuilder<string>();
        var cell = new StringBuilder();
        for (var i = 1; i < line.Length; i++)
        {
            if (line[i] == '|')
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else if (line[i] == '\\' && line[i + 1] is '\\' or '|' or 'n')
            {
                cell.Append(line[++i] == 'n' ? '\n' : line[i]);
            }
            else
            {
                cell.Append(line[i]);
            }
        }
        return cells.ToImmutable();
    }

    private string? After(string keyword)
    {
        if (!Line.StartsWith(keyword, StringComparison.Ordinal))
            return null;
        var rest = Line[keyword.Length..].Trim();
        _at++;
        return rest;
    }

    /// <summary>To the next line that says something; false at the end.</summary>
    private bool SkipBlank()
    {
        while (_at < _lines.Length && (Line.Length == 0 || Line.StartsWith('#')))
            _at++;
        return _at < _lines.Length;
    }
}
