namespace StoryGraph.Importing.Fetching;

/// <summary>Lets the requests to one host start no faster than agreed.</summary>
internal sealed class HostPace(TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1);
    private long? last;

    public async Task WaitAsync(TimeSpan between, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            if (last is { } before && between - time.GetElapsedTime(before) is { Ticks: > 0 } rest)
            {
                await Task.Delay(rest, time, cancellationToken);
            }

            last = time.GetTimestamp();
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();
}
