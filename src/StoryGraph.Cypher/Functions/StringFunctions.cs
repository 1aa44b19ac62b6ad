using System.Text;
using StoryGraph.Cypher.Values;
using static StoryGraph.Cypher.Functions.Declare;

namespace StoryGraph.Cypher.Functions;

/// <summary>Functions of strings. Places and lengths count code points.</summary>
internal static class StringFunctions
{
    public static IEnumerable<ScalarFunction> All =>
    [
        Text("toUpper", Upper),
        Text("upper", Upper),
        Text("toLower", text => text.ToLowerInvariant()),
        Text("lower", text => text.ToLowerInvariant()),
        Trimming("trim", (text, characters) => characters is null ? text.Trim() : text.Trim(characters)),
        Trimming("btrim", (text, characters) => characters is null ? text.Trim() : text.Trim(characters)),
        Trimming("ltrim", (text, characters) => characters is null ? text.TrimStart() : text.TrimStart(characters)),
        Trimming("rtrim", (text, characters) => characters is null ? text.TrimEnd() : text.TrimEnd(characters)),
        Function("char_length", KindSet.String, KindSet.Integer, text => Value.Integer(CodePoints.Count(text.AsString()))),
        Function("character_length", KindSet.String, KindSet.Integer, text => Value.Integer(CodePoints.Count(text.AsString()))),
        Function("left", KindSet.String, KindSet.Integer, KindSet.String, (text, length) =>
            Value.String(CodePoints.Substring(text.AsString(), 0, NotNegative("left()", length)))),
        Function("right", KindSet.String, KindSet.Integer, KindSet.String, Right),
        Function("replace", KindSet.String, KindSet.String, KindSet.String, KindSet.String, Replace),
        Function("split", KindSet.String, KindSet.String | KindSet.List, KindSet.List, Split),
        new()
        {
            Name = "substring",
            Parameters = [KindSet.String, KindSet.Integer, KindSet.Integer],
            MinimumArguments = 2,
            MaximumArguments = 3,
            Returns = KindSet.String,
            Body = (arguments, _) => Value.String(CodePoints.Substring(
                arguments[0].AsString(),
                NotNegative("substring()", arguments[1]),
                arguments.Length == 3 ? NotNegative("substring()", arguments[2]) : int.MaxValue)),
        },
        new()
        {
            Name = "normalize",
            Parameters = [KindSet.String, KindSet.String],
            MinimumArguments = 1,
            MaximumArguments = 2,
            Returns = KindSet.String,
            Body = (arguments, _) => Value.String(arguments[0].AsString().Normalize(arguments.Length == 1 ? NormalizationForm.FormC : Form(arguments[1]))),
        },
    ];

    private static ScalarFunction Text(string name, Func<string, string> body) =>
        Function(name, KindSet.String, KindSet.String, text => Value.String(body(text.AsString())));

    private static ScalarFunction Trimming(string name, Func<string, char[]?, string> body) => new()
    {
        Name = name,
        Parameters = [KindSet.String, KindSet.String],
        MinimumArguments = 1,
        MaximumArguments = 2,
        Returns = KindSet.String,
        Body = (arguments, _) => Value.String(body(arguments[0].AsString(), arguments.Length == 1 ? null : arguments[1].AsString().ToCharArray())),
    };

    /// <summary>In capitals the German sharp s is two letters, which the invariant culture leaves alone.</summary>
    private static string Upper(string text) => text.Replace("ß", "SS", StringComparison.Ordinal).ToUpperInvariant();

    private static Value Right(Value text, Value length)
    {
        var all = CodePoints.Count(text.AsString());
        var wanted = NotNegative("right()", length);
        return Value.String(text.AsString()[CodePoints.OffsetOf(text.AsString(), Math.Max(0, all - wanted))..]);
    }

    /// <summary>What is sought may be empty: then the replacement goes around every character, as in Neo4j.</summary>
    private static Value Replace(Value text, Value sought, Value replacement)
    {
        if (sought.AsString().Length > 0)
            return Value.String(text.AsString().Replace(sought.AsString(), replacement.AsString(), StringComparison.Ordinal));
        var spread = new StringBuilder(replacement.AsString());
        foreach (var rune in text.AsString().EnumerateRunes())
            spread.Append(rune).Append(replacement.AsString());
        return Value.String(spread.ToString());
    }

    private static Value Split(Value text, Value delimiters)
    {
        string[] separators = delimiters.Kind == ValueKind.String
            ? [delimiters.AsString()]
            : Array.ConvertAll(delimiters.AsList(), delimiter => delimiter.Kind == ValueKind.String
                ? delimiter.AsString()
                : throw QueryErrors.WrongType("split()", "a String or a list of Strings", delimiters));
        if (Array.Exists(separators, separator => separator.Length == 0) && text.AsString().Length > 0)
            return Value.List([.. text.AsString().EnumerateRunes().Select(rune => Value.String(rune.ToString()))]);
        return Value.List(Array.ConvertAll(text.AsString().Split(separators, StringSplitOptions.None), Value.String));
    }

    private static long NotNegative(string who, in Value number) => number.AsInteger() >= 0
        ? number.AsInteger()
        : throw QueryErrors.Argument("NumberOutOfRange", $"{who} cannot handle a negative start or length, but got {number}.");

    private static NormalizationForm Form(in Value name) => name.AsString() switch
    {
        "NFC" => NormalizationForm.FormC,
        "NFD" => NormalizationForm.FormD,
        "NFKC" => NormalizationForm.FormKC,
        "NFKD" => NormalizationForm.FormKD,
        _ => throw QueryErrors.Argument("InvalidArgumentValue", $"normalize() knows the forms NFC, NFD, NFKC and NFKD, but not {name}."),
    };
}
