namespace StoryGraph.Importing.Fetching;

/// <summary>How the web is read: politely, and within limits.</summary>
public sealed record FetchSettings
{
    /// <summary>What we call ourselves, also to robots.txt.</summary>
    public string UserAgent { get; init; } = "StoryGraph";

    /// <summary>Bytes of one page, unpacked.</summary>
    public int PageBytes { get; init; } = 16 * 1024 * 1024;

    public int Redirects { get; init; } = 5;

    /// <summary>For one attempt, from the request to the last byte.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Attempts after the first that failed in a way that may pass.</summary>
    public int Retries { get; init; } = 3;

    /// <summary>Before the first retry; it doubles from there, with jitter, unless the server says when to come back.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>A server that asks for a longer wait is given up on for this run.</summary>
    public TimeSpan LongestRetryDelay { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Between the starts of two requests to one host, unless its robots.txt asks for more.</summary>
    public TimeSpan PaceByHost { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Whether robots.txt is asked (RFC 9309).</summary>
    public bool ObeyRobots { get; init; } = true;

    /// <summary>Whether addresses of this machine and of private networks may be requested.</summary>
    public bool AllowPrivateAddresses { get; init; }

    /// <summary>Pages fetched at one time, over all hosts.</summary>
    public int Parallel { get; init; } = 8;

    /// <summary>Pages taken from one feed or sitemap, the first ones.</summary>
    public int PagesOfList { get; init; } = 1_000;
}
