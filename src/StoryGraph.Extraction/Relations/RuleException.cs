namespace StoryGraph.Extraction.Relations;

/// <summary>A rule file is wrong; the message names file, rule and fault.</summary>
public sealed class RuleException : Exception
{
    public RuleException(string message)
        : base(message)
    {
    }

    public RuleException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public RuleException()
    {
    }
}
