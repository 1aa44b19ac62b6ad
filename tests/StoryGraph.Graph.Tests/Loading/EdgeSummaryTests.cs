using FsCheck;
using FsCheck.Fluent;
using StoryGraph.Graph.Loading;

namespace StoryGraph.Graph.Tests.Loading;

public sealed class EdgeSummaryTests
{
    private static readonly EdgeKey Key = new("a", "MET", "b", "envoy");

    [Fact]
    public void Summaries_of_disjoint_claims_merge_into_the_summary_of_them_all()
    {
        var claims = Enumerable.Range(0, 40).Select(Claim).ToList();
        Prop.ForAll(Gen.Choose(1, 7).ListOf(40).ToArbitrary(), groups =>
        {
            // Whole articles go into one group, as they arrive in one transaction.
            var parts = claims.GroupBy(claim => groups[int.Parse(claim.Article)]).Select(EdgeSummary.Of);
            return Describe(parts.Aggregate(EdgeSummary.Merge)) == Describe(EdgeSummary.Of(claims));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void What_an_edge_tells_is_read_back_whole()
    {
        var summary = EdgeSummary.Of(Enumerable.Range(0, 40).Select(Claim));
        Assert.Equal(Describe(summary), Describe(EdgeSummary.Read(Rows(summary))));
    }

    [Fact]
    public void Who_holds_an_office_is_told_by_the_latest_report()
    {
        static Support Report(int number, string published, bool former) => Claim(number) with { Modality = "asserted", Published = published, Former = former };
        Assert.True(EdgeSummary.Of([Report(1, "2025-01", false), Report(2, "2025-02", true)]).Former);
        Assert.False(EdgeSummary.Of([Report(1, "2025-02", false), Report(2, "2025-02", true)]).Former);
    }

    private static Support Claim(int number) => new(
        $"claim:{number}",
        (number % 5) switch { 0 => "denied", 1 => "planned", _ => "asserted" },
        0.5 + (number % 3 / 10.0),
        number % 4 == 0 ? null : $"2025-0{1 + (number % 7)}",
        $"Sentence {number}.",
        number % 2 == 0 ? "envoy" : "Envoy",
        number % 3 == 0,
        $"{number / 2}",
        number % 6 == 0 ? null : $"2025-08-{10 + (number % 9)}",
        null,
        number % 7 == 0 ? null : $"Outlet {number % 4}",
        number % 8 == 0);

    private static Dictionary<string, object?> Rows(EdgeSummary summary) =>
        summary.Properties(Key).ToDictionary(entry => entry.Key, object? (entry) => entry.Value is string[] list ? list.Cast<object?>().ToList() : entry.Value);

    private static string Describe(EdgeSummary summary) =>
        string.Join('\n', summary.Properties(Key).OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => $"{entry.Key}: {(entry.Value is string[] list ? string.Join(',', list) : entry.Value)}"));
}
