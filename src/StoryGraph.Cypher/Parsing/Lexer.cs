using System.Globalization;
using System.Text;

namespace StoryGraph.Cypher.Parsing;

/// <summary>Cuts a statement into tokens; white space and comments part them and are left out.</summary>
internal sealed class Lexer
{
    private static readonly string[] LongSymbols = ["<>", "<=", ">=", "=~", "+=", "..", "::", "||"];

    private readonly Source _source;
    private readonly string _text;
    private readonly List<Token> _tokens = [];
    private int _position;

    private Lexer(Source source) => (_source, _text) = (source, source.Text);

    /// <summary>All tokens, the last of kind <see cref="TokenKind.End"/>.</summary>
    public static List<Token> Tokenize(Source source)
    {
        var lexer = new Lexer(source);
        while (lexer.SkipBlanks())
        {
            lexer.ReadToken();
        }

        lexer._tokens.Add(new Token(TokenKind.End, "", new SourceSpan(source.Text.Length, source.Text.Length)));
        return lexer._tokens;
    }

    private char Current => _position < _text.Length ? _text[_position] : '\0';

    private char Next => _position + 1 < _text.Length ? _text[_position + 1] : '\0';

    /// <summary>False at the end of the text.</summary>
    private bool SkipBlanks()
    {
        while (_position < _text.Length)
        {
            if (char.IsWhiteSpace(Current) || Current is >= '\u001c' and <= '\u001f')
            {
                _position++;
            }
            else if (Current == '/' && Next == '/')
            {
                var end = _text.AsSpan(_position).IndexOfAny('\n', '\r');
                _position = end < 0 ? _text.Length : _position + end;
            }
            else if (Current == '/' && Next == '*')
            {
                var end = _text.IndexOf("*/", _position + 2, StringComparison.Ordinal);
                if (end < 0)
                    throw _source.SyntaxError("UnexpectedSyntax", new SourceSpan(_position, _position + 2), "this comment never ends; close it with */");
                _position = end + 2;
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    private void ReadToken()
    {
        if (Current is '"' or '\'')
            ReadString(Current);
        else if (Current == '`')
            ReadQuotedName();
        else if (char.IsAsciiDigit(Current) || (Current == '.' && char.IsAsciiDigit(Next) && !FollowsDot()))
            ReadNumber();
        else if (IsNameStart(_position))
            ReadName();
        else
            ReadSymbol();
    }

    // In "[1...5]" no one writes a float; after a dot digits belong to ".." or are a fault that the parser names.
    private bool FollowsDot() => _tokens.Count > 0 && _tokens[^1].Text is ".." && _tokens[^1].Span.End == _position;

    private void Add(TokenKind kind, string text, int start) => _tokens.Add(new Token(kind, text, new SourceSpan(start, _position)));

    private bool IsNameStart(int position) =>
        position < _text.Length && Rune.TryGetRuneAt(_text, position, out var rune)
        && (Rune.IsLetter(rune) || rune.Value == '_' || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LetterNumber or UnicodeCategory.ConnectorPunctuation);

    private bool IsNamePart(int position) =>
        IsNameStart(position)
        || (position < _text.Length && Rune.TryGetRuneAt(_text, position, out var rune)
            && Rune.GetUnicodeCategory(rune) is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.CurrencySymbol);

    private void SkipNameParts()
    {
        while (IsNamePart(_position))
        {
            _position += char.IsHighSurrogate(Current) ? 2 : 1;
        }
    }

    private void ReadName()
    {
        var start = _position;
        SkipNameParts();
        Add(TokenKind.Name, _text[start.._position], start);
    }

    private void ReadQuotedName()
    {
        var start = _position++;
        var name = new StringBuilder();
        while (true)
        {
            if (_position >= _text.Length)
                throw _source.SyntaxError("UnexpectedSyntax", new SourceSpan(start, start + 1), "this name never ends; close it with a backtick");
            if (Current == '`')
            {
                _position++;
                if (Current != '`')
                    break;
            }

            name.Append(Current);
            _position++;
        }

        Add(TokenKind.QuotedName, name.ToString(), start);
    }

    private void ReadNumber()
    {
        var start = _position;
        var kind = TokenKind.Integer;
        if (Current == '0' && Next is 'x' or 'X' or 'o' or 'O')
        {
            _position += 2;
            SkipNameParts();
        }
        else
        {
            SkipDigits();
            if (Current == '.' && char.IsAsciiDigit(Next))
            {
                kind = TokenKind.Float;
                _position++;
                SkipDigits();
            }

            if (Current is 'e' or 'E' && ExponentFollows())
            {
                kind = TokenKind.Float;
                _position += Next is '+' or '-' ? 2 : 1;
                SkipDigits();
            }

            var digitsEnd = _position;
            SkipNameParts();
            Add(_position > digitsEnd ? TokenKind.MalformedNumber : kind, _text[start.._position], start);
            return;
        }

        var digits = _text.AsSpan(start + 2, _position - start - 2);
        var isHex = _text[start + 1] is 'x' or 'X';
        var wellFormed = digits.Length > 0 && !digits.ContainsAnyExcept(isHex ? "0123456789abcdefABCDEF_" : "01234567_");
        Add(wellFormed ? kind : TokenKind.MalformedNumber, _text[start.._position], start);
    }

    private bool ExponentFollows() =>
        char.IsAsciiDigit(Next) || (Next is '+' or '-' && _position + 2 < _text.Length && char.IsAsciiDigit(_text[_position + 2]));

    private void SkipDigits()
    {
        while (char.IsAsciiDigit(Current) || (Current == '_' && char.IsAsciiDigit(Next)))
        {
            _position++;
        }
    }

    private void ReadString(char quote)
    {
        var start = _position++;
        var value = new StringBuilder();
        while (true)
        {
            if (_position >= _text.Length)
                throw _source.SyntaxError("UnexpectedSyntax", new SourceSpan(start, start + 1), $"this string never ends; close it with {quote}");
            if (Current == quote)
                break;
            if (Current == '\\')
                ReadEscape(value);
            else
                value.Append(_text[_position++]);
        }

        _position++;
        Add(TokenKind.String, value.ToString(), start);
    }

    private void ReadEscape(StringBuilder value)
    {
        var start = _position;
        _position += 2;
        switch (start + 1 < _text.Length ? _text[start + 1] : '\0')
        {
            case '\\': value.Append('\\'); break;
            case '\'': value.Append('\''); break;
            case '"': value.Append('"'); break;
            case '`': value.Append('`'); break;
            case 'b': value.Append('\b'); break;
            case 'f': value.Append('\f'); break;
            case 'n': value.Append('\n'); break;
            case 'r': value.Append('\r'); break;
            case 't': value.Append('\t'); break;
            case 'u': ReadCodePoint(value, start, 4); break;
            case 'U': ReadCodePoint(value, start, 8); break;
            default:
                throw _source.SyntaxError("UnexpectedSyntax", new SourceSpan(start, Math.Min(start + 2, _text.Length)),
                    @"no such escape; the escapes are \\ \' \"" \b \f \n \r \t \uXXXX \UXXXXXXXX");
        }
    }

    private void ReadCodePoint(StringBuilder value, int start, int digits)
    {
        var end = Math.Min(_position + digits, _text.Length);
        var isHex = int.TryParse(_text.AsSpan(_position, end - _position), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code);
        if (!isHex || end - _position < digits || (digits == 8 && !Rune.IsValid(code)))
        {
            throw _source.SyntaxError("InvalidUnicodeLiteral", new SourceSpan(start, end),
                $"\\{_text[start + 1]} is followed by the {digits} hexadecimal digits of a Unicode character");
        }

        // Four digits may be half of a surrogate pair; the other half is the next escape.
        if (digits == 4)
            value.Append((char)code);
        else
            value.Append(new Rune(code).ToString());
        _position = end;
    }

    private void ReadSymbol()
    {
        var start = _position;
        foreach (var symbol in LongSymbols)
        {
            if (_text.AsSpan(_position).StartsWith(symbol, StringComparison.Ordinal))
            {
                _position += 2;
                Add(TokenKind.Symbol, symbol, start);
                return;
            }
        }

        if (!char.IsAscii(Current))
        {
            var length = char.IsHighSurrogate(Current) && _position + 1 < _text.Length ? 2 : 1;
            throw _source.SyntaxError("InvalidUnicodeCharacter", new SourceSpan(start, start + length),
                $"'{_text.Substring(start, length)}' (U+{(int)Current:X4}) has no meaning here; is it a look-alike of an ASCII character?");
        }

        _position++;
        Add(TokenKind.Symbol, _text[start.._position], start);
    }
}
