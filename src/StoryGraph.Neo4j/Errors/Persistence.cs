using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using StoryGraph.Graph;

namespace StoryGraph.Neo4j.Errors;

/// <summary>How often and how long something is tried again: with growing pauses and jitter, so that many importers do not come back at once.</summary>
internal static class Persistence
{
    private const int TriesAtFirstContact = 2;

    /// <param name="mayRepeat">Whether an error leaves the work free to be done again.</param>
    /// <param name="hasAnswered">A server that has never answered is more likely a wrong address than a restart, so it is not waited for.</param>
    /// <param name="patience">About how long all pauses together may take.</param>
    /// <param name="time">Clock and timers.</param>
    public static ResiliencePipeline Pipeline(Func<Exception?, bool> mayRepeat, Func<bool> hasAnswered, TimeSpan patience, TimeProvider time)
    {
        var longest = TimeSpan.FromSeconds(8);
        return new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                // 0.1 s, 0.2 s, ... 6.4 s make 12.7 s in seven pauses; from there on one of 8 s each.
                MaxRetryAttempts = 7 + Math.Max(0, (int)((patience - TimeSpan.FromSeconds(12.7)) / longest)),
                Delay = TimeSpan.FromMilliseconds(100),
                MaxDelay = longest,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = outcome => ValueTask.FromResult(
                    (outcome.Outcome.Exception is BrokenCircuitException || mayRepeat(outcome.Outcome.Exception))
                    && (hasAnswered() || outcome.AttemptNumber < TriesAtFirstContact)),
            })
            .Build();
    }

    /// <summary>After eight failures in a row to reach the server, lets nobody knock for two seconds.</summary>
    public static ResiliencePipeline CircuitBreaker(TimeProvider time) => new ResiliencePipelineBuilder { TimeProvider = time }
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions
        {
            FailureRatio = 1,
            MinimumThroughput = 8,
            SamplingDuration = TimeSpan.FromSeconds(30),
            BreakDuration = TimeSpan.FromSeconds(2),
            ShouldHandle = outcome => ValueTask.FromResult(outcome.Outcome.Exception is GraphUnavailableException { IsTransient: true }),
        })
        .Build();
}
