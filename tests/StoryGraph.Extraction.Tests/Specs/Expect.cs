using System.Collections.Immutable;
using StoryGraph.Extraction.Pages;
using StoryGraph.Language;

namespace StoryGraph.Extraction.Tests.Specs;

/// <summary>Compares what is read from a text with the whole of what should be, and shows text, found and expected when they differ.</summary>
internal static class Expect
{
    private static readonly ImmutableArray<string> NotShown = ["STATED", "PROVIDES", "REPRESENTS", "PARTY_TO", "REPORTED", "CITED"];

    private static readonly Lazy<StoryReader> Reader = new(() => new StoryReader(LanguageModel.Embedded));

    public static Story Read(string text, string? published = null) =>
        Reader.Value.Read(new RawStory { Id = "spec", Title = "spec", Text = text, Published = published }, "spec");

    public static void Claims(Example example)
    {
        var story = Read(example.Text);
        var found = Rows(story, example.Columns, shown: example.Rows.Any(row => row.Contains("PARTY_TO", StringComparison.Ordinal) || row.Contains("REPRESENTS", StringComparison.Ordinal)));
        Assert.True(found.SequenceEqual(example.Rows), $"{example.Text}\nfound:\n  {string.Join("\n  ", found)}\nexpected:\n  {string.Join("\n  ", example.Rows)}");
    }

    /// <summary>Offices and sides are many and have specs of their own: they are compared only where the table speaks of them.</summary>
    private static ImmutableArray<string> Rows(Story story, ImmutableArray<string> columns, bool shown)
    {
        var names = story.Entities.ToDictionary(entity => entity.Id, entity => entity.Name, StringComparer.Ordinal);
        return [.. story.Claims
            .Where(claim => claim.Object is not null && (shown ? claim.Type is not ("REPORTED" or "CITED") : !NotShown.Contains(claim.Type)))
            .Where(claim => columns.Contains("modality") || claim.Modality == Modality.Asserted)
            .Select(claim => string.Join(" | ", columns.Select(column => column switch
            {
                "subject" => names[claim.Subject],
                "type" => claim.Type,
                "object" => names[claim.Object!],
                "modality" => claim.Modality.ToString().ToLowerInvariant(),
                "attributed to" => claim.AttributedTo is { } source ? names[source] : "",
                _ => throw new ArgumentException($"The table has the unknown column '{column}'."),
            })))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }
}
