using System.Collections.Immutable;
using System.Text.RegularExpressions;
using StoryGraph.Graph.Resolution;

namespace StoryGraph.Graph.Loading;

/// <summary>A story with its forms, and its claims said in forms: all of it that can be made without looking at the graph.</summary>
internal sealed partial record PreparedStory(
    StoryRecord Record,
    ImmutableDictionary<string, Form> Forms,
    ImmutableArray<PreparedClaim> Claims,
    string Signature,
    string Fingerprint)
{
    private static readonly ImmutableHashSet<string> EvidenceTypes =
        ["PUBLISHED", "STATES", "MENTIONS", "SUBJECT", "OBJECT", "ATTRIBUTED_TO", "ABOUT"];

    private static readonly ImmutableHashSet<string> Modalities = ["asserted", "planned", "possible", "denied"];

    public ArticleRecord Article => Record.Article;

    /// <summary>The story's forms in the order of their ids, and how often each is mentioned; references that say the same are one form.</summary>
    public IEnumerable<(Form Form, int Count)> Mentions => MentionsOf(Record, Forms);

    /// <exception cref="ArgumentException">The story contradicts itself; the message names article and fault.</exception>
    public static PreparedStory Of(StoryRecord record)
    {
        if (record.Article.Outlet is { } outlet && record.References.All(reference => reference.Key != outlet))
        {
            throw Fault(record, $"its outlet is the unknown reference '{outlet}'");
        }

        var forms = record.References.Select(reference => reference.Key).Distinct(StringComparer.Ordinal).Count() == record.References.Length
            ? Form.Of(record)
            : throw Fault(record, "two references have the same key");

        // Two rules may find the same claim in the same sentence; the surer one stays.
        ImmutableArray<PreparedClaim> claims = [.. record.Claims.Select(claim => Prepare(record, claim, forms))
            .GroupBy(claim => claim.Id, StringComparer.Ordinal)
            .Select(same => same.OrderByDescending(claim => claim.Record.Confidence).ThenBy(claim => claim.Record.FoundBy, StringComparer.Ordinal)
                .ThenBy(claim => claim.Record.Date, StringComparer.Ordinal).ThenBy(claim => claim.Record.Former).First())
            .OrderBy(claim => claim.Id, StringComparer.Ordinal)];
        return new PreparedStory(record, forms, claims, CopySignature.Of(record.Article), FingerprintOf(record, forms, claims));
    }

    private static PreparedClaim Prepare(StoryRecord record, ClaimRecord claim, ImmutableDictionary<string, Form> forms)
    {
        if (!TypePattern().IsMatch(claim.Type) || EvidenceTypes.Contains(claim.Type))
        {
            throw Fault(record, $"'{claim.Type}' is no relation type");
        }

        if (!Modalities.Contains(claim.Modality))
        {
            throw Fault(record, $"'{claim.Modality}' is no modality; they are asserted, planned, possible and denied");
        }

        return new PreparedClaim(
            record.Article.Id,
            claim,
            FormOf(claim.Subject),
            claim.Object is null ? null : FormOf(claim.Object),
            claim.AttributedTo is null ? null : FormOf(claim.AttributedTo),
            [.. claim.About.Select(FormOf).Distinct().OrderBy(form => form.Id, StringComparer.Ordinal)]);

        Form FormOf(string key) => forms.TryGetValue(key, out var form) ? form : throw Fault(record, $"a claim names the unknown reference '{key}'");
    }

    private static ArgumentException Fault(StoryRecord record, string what) => new($"story '{record.Article.Id}': {what}.");

    // All that the graph keeps of the story, so that equal fingerprints mean that there is nothing to do. When it was fetched is no part of it.
    private static string FingerprintOf(StoryRecord record, ImmutableDictionary<string, Form> forms, ImmutableArray<PreparedClaim> claims)
    {
        var article = record.Article;
        return Ids.Of(
            "record",
            [
                article.Id, article.Title, article.ContentHash, article.Url, article.Published, article.Language, $"{article.Words}",
                article.Source, article.Version, article.Outlet is null ? null : forms[article.Outlet].Id,
                .. MentionsOf(record, forms).SelectMany(mention => new[] { mention.Form.Id, $"{mention.Count}" }),
                .. claims.SelectMany(claim => new[]
                {
                    claim.Id, claim.Record.Date, claim.Record.FoundBy, $"{claim.Record.Confidence:R}", $"{claim.Record.Former}",
                }),
            ]);
    }

    private static IEnumerable<(Form Form, int Count)> MentionsOf(StoryRecord record, ImmutableDictionary<string, Form> forms) => record.References
        .GroupBy(reference => forms[reference.Key])
        .OrderBy(same => same.Key.Id, StringComparer.Ordinal)
        .Select(same => (same.Key, same.Sum(reference => reference.Mentions)));

    [GeneratedRegex("^[A-Z][A-Z_]{0,60}$")]
    private static partial Regex TypePattern();
}

internal sealed record PreparedClaim(string Article, ClaimRecord Record, Form Subject, Form? Object, Form? AttributedTo, ImmutableArray<Form> About)
{
    /// <summary>Made from who says what of whom where, not from who that is in the graph, so that it stays when names are resolved anew.</summary>
    public string Id { get; } = Ids.Of(
        "claim",
        [
            Article, Record.Type, Subject.Id, Object?.Id, AttributedTo?.Id, Record.Modality, Record.Role, Record.Phrase, $"{Record.Start}", $"{Record.End}",
            .. About.Select(form => form.Id),
        ]);
}
