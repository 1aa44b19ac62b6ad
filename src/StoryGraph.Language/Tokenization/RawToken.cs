namespace StoryGraph.Language.Tokenization;

/// <summary>A token as it is written: [Start, End) of the text. A later stage reads "don't" as two words.</summary>
/// <param name="Start">Index of the first character.</param>
/// <param name="End">Index after the last character.</param>
/// <param name="IsRepaired">True when it was cut out of a chunk that had lost its spaces.</param>
internal readonly record struct RawToken(int Start, int End, bool IsRepaired = false)
{
    public int Length => End - Start;
}
