using System.Collections;
using StoryGraph.Graph.Library;
using StoryGraph.Graph.Loading;

namespace StoryGraph.Graph.Verification;

/// <summary>
/// Checks a graph against its own evidence: that every article's text is the one that was read, that every claim's sentence stands in it
/// where the claim says, and that every direct edge tells what its claims do, all of it computed again.
/// </summary>
public sealed class GraphVerifier(IGraph graph, CypherLibrary? library = null)
{
    private const long PageSize = 500;
    private readonly CypherLibrary library = library ?? CypherLibrary.Embedded;

    public Task<VerifyReport> VerifyAsync(CancellationToken cancellationToken = default) => graph.InTransactionAsync(
        AccessMode.Read,
        async transaction =>
        {
            var check = new Check(transaction, library, cancellationToken);
            await check.EdgesAsync().ConfigureAwait(false);
            await check.ArticlesAsync().ConfigureAwait(false);
            return new VerifyReport(check.Articles, check.Claims, check.Edges.Count, [.. check.Faults.OrderBy(fault => fault.Id, StringComparer.Ordinal)]);
        },
        cancellationToken);

    private sealed class Check(IGraphTransaction transaction, CypherLibrary library, CancellationToken cancellationToken)
    {
        private readonly LibraryTransaction statements = new(transaction, library, cancellationToken);

        public int Articles { get; private set; }

        public int Claims { get; private set; }

        public HashSet<string> Edges { get; } = new(StringComparer.Ordinal);

        public List<VerifyFault> Faults { get; } = [];

        public async Task EdgesAsync()
        {
            for (var after = ""; await PageAsync("export/entities", after).ConfigureAwait(false) is { Count: > 0 } page; after = page[^1].Text("id"))
            {
                var rows = await statements.RunAsync("export/relationships-of-entities", ("ids", page.ConvertAll(row => row.Text("id")))).ConfigureAwait(false);
                var edges = rows.Where(row => ((IEnumerable<object?>)row["endLabels"]!).Contains("Entity")).Select(row => (Row: row, Properties: Properties(row))).ToList();
                var ids = edges.ConvertAll(edge => (string)edge.Properties["id"]!);
                var support = (await statements.RunAsync("import/find-support", ("edges", ids)).ConfigureAwait(false))
                    .ToLookup(row => row.Text("edge"), TouchedEdges.SupportOf, StringComparer.Ordinal);
                foreach (var (row, properties) in edges)
                {
                    Edge(row, properties, EdgeSummary.Of(support[(string)properties["id"]!]));
                }
            }
        }

        public async Task ArticlesAsync()
        {
            for (var after = ""; await PageAsync("export/articles", after).ConfigureAwait(false) is { Count: > 0 } page; after = page[^1].Text("id"))
            {
                var texts = page.ToDictionary(row => row.Text("id"), TextOf, StringComparer.Ordinal);
                Articles += page.Count;
                foreach (var claim in await statements.RunAsync("verify/claims-of-articles", ("ids", page.ConvertAll(row => row.Text("id")))).ConfigureAwait(false))
                {
                    Claim(claim, texts[claim.Text("article")]);
                }
            }
        }

        private async Task<List<Row>> PageAsync(string file, string after)
        {
            var parameters = new Dictionary<string, object?> { ["after"] = after, ["limit"] = PageSize };
            return [.. Row.Of(await transaction.RunAsync(new Statement(library.Statements(file).Single(), parameters), cancellationToken).ConfigureAwait(false))];
        }

        private void Edge(Row row, IReadOnlyDictionary<string, object?> properties, EdgeSummary summary)
        {
            var id = (string)properties["id"]!;
            Edges.Add(id);
            var what = $"{row.Text("start")} {row.Text("type")} {row.Text("end")}";
            var key = EdgeKey.Of(row.Text("start"), row.Text("type"), row.Text("end"), properties.GetValueOrDefault("role") as string);
            if (key is null || key.Id != id)
            {
                Fault(id, $"the edge {what} has another edge's id");
            }
            else if (!summary.IsEdge)
            {
                Fault(id, $"no asserted claim supports the edge {what}");
            }
            else if (Differing(properties, summary.Properties(key)) is { Count: > 0 } differing)
            {
                Fault(id, $"the edge {what} does not tell what its claims do: {string.Join(", ", differing)}");
            }
        }

        private void Claim(Row claim, string? text)
        {
            Claims++;
            var (id, sentence, start, end) = (claim.Text("claim"), claim.Text("sentence"), claim.Number("start"), claim.Number("end"));
            if (text is not null && !(0 <= start && start <= end && end <= text.Length && text.AsSpan(start, end - start).SequenceEqual(sentence)))
            {
                Fault(id, $"its sentence does not stand at [{start}, {end}) of article {claim.Text("article")}");
            }

            if (claim.OptionalText("edge") is { } edge && claim.Text("modality") == "asserted" && !Edges.Contains(edge))
            {
                Fault(id, $"the edge {edge} that it asserts is missing");
            }
        }

        private string? TextOf(Row article)
        {
            var properties = Properties(article);
            if (properties.GetValueOrDefault("text") is not byte[] bytes)
            {
                return null;      // imported without keeping texts
            }

            var text = TextCodec.Decompress(bytes);
            if (Ids.Hash(text) != properties.GetValueOrDefault("contentHash") as string)
            {
                Fault(article.Text("id"), "its text is not the one whose hash it has");
            }

            return text;
        }

        private void Fault(string id, string what) => Faults.Add(new VerifyFault(id, what));

        private static List<string> Differing(IReadOnlyDictionary<string, object?> found, Dictionary<string, object?> expected) =>
            [.. found.Keys.Union(expected.Keys, StringComparer.Ordinal)
                .Where(key => Shown(found.GetValueOrDefault(key)) != Shown(expected.GetValueOrDefault(key)))
                .Order(StringComparer.Ordinal)];

        private static string Shown(object? value) => value switch
        {
            null => "",
            string text => text,
            IEnumerable list => string.Join('\n', list.Cast<object?>()),
            double number => number.ToString("R"),
            _ => value.ToString()!,
        };

        private static IReadOnlyDictionary<string, object?> Properties(Row row) => (IReadOnlyDictionary<string, object?>)row["properties"]!;
    }
}
