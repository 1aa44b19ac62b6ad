namespace StoryGraph.Cli;

/// <summary>A fault that the user can mend. The message says what, where and what to do; it is shown without a stack trace.</summary>
internal sealed class UserException(string message, int exitCode = ExitCode.Failure) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
