using System.Text;
using StoryGraph.Graph;

namespace StoryGraph.Cypher.Parsing;

/// <summary>A statement's text, which can say where in it something is wrong.</summary>
internal sealed class Source(string text)
{
    public string Text { get; } = text;

    public CypherException SyntaxError(string detail, SourceSpan span, string message) =>
        Error("Neo.ClientError.Statement.SyntaxError", detail, span, message);

    /// <summary>An error as <c>line:column: message</c>, then the line it stands on, and carets under the place.</summary>
    public CypherException Error(string code, string detail, SourceSpan span, string message, Exception? inner = null)
    {
        var (line, column) = Locate(span.Start);
        var excerpt = new StringBuilder()
            .Append(line).Append(':').Append(column).Append(": ").Append(message)
            .Append('\n').Append(Excerpt(span));
        return new CypherException(code, excerpt.ToString(), inner) { Detail = detail, Line = line, Column = column };
    }

    /// <summary>Line and column from 1; the column counts UTF-16 code units.</summary>
    public (int Line, int Column) Locate(int position)
    {
        var before = Text.AsSpan(0, Math.Min(position, Text.Length));
        return (before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
    }

    private string Excerpt(SourceSpan span)
    {
        const int widest = 120;
        var start = Math.Min(span.Start, Text.Length);
        var lineStart = Text.AsSpan(0, start).LastIndexOf('\n') + 1;
        var rest = Text.AsSpan(lineStart).IndexOfAny('\n', '\r');
        var lineEnd = rest < 0 ? Text.Length : lineStart + rest;
        var from = start - lineStart > widest ? start - widest / 2 : lineStart;
        var to = Math.Min(lineEnd, from + widest);
        var line = Text[from..Math.Max(from, to)];

        // Indentation is not shown, so that the excerpt stands two columns in, wherever the query stood.
        var indent = Math.Min(line.Length - line.TrimStart().Length, start - from);
        var shown = line[indent..].Replace('\t', ' ').TrimEnd();
        var carets = Math.Max(1, Math.Min(span.End, to) - start);
        return $"  {shown}\n  {new string(' ', start - from - indent)}{new string('^', carets)}";
    }
}
