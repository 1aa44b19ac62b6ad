using System.Text.RegularExpressions;
using StoryGraph.Cypher.Values;

namespace StoryGraph.Cypher.Execution;

/// <summary><c>=~</c>: the whole text matches. Without backtracking, so that no pattern takes more than linear time.</summary>
internal sealed class RegularExpressions
{
    private string? _pattern;
    private Regex? _regex;

    public Evaluator Matches(Evaluator text, Evaluator pattern) => () =>
    {
        var subject = text();
        var expression = pattern();
        return subject.Kind == ValueKind.String && expression.Kind == ValueKind.String
            ? Value.Boolean(Compiled(expression.AsString()).IsMatch(subject.AsString()))
            : Value.Null;
    };

    private Regex Compiled(string pattern)
    {
        if (_regex is not null && _pattern == pattern)
            return _regex;
        try
        {
            _pattern = pattern;
            return _regex = new Regex($@"\A(?:{pattern})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception fault) when (fault is ArgumentException or NotSupportedException)
        {
            throw new Graph.CypherException("Neo.ClientError.Statement.SyntaxError",
                $"'{pattern}' is no regular expression that can be used here: {fault.Message} Look-around and back references are not supported", fault);
        }
    }
}
