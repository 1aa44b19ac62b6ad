using StoryGraph.Cypher.Parsing.Ast;
using CypherException = StoryGraph.Graph.CypherException;

namespace StoryGraph.Cypher.Parsing;

/// <summary>Reads a statement by recursive descent; expressions by binding power (Pratt 1973).</summary>
/// <remarks>The grammar is openCypher 9 with what Neo4j 5 added. Keywords are told by place, so that any of them can be a name.</remarks>
internal sealed partial class Parser
{
    /// <summary>How deep expressions, patterns and subqueries may nest, so that no query can overflow the stack.</summary>
    public const int DeepestNesting = 256;

    /// <summary>In UTF-16 code units.</summary>
    public const int LongestStatement = 1 << 20;

    private readonly Source _source;
    private readonly List<Token> _tokens;
    private int _position;
    private int _depth;

    private Parser(Source source) => (_source, _tokens) = (source, Lexer.Tokenize(source));

    /// <exception cref="CypherException">The text is no statement, or is longer or deeper than the limits.</exception>
    public static ParsedStatement Parse(Source source)
    {
        if (source.Text.Length > LongestStatement)
        {
            throw new CypherException("Neo.ClientError.Statement.SyntaxError",
                $"the statement has {source.Text.Length:N0} characters, the most is {LongestStatement:N0}. Send data as parameters: UNWIND $rows AS row ...")
            {
                Detail = "UnexpectedSyntax",
            };
        }

        return new Parser(source).ParseStatement();
    }

    private Token Current => _tokens[_position];

    private Token Peek(int ahead = 1) => _tokens[Math.Min(_position + ahead, _tokens.Count - 1)];

    private bool At(string keywordOrSymbol) => Current.Is(keywordOrSymbol);

    private bool At(string first, string second) => At(first) && Peek().Is(second);

    private Token Take()
    {
        var token = Current;
        if (token.Kind != TokenKind.End)
            _position++;
        return token;
    }

    private bool TryTake(string keywordOrSymbol)
    {
        if (!At(keywordOrSymbol))
            return false;
        _position++;
        return true;
    }

    private bool TryTake(string first, string second)
    {
        if (!At(first, second))
            return false;
        _position += 2;
        return true;
    }

    private Token Expect(string keywordOrSymbol, string? where = null) =>
        At(keywordOrSymbol) ? Take() : throw Unexpected($"'{keywordOrSymbol}'{(where is null ? "" : " " + where)}");

    private void ExpectWords(string first, string second)
    {
        Expect(first);
        Expect(second);
    }

    /// <summary>A label, type, key or variable: any name, keywords too.</summary>
    private Token ExpectName(string what) => Current.IsName ? Take() : throw Unexpected(what);

    private Variable ExpectVariable()
    {
        var name = ExpectName("a variable");
        return new Variable(name.Text) { Span = name.Span };
    }

    private SourceSpan SpanFrom(SourceSpan start) => start.To(_tokens[Math.Max(0, _position - 1)].Span);

    private CypherException Unexpected(string expected, string? hint = null)
    {
        var found = Current.Kind switch
        {
            TokenKind.End => "the statement ends here",
            TokenKind.String => "unexpected string",
            _ => $"unexpected '{_source.Text[Current.Span.Start..Current.Span.End]}'",
        };
        return _source.SyntaxError("UnexpectedSyntax", Current.Span, $"{found}; expected {expected}{(hint is null ? "" : ". " + hint)}");
    }

    private T Nested<T>(Func<T> parse)
    {
        if (++_depth > DeepestNesting)
            throw _source.SyntaxError("UnexpectedSyntax", Current.Span, $"nested more than {DeepestNesting} deep; take the statement apart with WITH");
        var result = parse();
        _depth--;
        return result;
    }

    private Seq<T> ParseList<T>(Func<T> parseItem, string separator = ",")
    {
        var items = new List<T>();
        do
        {
            items.Add(parseItem());
        }
        while (TryTake(separator));
        return [.. items];
    }

    private ParsedStatement ParseStatement()
    {
        SkipVersion();
        var mode = TryTake("EXPLAIN") ? ExplainMode.Explain : TryTake("PROFILE") ? ExplainMode.Profile : ExplainMode.None;
        SkipVersion();
        Statement statement = TryParseSchemaCommand() ?? (At("SHOW") ? ParseShow() : (Statement)ParseQuery());
        while (TryTake(";"))
        {
        }

        if (Current.Kind != TokenKind.End)
            throw UnexpectedAfterClause();
        return new ParsedStatement(_source, mode, statement);
    }

    /// <summary>CYPHER 5 runtime=slotted ...: settings of Neo4j's planner, which say nothing about the answer.</summary>
    private void SkipVersion()
    {
        if (!TryTake("CYPHER"))
            return;
        if (Current.Kind is TokenKind.Integer or TokenKind.Float)
            Take();
        while (Current.Kind == TokenKind.Name && Peek().Is("="))
        {
            _position += 3;
        }
    }
}

/// <param name="Source">The text it was read from.</param>
/// <param name="Mode">Whether to run it or to tell how.</param>
/// <param name="Statement">What it says.</param>
internal sealed record ParsedStatement(Source Source, ExplainMode Mode, Ast.Statement Statement);
