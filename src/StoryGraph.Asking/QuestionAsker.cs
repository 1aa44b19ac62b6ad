using System.Collections.Immutable;
using StoryGraph.Asking.Composing;
using StoryGraph.Asking.Grammar;
using StoryGraph.Asking.Naming;
using StoryGraph.Extraction.Knowledge;
using StoryGraph.Graph;
using StoryGraph.Language;

namespace StoryGraph.Asking;

/// <summary>Answers questions in plain English from the graph: words -> pattern -> names -> Cypher -> rows and their sentences.</summary>
public sealed class QuestionAsker(IGraph graph, TextAnalyzer analyzer, TimeProvider time)
{
    private static readonly ImmutableArray<QuestionPattern> Patterns =
        [.. LexiconFile.Read("questions.txt").Select(line => QuestionPattern.Parse(line.Key, line.Text))];

    // Slots that only agreements can fill, by intent; the others take an agreement when the phrase describes one.
    private static readonly ImmutableHashSet<string> AgreementIntents = ["covers", "when-signed", "updates", "updated-by"];

    private readonly PatternMatcher matcher = new(RelationLexicon.English, KindLexicon.English, new PeriodReader(time));
    private readonly PeriodReader periods = new(time);
    private readonly NameLinker names = new(graph);
    private readonly AgreementLinker agreements = new(graph);
    private readonly EvidenceReader evidence = new(graph);

    /// <exception cref="CypherException">The store refused the composed query: a fault of ours.</exception>
    public async Task<Answer> AskAsync(string question, CancellationToken cancellationToken = default)
    {
        var words = QuestionWord.Read(analyzer.Analyze(question));
        string? unknown = null;
        var readings = new Dictionary<(string Phrase, bool AgreementsOnly), NameReading?>();
        foreach (var match in Patterns.SelectMany(pattern => matcher.Match(pattern, words)))
        {
            var (slots, missing) = await FillAsync(match, words, question, readings, cancellationToken);
            if (slots is not null)
            {
                return await AnswerAsync(question, QueryComposer.Compose(match.Pattern.Intent, slots), slots, cancellationToken);
            }

            unknown ??= missing;
        }

        return unknown is null
            ? new Answer.NotUnderstood(question, NearestQuestions.To(words))
            : new Answer.UnknownName(question, unknown, await names.NearestAsync(unknown, cancellationToken));
    }

    /// <summary>Nodes that a name may stand for, the best first.</summary>
    /// <param name="name">A name, alias, acronym, part of a name or small misspelling.</param>
    /// <param name="limit">How many at the most.</param>
    /// <param name="cancellationToken">Stops the look-up.</param>
    public Task<ImmutableArray<NamedNode>> SearchAsync(string name, int limit, CancellationToken cancellationToken = default) =>
        names.SearchAsync(name, limit, cancellationToken);

    /// <summary>The sentences behind an edge, asserted ones first, then those that deny, plan or wonder.</summary>
    public async Task<ImmutableArray<Evidence>> EvidenceAsync(string edge, CancellationToken cancellationToken = default) =>
        [.. (await evidence.ReadAsync([edge], ["asserted", "denied", "planned", "possible"], cancellationToken)).OrderBy(sentence => sentence.Modality != "asserted")];

    /// <summary>Reads what fills the slots; or tells the first name that the graph does not know.</summary>
    private async Task<(Slots? Slots, string? Missing)> FillAsync(
        PatternMatch match,
        ImmutableArray<QuestionWord> words,
        string question,
        Dictionary<(string Phrase, bool AgreementsOnly), NameReading?> readings,
        CancellationToken cancellationToken)
    {
        var slots = new Slots
        {
            Names = ImmutableDictionary<string, NameReading>.Empty,
            Relation = match.Slots.TryGetValue("relation", out var relation) ? RelationLexicon.English.TypeOf(words, relation) : null,
            Kind = match.Slots.TryGetValue("kind", out var kind) ? KindLexicon.English.LabelOf(words[kind.Start].Lemma) : null,
            Period = match.Slots.TryGetValue("period", out var period) ? periods.Read(words[period]) : null,
            Role = match.Slots.TryGetValue("role", out var role) ? NameFolding.Fold(Phrase(words, role, question)) : null,
        };
        var agreementsOnly = AgreementIntents.Contains(match.Pattern.Intent) || slots.Relation?.Name is "SIGNED" or "OVERSAW" or "PARTY_TO";
        foreach (var (slot, range) in match.Slots.OrderBy(slot => slot.Key, StringComparer.Ordinal))
        {
            if (slot is "relation" or "kind" or "period" or "role")
            {
                continue;
            }

            var phrase = Phrase(words, range, question);
            var key = (phrase, agreementsOnly && slot == "target");
            if (!readings.TryGetValue(key, out var reading))
            {
                reading = await LinkAsync(phrase, key.Item2, cancellationToken);
                readings[key] = reading;
            }

            if (reading is null)
            {
                return (null, phrase);
            }

            slots = slots with { Names = slots.Names.Add(slot, reading) };
        }

        return (slots, null);
    }

