using System.Globalization;
using System.Text;

namespace StoryGraph.Cypher.Tests.Tck;

/// <summary>Reads values as the TCK's tables write them.</summary>
public sealed class ExpectedValue
{
    private readonly string _text;
    private readonly bool _sortLists;
    private int _at;

    private ExpectedValue(string text, bool sortLists)
    {
        _text = text;
        _sortLists = sortLists;
    }

    /// <summary>The spelling of <see cref="TckValue"/>.</summary>
    public static string Normalize(string cell, bool sortLists = false)
    {
        var reader = new ExpectedValue(cell, sortLists);
        var value = reader.Read();
        return reader._at == cell.Length ? value : throw new FormatException($"'{cell}' goes on after the value, at {reader._at}");
    }

    /// <summary>A parameter or a procedure's cell: a single value, list or map.</summary>
    public static object? ToClr(string cell)
    {
        var reader = new ExpectedValue(cell, sortLists: false);
        return reader.ReadClr();
    }

    private char Next => _at < _text.Length ? _text[_at] : '\0';

    private string Read()
    {
        SkipSpace();
        if (Next == '<')
            return ReadPath();
        if (Next == '(')
            return ReadNode();
        if (Next == '[' && _text[_at + 1] == ':')
            return ReadRelationship();
        if (Next == '[')
            return TckValue.List(ReadMany('[', ']', Read), _sortLists);
        if (Next == '{')
            return ReadMap();
        return TckValue.Of(ReadClr());
    }

    private object? ReadClr()
    {
        SkipSpace();
        switch (Next)
        {
            case '\'':
                return ReadString();
            case '[':
                return ReadMany('[', ']', ReadClr);
            case '{':
                return ReadMany('{', '}', ReadClrEntry).ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);
        }
        var word = ReadWhile(c => char.IsLetterOrDigit(c) || c is '+' or '-' or '.');
        return word switch
        {
            "null" => null,
            "true" => true,
            "false" => false,
            "NaN" => double.NaN,
            "Inf" => double.PositiveInfinity,
            "-Inf" => double.NegativeInfinity,
            _ when long.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer) => integer,
            _ => double.Parse(word, NumberStyles.Float, CultureInfo.InvariantCulture),
        };
    }

    private KeyValuePair<string, object?> ReadClrEntry()
    {
        var key = ReadKey();
        return KeyValuePair.Create(key, ReadClr());
    }

    private string ReadMap() => TckValue.Map(ReadMany('{', '}', () =>
    {
        var key = ReadKey();
        return KeyValuePair.Create(key, Read());
    }));

    private string ReadKey()
    {
        SkipSpace();
        var key = ReadWhile(c => c != ':').Trim().Trim('`');
        Take(':');
        return key;
    }

    private string ReadNode()
    {
        Take('(');
        var labels = new List<string>();
        while (Next == ':')
            labels.Add(ReadName());
        SkipSpace();
        var properties = Next == '{' ? ReadMap() : "{}";
        SkipSpace();
        Take(')');
        return $"({TckValue.Node(labels, properties)})";
    }

    private string ReadRelationship()
    {
        Take('[');
        var type = ReadName();
        SkipSpace();
        var properties = Next == '{' ? ReadMap() : "{}";
        SkipSpace();
        Take(']');
        return TckValue.Relationship(type, properties);
    }

    private string ReadName()
    {
        Take(':');
        return ReadWhile(c => c is not (':' or ' ' or ')' or ']' or '{')).Trim('`');
    }

    private string ReadPath()
    {
        var path = new StringBuilder("<");
        Take('<');
        path.Append(ReadNode());
        while (Next != '>')
        {
            path.Append(ReadWhile(c => c is '<' or '-')).Append(ReadRelationship());
            path.Append(ReadWhile(c => c is '>' or '-')).Append(ReadNode());
        }
        Take('>');
        return path.Append('>').ToString();
    }

    private string ReadString()
    {
        var text = new StringBuilder();
        for (Take('\''); Next != '\''; _at++)
            text.Append(Next == '\\' ? _text[++_at] : Next);
        Take('\'');
        return text.ToString();
    }

    private List<T> ReadMany<T>(char open, char close, Func<T> readOne)
    {
        var items = new List<T>();
        Take(open);
        for (SkipSpace(); Next != close; SkipSpace())
        {
            items.Add(readOne());
            SkipSpace();
            if (Next == ',')
                _at++;
        }
        Take(close);
        return items;
    }

    private string ReadWhile(Func<char, bool> goesOn)
    {
        var start = _at;
        while (_at < _text.Length && goesOn(_text[_at]))
            _at++;
        return _text[start.._at];
    }

    private void SkipSpace() => ReadWhile(char.IsWhiteSpace);

    private void Take(char expected)
    {
        if (Next != expected)
            throw new FormatException($"'{_text}' should have '{expected}' at {_at}");
        _at++;
    }
}
