namespace StoryGraph.Language;

/// <summary>A language model cannot be used: it is damaged, of another format, or lacks a section. A retry does not help.</summary>
public sealed class LanguageModelException : Exception
{
    public LanguageModelException()
    {
    }

    public LanguageModelException(string message)
        : base(message)
    {
    }

    public LanguageModelException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
