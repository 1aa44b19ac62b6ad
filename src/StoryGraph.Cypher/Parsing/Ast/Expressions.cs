namespace StoryGraph.Cypher.Parsing.Ast;

internal abstract record Expression : Node;

internal sealed record NullLiteral : Expression;

internal sealed record BooleanLiteral(bool Value) : Expression;

internal sealed record IntegerLiteral(long Value) : Expression;

internal sealed record FloatLiteral(double Value) : Expression;

internal sealed record StringLiteral(string Value) : Expression;

internal sealed record ListLiteral(Seq<Expression> Items) : Expression;

internal sealed record MapLiteral(Seq<MapEntry> Entries) : Expression;

internal sealed record MapEntry(string Key, Expression Value) : Node;

/// <summary><c>$name</c></summary>
internal sealed record Parameter(string Name) : Expression;

internal sealed record Variable(string Name) : Expression;

/// <summary><c>subject.key</c></summary>
internal sealed record PropertyLookup(Expression Subject, string Key) : Expression
{
    public SourceSpan KeySpan { get; init; }
}

/// <summary><c>subject[index]</c>: an element of a list, or a value of a map, node or relationship by key.</summary>
internal sealed record IndexLookup(Expression Subject, Expression Index) : Expression;

/// <summary><c>subject[from..to]</c>, with either end left out.</summary>
internal sealed record Slice(Expression Subject, Expression? From, Expression? To) : Expression;

internal enum UnaryOperator
{
    Not,
    Plus,
    Minus,
}

internal sealed record Unary(UnaryOperator Operator, Expression Operand) : Expression;

internal enum BinaryOperator
{
    Or,
    Xor,
    And,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Add,
    Concatenate,
    Subtract,
    Multiply,
    Divide,
    Modulo,
    Power,
    In,
    StartsWith,
    EndsWith,
    Contains,
    Matches,
}

internal sealed record Binary(BinaryOperator Operator, Expression Left, Expression Right) : Expression;

/// <summary><c>operand IS [NOT] NULL</c></summary>
internal sealed record NullTest(Expression Operand, bool Negated) : Expression;

/// <summary><c>operand IS [NOT] :: TYPE</c></summary>
internal sealed record TypeTest(Expression Operand, TypeName Type, bool Negated) : Expression;

/// <summary><c>operand IS [NOT] [form] NORMALIZED</c></summary>
internal sealed record NormalizedTest(Expression Operand, string Form, bool Negated) : Expression;

/// <summary><c>operand:Label</c></summary>
internal sealed record LabelTest(Expression Operand, LabelExpression Labels) : Expression;

/// <summary>A call of a function; its name as written, with namespace.</summary>
internal sealed record FunctionCall(string Name, Seq<Expression> Arguments, bool Distinct) : Expression
{
    public SourceSpan NameSpan { get; init; }
}

/// <summary><c>count(*)</c></summary>
internal sealed record CountStar : Expression;

/// <summary>CASE in either form: with a subject, each alternative's conditions are compared with it.</summary>
internal sealed record Case(Expression? Subject, Seq<CaseAlternative> Alternatives, Expression? Else) : Expression;

/// <param name="Condition">What to be true; with a subject, a test of <see cref="CaseSubject"/>.</param>
/// <param name="Result">The value then.</param>
internal sealed record CaseAlternative(Expression Condition, Expression Result) : Node;

/// <summary>Stands for the subject in the conditions of a CASE: it is evaluated once.</summary>
internal sealed record CaseSubject : Expression;

/// <summary><c>[variable IN list WHERE predicate | projection]</c></summary>
internal sealed record ListComprehension(Variable Variable, Expression List, Expression? Predicate, Expression? Projection) : Expression;

internal enum QuantifierKind
{
    All,
    Any,
    None,
    Single,
}

/// <summary><c>all(variable IN list WHERE predicate)</c></summary>
internal sealed record Quantified(QuantifierKind Kind, Variable Variable, Expression List, Expression Predicate) : Expression;

/// <summary><c>reduce(accumulator = initial, variable IN list | step)</c></summary>
internal sealed record Reduce(Variable Accumulator, Expression Initial, Variable Variable, Expression List, Expression Step) : Expression;

/// <summary><c>[path = pattern WHERE predicate | projection]</c></summary>
internal sealed record PatternComprehension(PathPattern Pattern, Expression? Predicate, Expression Projection) : Expression;

/// <summary>A pattern that stands where a truth value is asked for: does it occur?</summary>
internal sealed record PatternPredicate(PathPattern Pattern) : Expression;

/// <summary><c>shortestPath(...)</c> as an expression.</summary>
internal sealed record ShortestPathExpression(PathPattern Pattern) : Expression;

internal enum SubqueryKind
{
    Exists,
    Count,
    Collect,
}

/// <summary><c>EXISTS { ... }</c>, <c>COUNT { ... }</c>, <c>COLLECT { ... }</c></summary>
internal sealed record SubqueryExpression(SubqueryKind Kind, Query Query) : Expression;

/// <summary><c>variable {.key, key: value, other, .*}</c></summary>
internal sealed record MapProjection(Expression Subject, Seq<MapProjectionItem> Items) : Expression;

internal abstract record MapProjectionItem : Node
{
    /// <summary><c>.*</c></summary>
    internal sealed record All : MapProjectionItem;

    /// <summary><c>.key</c></summary>
    internal sealed record Property(string Key) : MapProjectionItem;

    /// <summary><c>key: value</c>, or <c>variable</c></summary>
    internal sealed record Entry(string Key, Expression Value) : MapProjectionItem;
}

/// <summary>A type as written after <c>IS ::</c>: INTEGER, LIST&lt;STRING NOT NULL&gt;, INTEGER | FLOAT, ...</summary>
internal sealed record TypeName(Seq<TypeAlternative> Alternatives) : Node;

/// <param name="Name">Upper case, words parted by one space: ZONED DATETIME.</param>
/// <param name="Element">Of a list.</param>
/// <param name="NotNull">Null is of every type but those that say NOT NULL.</param>
internal sealed record TypeAlternative(string Name, TypeName? Element, bool NotNull);
