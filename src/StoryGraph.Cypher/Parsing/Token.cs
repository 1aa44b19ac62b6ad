namespace StoryGraph.Cypher.Parsing;

/// <param name="Kind">What it is.</param>
/// <param name="Text">Of a string or a quoted name what it stands for, escapes undone; else as written.</param>
/// <param name="Span">Where it stands.</param>
internal readonly record struct Token(TokenKind Kind, string Text, SourceSpan Span)
{
    public bool Is(string keywordOrSymbol) => Kind switch
    {
        TokenKind.Symbol => Text == keywordOrSymbol,
        TokenKind.Name => Text.Equals(keywordOrSymbol, StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    public bool IsName => Kind is TokenKind.Name or TokenKind.QuotedName;
}
