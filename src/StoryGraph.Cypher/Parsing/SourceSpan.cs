namespace StoryGraph.Cypher.Parsing;

/// <summary>A half-open stretch [Start, End) of a statement's text, in UTF-16 code units.</summary>
/// <remarks>
/// Any two are equal: where an expression stands is no part of what it says, so records of the tree that differ in place alone
/// are equal, which is how GROUP BY keys are told from other expressions.
/// </remarks>
internal readonly struct SourceSpan(int start, int end) : IEquatable<SourceSpan>
{
    public int Start { get; } = start;

    public int End { get; } = end;

    public string In(string text) => text[Start..End];

    public SourceSpan To(SourceSpan last) => new(Start, Math.Max(End, last.End));

    public bool Equals(SourceSpan other) => true;

    public override bool Equals(object? obj) => obj is SourceSpan;

    public override int GetHashCode() => 0;

    public override string ToString() => $"[{Start}, {End})";
}
