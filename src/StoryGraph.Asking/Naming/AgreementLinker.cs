using System.Collections.Immutable;
using StoryGraph.Extraction.Knowledge;
using StoryGraph.Graph;

namespace StoryGraph.Asking.Naming;

/// <summary>Finds the agreement that a description means: "the MoU", "the 2023 deal", "the pact between Kenya and Uganda".</summary>
internal sealed class AgreementLinker(IGraph graph)
{
    private const string AgreementsQuery =
        """
        MATCH (g:Agreement)
        OPTIONAL MATCH (p)-[:PARTY_TO]->(g)
        WITH g, collect(p.name) AS partyNames, collect(p.aliases) AS partyAliases
        RETURN g.id AS id, g.name AS name, g.aliases AS aliases, g.kind AS kind, g.signedOn AS signedOn,
               partyNames, partyAliases, COUNT { (g)<-[:MENTIONS]-() } AS articles
        ORDER BY articles DESC, id
        LIMIT 5000
        """;

    // Words that any agreement may be called by, whatever its kind.
    private static readonly ImmutableHashSet<string> AnyKind = ["agreement", "deal", "pact", "accord", "arrangement"];

    private static readonly ImmutableHashSet<string> Fillers =
        ["the", "a", "an", "this", "that", "of", "on", "in", "from", "between", "and", "with", "new", "latest", "joint", "recent", "signed", "s"];

    /// <summary>"the MoU", "the new deal": words for an agreement and nothing that names one.</summary>
    public static bool IsBareKind(string phrase)
    {
        var words = Spelling.Words(phrase).Where(word => !Fillers.Contains(word)).ToArray();
        return words.Length > 0 && words.All(IsKindWord);
    }

    /// <summary>The reading of a phrase, or null when no agreement fits it.</summary>
    public async Task<NameReading?> LinkAsync(string phrase, CancellationToken cancellationToken)
    {
        var result = await graph.RunAsync(new Statement(AgreementsQuery), AccessMode.Read, cancellationToken);
        var words = Spelling.Words(phrase).Where(word => !Fillers.Contains(word)).ToArray();
        if (words.Length == 0)
        {
            return null;
        }

        var scored = result.Rows.Select(Read)
            .Select(node => (Node: node, Score: Score(words, phrase, node)))
            .Where(candidate => candidate.Score > 0)
            .OrderByDescending(candidate => candidate.Score)
            .ThenByDescending(candidate => candidate.Node.Articles)
            .ThenByDescending(candidate => candidate.Node.SignedOn, StringComparer.Ordinal)
            .ThenBy(candidate => candidate.Node.Id, StringComparer.Ordinal)
            .ToList();
        return scored is []
            ? null
            : new NameReading(phrase, scored[0].Node, [.. scored.Skip(1).Take(4).Select(candidate => candidate.Node)], scored[0].Score >= 2);
    }

    /// <summary>0 when a word of the phrase finds no place in the agreement; 2 and more for its very name.</summary>
    private static double Score(string[] words, string phrase, NamedNode node)
    {
        var folded = NameFolding.Fold(phrase);
        var names = node.Aliases.Prepend(node.Name).ToArray();
        if (names.Any(name => NameFolding.Fold(name) == folded) && words.Any(word => !IsKindWord(word)))
        {
            return 2;
        }

        var ownWords = names.SelectMany(Spelling.Words).ToHashSet(StringComparer.Ordinal);
        var kindWords = Spelling.Words(node.Kind ?? "");
        var partyWords = node.PartyNames.SelectMany(Spelling.Words).ToHashSet(StringComparer.Ordinal);
        var total = 0.0;
        foreach (var word in words)
        {
            var score =
                kindWords.Contains(word) || IsMemorandum(word, kindWords) ? 1
                : ownWords.Contains(word) ? 0.9
                : partyWords.Contains(word) || partyWords.Any(party => party.Length >= 4 && word.StartsWith(party, StringComparison.Ordinal)) ? 0.9
                : word.Length == 4 && node.SignedOn?.StartsWith(word, StringComparison.Ordinal) == true ? 1
                : AnyKind.Contains(word) ? 0.5
                : 0.0;
            if (score == 0)
            {
                return 0;
            }

            total += score;
        }

        return total / words.Length;
    }

    private static bool IsKindWord(string word) => AnyKind.Contains(word) || word is "mou" or "memorandum" or "treaty" or "protocol" or "understanding";

    private static bool IsMemorandum(string word, string[] kindWords) => word is "mou" && kindWords.Contains("memorandum");

    private static NamedNode Read(IReadOnlyList<object?> row) =>
        new((string)row[0]!, "Agreement", (string?)row[1] ?? "", [.. Strings(row[2])], Convert.ToInt64(row[7]))
        {
            Kind = row[3] as string,
            SignedOn = row[4] as string,
            PartyNames = [.. Strings(row[5]), .. ((IEnumerable<object?>?)row[6] ?? []).SelectMany(Strings)],
        };

    private static IEnumerable<string> Strings(object? list) => ((IEnumerable<object?>?)list ?? []).OfType<string>();
}
