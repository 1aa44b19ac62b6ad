using System.Collections.Immutable;

namespace StoryGraph.Graph.Library;

/// <summary>A question of the library: a .cypher file that tells in its comment head what it asks, of what, and what it answers.</summary>
/// <param name="Name">The file's name without folder and ending: "who-opposed".</param>
/// <param name="Title">A few words for a list.</param>
/// <param name="Asks">The question in words, parameters in braces: "Who opposed {agreement}?"</param>
/// <param name="Parameters">In the order of the head.</param>
/// <param name="Columns">In the order of RETURN.</param>
/// <param name="Cypher">The statement, with its comments.</param>
public sealed record Question(
    string Name,
    string Title,
    string Asks,
    ImmutableArray<QuestionParameter> Parameters,
    ImmutableArray<QuestionColumn> Columns,
    string Cypher)
{
    /// <summary>The statement with <paramref name="values"/>, and defaults for all that are not given.</summary>
    /// <param name="values">As people write them: "1" is the number one where the parameter is a number.</param>
    /// <exception cref="ArgumentException">A value has no parameter, or is not of its parameter's type.</exception>
    public Statement With(IReadOnlyDictionary<string, string> values)
    {
        if (values.Keys.Order(StringComparer.Ordinal).FirstOrDefault(name => Parameters.All(one => one.Name != name)) is { } unknown)
        {
            var known = Parameters.IsEmpty ? "none" : string.Join(", ", Parameters.Select(one => one.Name));
            throw new ArgumentException($"question '{Name}' has no parameter '{unknown}'; it takes: {known}.", nameof(values));
        }

        return new Statement(
            Cypher,
            Parameters.ToImmutableDictionary(one => one.Name, object? (one) => values.TryGetValue(one.Name, out var text) ? one.Parse(text) : one.Default));
    }
}

/// <param name="Name">Without '$'.</param>
/// <param name="IsNumber">A whole number; otherwise a string.</param>
/// <param name="Default">What is asked when no value is given: a string or a long.</param>
/// <param name="Description">One sentence.</param>
public sealed record QuestionParameter(string Name, bool IsNumber, object Default, string Description)
{
    /// <exception cref="ArgumentException">The parameter is a number and the text is none.</exception>
    public object Parse(string text)
    {
        if (!IsNumber)
        {
            return text;
        }

        return long.TryParse(text, out var number)
            ? number
            : throw new ArgumentException($"'{text}' is no whole number, as parameter '{Name}' needs.", nameof(text));
    }
}

/// <param name="Name">As in RETURN.</param>
/// <param name="Description">What stands in it; empty when the name says it.</param>
public sealed record QuestionColumn(string Name, string Description);
