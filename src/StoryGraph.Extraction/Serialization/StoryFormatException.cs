namespace StoryGraph.Extraction.Serialization;

/// <summary>A line that should hold a story does not; the message says where in the line and what was expected.</summary>
public sealed class StoryFormatException : Exception
{
    public StoryFormatException(string message)
        : base(message)
    {
    }

    public StoryFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public StoryFormatException()
    {
    }
}
