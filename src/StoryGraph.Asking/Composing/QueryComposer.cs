using System.Collections.Immutable;
using StoryGraph.Asking.Grammar;

namespace StoryGraph.Asking.Composing;

/// <summary>Composes Cypher from fixed parts. Whatever comes from the question travels as a parameter; only relation types and labels
/// of our own lists become part of the text.</summary>
internal static class QueryComposer
{
    private const string EdgeColumns = "r.articles AS articles, r.outlets AS outlets, left(r.firstReported, 10) AS first, left(r.lastReported, 10) AS last, r.id AS edge";
    private const string EdgeOrder = "ORDER BY outlets DESC, articles DESC";

    private static readonly ImmutableDictionary<string, Func<Slots, ComposedQuery>> Intents = new Dictionary<string, Func<Slots, ComposedQuery>>
    {
        ["who-represents"] = WhoRepresents,
        ["offices-of"] = OfficesOf,
        ["said-about"] = slots => Said(slots, slots["about"].Node.Id),
        ["said"] = slots => Said(slots, null),
        ["outlet-about"] = OutletAbout,
        ["covers"] = Covers,
        ["when-signed"] = WhenSigned,
        ["reported"] = slots => WhoDid(slots with { Relation = RelationType.All["REPORTED"] }),
        ["connected"] = Connected,
        ["agree"] = slots => Positions(slots, same: true),
        ["disagree"] = slots => Positions(slots, same: false),
        ["met-each-other"] = slots => DidThey(
            slots with { Relation = RelationType.All["MET"], Names = slots.Names.Add("target", slots["other"]) }),
        ["who-met-whom"] = WhoMetWhom,
        ["changed-position"] = ChangedPosition,
        ["changed-since"] = ChangedSince,
        ["updates"] = slots => WhatDid(slots with { Relation = RelationType.All["UPDATES"], Names = slots.Names.Add("actor", slots["target"]) }),
        ["updated-by"] = slots => WhoDid(slots with { Relation = RelationType.All["UPDATES"] }),
        ["did-they"] = DidThey,
        ["who-did"] = WhoDid,
        ["what-did"] = WhatDid,
        ["what-did-with"] = WhatDidWith,
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>Every intent that can be composed; the grammar's data file may name no other.</summary>
    public static IEnumerable<string> KnownIntents => Intents.Keys;

    public static ComposedQuery Compose(string intent, Slots slots) => Intents[intent](slots);

    private static ComposedQuery WhoDid(Slots slots)
    {
        var relation = slots.Relation!;
        var target = slots["target"];
        var asked = slots.Kind is { } kind && kind != "Agreement" ? kind : relation.SubjectLabel;
        return Query(
            $"who {relation.Name} {Named(target)}{InWords(slots.Period)}",
            $$"""
            MATCH (a:{{asked}})-[r:{{relation.Name}}]-{{Arrow(relation)}}(o:Entity {id: $target})
            {{Within(slots.Period)}}RETURN a.name AS who, o.name AS what, {{EdgeColumns}}
            {{EdgeOrder}}, who
            """,
            slots.Period,
            ("target", target.Node.Id));
    }

    private static ComposedQuery WhatDid(Slots slots)
    {
        var relation = slots.Relation!;
        var actor = slots["actor"];
        return Query(
            $"what {Named(actor)} {relation.Name}{InWords(slots.Period)}",
            $$"""
            MATCH (a:Entity {id: $actor})-[r:{{relation.Name}}]-{{Arrow(relation)}}(o{{Label(slots.Kind)}})
            {{Within(slots.Period)}}RETURN a.name AS who, o.name AS what, {{EdgeColumns}}
            {{EdgeOrder}}, what
            """,
            slots.Period,
            ("actor", actor.Node.Id));
    }

    private static ComposedQuery WhatDidWith(Slots slots)
    {
        var relation = slots.Relation!;
        var (actor, partner) = (slots["actor"], slots["partner"]);
        return Query(
            $"what {Named(actor)} {relation.Name} together with {Named(partner)}{InWords(slots.Period)}",
            $$"""
            MATCH (a:Entity {id: $actor})-[r:{{relation.Name}}]->(o{{Label(slots.Kind)}})<-[:{{relation.Name}}|PARTY_TO]-(p:Entity {id: $partner})
            {{Within(slots.Period)}}RETURN DISTINCT a.name AS who, p.name AS with, o.name AS what, {{EdgeColumns}}
            {{EdgeOrder}}, what
            """,
            slots.Period,
            ("actor", actor.Node.Id),
            ("partner", partner.Node.Id));
    }

    private static ComposedQuery DidThey(Slots slots)
    {
        var relation = slots.Relation!;
        var (actor, target) = (slots["actor"], slots["target"]);
        return Query(
            $"did {Named(actor)} {relation.Name} {Named(target)}{InWords(slots.Period)}",
            $$"""
            MATCH (a:Entity {id: $actor})-[r:{{relation.Name}}]-{{Arrow(relation)}}(o:Entity {id: $target})
            {{Within(slots.Period)}}RETURN a.name AS who, o.name AS what, {{EdgeColumns}}
            {{EdgeOrder}}
            """,
            slots.Period,
            ("actor", actor.Node.Id),
            ("target", target.Node.Id)) with
        { IsYesOrNo = true };
    }

    private static ComposedQuery WhoMetWhom(Slots slots) =>
        Query(
            $"who MET whom{InWords(slots.Period)}",
            $$"""
            MATCH (a:Actor)-[r:MET]->(b:Actor)
            {{Within(slots.Period)}}RETURN a.name AS who, b.name AS whom, r.dates AS dates, {{EdgeColumns}}
            {{EdgeOrder}}, who, whom
            """,
            slots.Period);

    private static ComposedQuery WhoRepresents(Slots slots)
    {
        var target = slots["target"];
        var role = slots.Role is null ? "" : "WHERE toLower(r.role) CONTAINS $role\n";
        return Query(
            $"who REPRESENTS {Named(target)}{(slots.Role is null ? "" : $" as {slots.Role}")}",
            $$"""
            MATCH (a:Person)-[r:REPRESENTS]->(o:Entity {id: $target})
            {{role}}RETURN a.name AS who, r.role AS role, r.former AS former, {{EdgeColumns}}
            ORDER BY former, outlets DESC, articles DESC, who, role
            """,
            null,
            [("target", target.Node.Id), .. slots.Role is null ? Array.Empty<(string, object?)>() : [("role", slots.Role)]]);
    }

    private static ComposedQuery OfficesOf(Slots slots) =>
        Query(
            $"what {Named(slots["actor"])} REPRESENTS",
            $$"""
            MATCH (a:Entity {id: $actor})-[r:REPRESENTS]->(o)
            RETURN a.name AS who, r.role AS role, o.name AS of, r.former AS former, {{EdgeColumns}}
            ORDER BY former, outlets DESC, articles DESC, role
            """,
            null,
            ("actor", slots["actor"].Node.Id));

    private static ComposedQuery Said(Slots slots, string? about)
    {
        var actor = slots["actor"];
        var topic = about is null ? "" : "MATCH (c)-[:ABOUT|OBJECT]->(t:Entity {id: $about})\n";
        return Query(
            $"what {Named(actor)} said{(about is null ? "" : $" about {Named(slots["about"])}")}{InWords(slots.Period)}",
            $$"""
            MATCH (s:Article)-[:STATES]->(c:Claim)
            WHERE EXISTS { MATCH (c)-[:ATTRIBUTED_TO]->(x:Entity {id: $actor}) }
               OR c.type = 'STATED' AND EXISTS { MATCH (c)-[:SUBJECT]->(x:Entity {id: $actor}) }
            {{topic}}WITH DISTINCT s, c{{(slots.Period is null ? "" : "\nWHERE " + DateCondition(slots.Period))}}
            OPTIONAL MATCH (p:Outlet)-[:PUBLISHED]->(s)
            RETURN c.type AS type, c.sentence AS sentence, c.modality AS modality, p.name AS outlet, s.published AS date, s.title AS title, s.url AS url
            ORDER BY date DESC, title, sentence
            """,
            slots.Period,
            [("actor", actor.Node.Id), .. about is null ? Array.Empty<(string, object?)>() : [("about", about)]]);
    }

    private static ComposedQuery OutletAbout(Slots slots) =>
        Query(
            $"what {Named(slots["outlet"])} says about {Named(slots["about"])}{InWords(slots.Period)}",
            $$"""
            MATCH (p:Outlet {id: $outlet})-[:PUBLISHED]->(s:Article)-[:STATES]->(c:Claim)-[:SUBJECT|OBJECT|ABOUT]->(t:Entity {id: $about})
            WITH DISTINCT p, s, c{{(slots.Period is null ? "" : "\nWHERE " + DateCondition(slots.Period))}}
            RETURN c.type AS type, c.sentence AS sentence, c.modality AS modality, p.name AS outlet, s.published AS date, s.title AS title, s.url AS url
            ORDER BY date DESC, title, sentence
            """,
            slots.Period,
            ("outlet", slots["outlet"].Node.Id),
            ("about", slots["about"].Node.Id));

    private static ComposedQuery Covers(Slots slots) =>
        Query(
            $"what {Named(slots["target"])} provides",
            $$"""
            MATCH (s:Article)-[:STATES]->(c:Claim {type: 'PROVIDES'})-[:SUBJECT]->(g:Entity {id: $target})
            OPTIONAL MATCH (p:Outlet)-[:PUBLISHED]->(s)
            RETURN c.phrase AS provision, c.sentence AS sentence, c.modality AS modality, p.name AS outlet, s.published AS date, s.title AS title, s.url AS url
            ORDER BY date, title, sentence
            """,
            null,
            ("target", slots["target"].Node.Id));

    private static ComposedQuery WhenSigned(Slots slots) =>
        Query(
            $"when {Named(slots["target"])} was signed",
            $$"""
            MATCH (g:Agreement {id: $target})
            OPTIONAL MATCH (a:Actor)-[r:SIGNED]->(g)
            RETURN g.name AS what, g.signedOn AS signedOn, g.place AS place, a.name AS who, r.id AS edge
            ORDER BY who
            """,
            null,
            ("target", slots["target"].Node.Id));

    private static ComposedQuery Connected(Slots slots)
    {
        var types = string.Join('|', RelationType.All.Keys.Order(StringComparer.Ordinal));
        return Query(
            $"how {Named(slots["actor"])} and {Named(slots["other"])} are connected",
            $$"""
            MATCH path = shortestPath((a:Entity {id: $actor})-[:{{types}}*..6]-(b:Entity {id: $other}))
            UNWIND relationships(path) AS r
            RETURN startNode(r).name AS who, type(r) AS does, endNode(r).name AS what, {{EdgeColumns}}
            """,
            null,
            ("actor", slots["actor"].Node.Id),
            ("other", slots["other"].Node.Id));
    }

    private static ComposedQuery Positions(Slots slots, bool same) =>
        Query(
            $"what {Named(slots["actor"])} and {Named(slots["other"])} {(same ? "" : "dis")}agree on",
            $$"""
            MATCH (a:Entity {id: $actor})-[r:SUPPORTED|OPPOSED|CRITICIZED|SIGNED]->(o)<-[q:SUPPORTED|OPPOSED|CRITICIZED|SIGNED]-(b:Entity {id: $other})
            WHERE (type(r) IN ['SUPPORTED', 'SIGNED']) {{(same ? "=" : "<>")}} (type(q) IN ['SUPPORTED', 'SIGNED'])
            RETURN o.name AS what, a.name AS who, type(r) AS does, b.name AS other, type(q) AS otherDoes, {{EdgeColumns}}
            {{EdgeOrder}}, what
            """,
            null,
            ("actor", slots["actor"].Node.Id),
            ("other", slots["other"].Node.Id));

    private static ComposedQuery ChangedPosition(Slots slots)
    {
        var target = slots.Names.GetValueOrDefault("target");
        return Query(
            $"who changed position{(target is null ? "" : $" on {Named(target)}")}",
            $$"""
            MATCH (a:Actor)-[q:OPPOSED|CRITICIZED]->(o{{(target is null ? "" : ":Entity {id: $target}")}})<-[r:SUPPORTED]-(a)
            RETURN a.name AS who, o.name AS what, type(q) AS against, q.firstReported AS againstFirst, r.firstReported AS forFirst, {{EdgeColumns}}
            {{EdgeOrder}}, who, what
            """,
            null,
            target is null ? [] : [("target", target.Node.Id)]);
    }

    private static ComposedQuery ChangedSince(Slots slots) =>
        Query(
            $"what was first reported{InWords(slots.Period)}",
            $$"""
            MATCH (a)-[r]->(o)
            WHERE r.firstReported IS NOT NULL AND {{PeriodCondition(slots.Period!, "r.firstReported")}}
            RETURN a.name AS who, type(r) AS does, o.name AS what, {{EdgeColumns}}
            ORDER BY first DESC, who, does, what
            LIMIT 200
            """,
            slots.Period);

    private static string Arrow(RelationType relation) => relation.IsSymmetric ? "" : ">";

    private static string Label(string? kind) => kind is null ? "" : ":" + kind;

    private static string Named(Naming.NameReading reading) => $"\"{reading.Node.Name}\"";

    private static string InWords(Period? period) => period switch
    {
        null => "",
        { From: { } from, To: { } to } when from == to => $" in {from}",
        { From: { } from, To: { } to } => $" from {from} to {to}",
        { From: { } from } => from.EndsWith('~') ? $" after {from.TrimEnd('~')}" : $" since {from}",
        { To: { } to } => $" until {to}",
        _ => "",
    };

    /// <summary>Keeps edges with a claim whose event, or else whose article, lies in the period.</summary>
    private static string Within(Period? period) => period is null
        ? ""
        : "WHERE EXISTS { MATCH (s:Article)-[:STATES]->(c:Claim {edge: r.id}) WHERE c.modality = 'asserted' AND " + DateCondition(period) + " }\n";

    private static string DateCondition(Period period) => PeriodCondition(period, "coalesce(c.date, s.published)");

    private static string PeriodCondition(Period period, string date) => string.Join(
        " AND ",
        new[] { period.From is null ? null : $"{date} >= $from", period.Below is null ? null : $"{date} < $below" }.OfType<string>());

    private static ComposedQuery Query(string understood, string text, Period? period, params (string Name, object? Value)[] parameters)
    {
        var all = parameters.ToImmutableSortedDictionary(parameter => parameter.Name, parameter => parameter.Value, StringComparer.Ordinal);
        all = period?.From is { } from ? all.Add("from", from) : all;
        return new ComposedQuery(understood, text, period?.Below is { } below ? all.Add("below", below) : all);
    }
}
