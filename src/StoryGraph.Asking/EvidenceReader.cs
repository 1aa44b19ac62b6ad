using System.Collections.Immutable;
using StoryGraph.Graph;

namespace StoryGraph.Asking;

/// <summary>Fetches the sentences that edges rest on.</summary>
internal sealed class EvidenceReader(IGraph graph)
{
    private const string EvidenceQuery =
        """
        UNWIND $edges AS edge
        MATCH (c:Claim {edge: edge})<-[:STATES]-(s:Article)
        WHERE c.modality IN $modalities
        OPTIONAL MATCH (p:Outlet)-[:PUBLISHED]->(s)
        OPTIONAL MATCH (c)-[:ATTRIBUTED_TO]->(x)
        RETURN edge, c.sentence AS sentence, p.name AS outlet, s.published AS date, s.title AS title, s.url AS url,
               x.name AS speaker, c.modality AS modality, c.confidence AS confidence
        ORDER BY edge, confidence DESC, date, title, sentence
        """;

    public async Task<ImmutableArray<Evidence>> ReadAsync(
        IEnumerable<string> edges, ImmutableArray<string> modalities, CancellationToken cancellationToken)
    {
        var parameters = new Dictionary<string, object?> { ["edges"] = edges.Distinct().ToArray(), ["modalities"] = modalities.ToArray() };
        var result = await graph.RunAsync(new Statement(EvidenceQuery, parameters), AccessMode.Read, cancellationToken);
        return
        [
            .. result.Rows.Select(row => new Evidence(
                (string?)row[0], (string)row[1]!, row[2] as string, row[3] as string, (string?)row[4] ?? "", row[5] as string, row[6] as string, (string)row[7]!)),
        ];
    }
}
