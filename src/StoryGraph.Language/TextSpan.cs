namespace StoryGraph.Language;

/// <summary>A half-open stretch [Start, End) of a text, in UTF-16 code units.</summary>
public readonly record struct TextSpan
{
    public TextSpan(int start, int end)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfLessThan(end, start);
        (Start, End) = (start, end);
    }

    public int Start { get; }

    public int End { get; }

    public int Length => End - Start;

    public bool Contains(TextSpan other) => Start <= other.Start && other.End <= End;

    public bool Overlaps(TextSpan other) => Start < other.End && other.Start < End;

    public ReadOnlySpan<char> In(string text) => text.AsSpan(Start, Length);

    public override string ToString() => $"[{Start}, {End})";
}
