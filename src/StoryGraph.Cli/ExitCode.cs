namespace StoryGraph.Cli;

/// <summary>What the process tells its caller; kept stable, for scripts rely on it.</summary>
internal static class ExitCode
{
    /// <summary>Done; warnings may have been printed.</summary>
    public const int Success = 0;

    /// <summary>The command ran and failed: nothing could be read, a query was wrong, a check did not hold.</summary>
    public const int Failure = 1;

    /// <summary>The command line could not be understood.</summary>
    public const int Usage = 2;

    /// <summary>The store could not be opened or reached.</summary>
    public const int StoreUnavailable = 3;

    /// <summary>Stopped by Ctrl-C; what was done so far is kept.</summary>
    public const int Cancelled = 130;
}
