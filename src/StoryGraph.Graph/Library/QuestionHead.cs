using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace StoryGraph.Graph.Library;

/// <summary>
/// Reads the comment head of a question file:
/// <code>
/// // title: Who opposed an agreement
/// // asks: Who opposed {agreement}?
/// // parameter agreement = "": name, part of a name or id of the agreement; empty for all
/// // parameter limit = 25: rows at most
/// // column actor: who opposed it
/// </code>
/// </summary>
internal static partial class QuestionHead
{
    public static Question Read(string file, string name, string text)
    {
        string? title = null, asks = null;
        var parameters = ImmutableArray.CreateBuilder<QuestionParameter>();
        var columns = ImmutableArray.CreateBuilder<QuestionColumn>();
        foreach (var line in text.Split('\n').Select(line => line.Trim()).TakeWhile(line => line.StartsWith("//", StringComparison.Ordinal)))
        {
            if (Entry().Match(line) is not { Success: true } entry)
            {
                throw new FormatException($"{file}: cannot read the head's line '{line}'. It wants '// title: ...', '// asks: ...', "
                    + "'// parameter NAME = DEFAULT: ...' or '// column NAME: ...'.");
            }

            var rest = entry.Groups["rest"].Value;
            switch (entry.Groups["what"].Value)
            {
                case "title":
                    title = rest;
                    break;
                case "asks":
                    asks = rest;
                    break;
                case "column":
                    columns.Add(new QuestionColumn(entry.Groups["name"].Value, rest));
                    break;
                default:
                    parameters.Add(Parameter(entry.Groups["name"].Value, entry.Groups["default"].Value, rest));
                    break;
            }
        }

        if (title is null || asks is null || columns.Count == 0)
        {
            throw new FormatException($"{file}: the comment head must tell title, asks and at least one column.");
        }

        return StatementSplitter.Split(text) is [var statement]
            ? new Question(name, title, asks, parameters.ToImmutable(), columns.ToImmutable(), statement)
            : throw new FormatException($"{file}: a question is one statement.");
    }

    private static QuestionParameter Parameter(string name, string value, string description) =>
        value.StartsWith('"')
            ? new QuestionParameter(name, IsNumber: false, value.Trim('"'), description)
            : new QuestionParameter(name, IsNumber: true, long.Parse(value), description);

    [GeneratedRegex("""^// (?:(?<what>title|asks)|(?<what>parameter) (?<name>\w+) = (?<default>"[^"]*"|-?\d+)|(?<what>column) (?<name>\w+))(: (?<rest>.+))?$""")]
    private static partial Regex Entry();
}