    // A name wins over a description, so that "Iran" is the state and not every pact of Iran's; but "the MoU" is no name at all.
    private async Task<NameReading?> LinkAsync(string phrase, bool agreementsOnly, CancellationToken cancellationToken)
    {
        if (AgreementLinker.IsBareKind(phrase) && await agreements.LinkAsync(phrase, cancellationToken) is { } meant)
        {
            return meant;
        }

        var named = agreementsOnly ? null : await names.LinkAsync(phrase, [], cancellationToken);
        return named is { IsExact: true } ? named : await agreements.LinkAsync(phrase, cancellationToken) ?? named;
    }

    private async Task<Answer> AnswerAsync(string question, ComposedQuery query, Slots slots, CancellationToken cancellationToken)
    {
        var statement = new Statement(query.Text, query.Parameters);
        var result = await graph.RunAsync(statement, AccessMode.Read, cancellationToken);
        var edge = result.Columns.IndexOf("edge");
        var edges = edge < 0 ? [] : result.Rows.Select(row => row[edge]).OfType<string>().Distinct().ToArray();
        var found = edges.Length > 0 ? await evidence.ReadAsync(edges, ["asserted"], cancellationToken) : FromRows(result);
        Verdict? verdict = null;
        if (query.IsYesOrNo)
        {
            verdict = result.Rows.Count > 0 ? Verdict.Yes : Verdict.Unknown;
            if (verdict == Verdict.Unknown)
            {
                found = await DenialsAsync(slots, cancellationToken);
                verdict = found.Any(sentence => sentence.Modality == "denied") ? Verdict.No : Verdict.Unknown;
            }
        }

        return new Answer.Found(question)
        {
            Understood = query.Understood,
            Names = [.. slots.Names.OrderBy(name => name.Key, StringComparer.Ordinal).Select(name => name.Value)],
            Verdict = verdict,
            Cypher = statement,
            Columns = edge < 0 ? result.Columns : result.Columns.RemoveAt(edge),
            Rows = [.. result.Rows.Select(row => row.Where((_, column) => column != edge).ToImmutableArray())],
            Evidence = found,
        };
    }

    /// <summary>Claims of the asked edge that are not asserted: denied, planned or possible.</summary>
    private async Task<ImmutableArray<Evidence>> DenialsAsync(Slots slots, CancellationToken cancellationToken)
    {
        var result = await graph.RunAsync(
            new Statement(
                """
                MATCH (a:Entity {id: $actor})<-[:SUBJECT]-(c:Claim {type: $type})-[:OBJECT]->(o:Entity {id: $target})
                RETURN DISTINCT c.edge AS edge
                """,
                new Dictionary<string, object?>
                {
                    ["actor"] = slots["actor"].Node.Id,
                    ["target"] = slots["target"].Node.Id,
                    ["type"] = slots.Relation!.Name,
                }),
            AccessMode.Read,
            cancellationToken);
        return await evidence.ReadAsync(result.Rows.Select(row => row[0]).OfType<string>(), ["denied", "planned", "possible"], cancellationToken);
    }

    /// <summary>Rows that are claims carry their sentence themselves.</summary>
    private static ImmutableArray<Evidence> FromRows(QueryResult result)
    {
        int Column(string name) => result.Columns.IndexOf(name);
        return Column("sentence") < 0
            ? []
            :
            [
                .. result.Rows.Select(row => new Evidence(
                    null,
                    (string?)row[Column("sentence")] ?? "",
                    row[Column("outlet")] as string,
                    row[Column("date")] as string,
                    (string?)row[Column("title")] ?? "",
                    row[Column("url")] as string,
                    null,
                    (string?)row[Column("modality")] ?? "asserted")),
            ];
    }

    private static string Phrase(ImmutableArray<QuestionWord> words, Range range, string question)
    {
        var part = words[range];
        return question[part[0].Span.Start..part[^1].Span.End];
    }
}
