namespace StoryGraph.Language;

/// <summary>A line is not CoNLL-U. The message names it: "line 3: ...".</summary>
public sealed class ConlluException : Exception
{
    public ConlluException()
    {
    }

    public ConlluException(string message)
        : base(message)
    {
    }

    public ConlluException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
