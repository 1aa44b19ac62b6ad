namespace StoryGraph.Asking.Grammar;

/// <summary>
/// A stretch of time as ISO 8601 prefixes, both ends included: a date d lies in it when d compared as text is at least
/// <see cref="From"/> and its prefix of the length of <see cref="To"/> at most <see cref="To"/>. Null leaves an end open.
/// </summary>
internal sealed record Period(string? From, string? To)
{
    /// <summary>One day, month or year: "2025-08".</summary>
    public static Period Of(string date) => new(date, date);

    /// <summary>An upper end for plain text comparison: every date that begins with <see cref="To"/> is below it.</summary>
    public string? Below => To is null ? null : To + "~";
}
