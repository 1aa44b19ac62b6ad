using System.Collections.Immutable;
using StoryGraph.Extraction.Knowledge;
using StoryGraph.Graph.Loading;
using StoryGraph.Graph.Resolution.Names;

namespace StoryGraph.Graph.Resolution;

/// <summary>Makes forms, with their blocks, from the references of one story.</summary>
internal static class FormReader
{
    public static ImmutableDictionary<string, Form> Read(StoryRecord story)
    {
        var byKey = story.References.ToDictionary(reference => reference.Key, StringComparer.Ordinal);

        // An agreement's block needs its parties' blocks, and a role the block of its body; no block needs an agreement's.
        return story.References.ToImmutableDictionary(
            reference => reference.Key,
            reference => Read(story, reference, key => key is not null && byKey.TryGetValue(key, out var other) ? StandsFor(other) : null));
    }

    private static Form Read(StoryRecord story, Reference reference, Func<string?, string?> standsFor)
    {
        var kind = KindOf(reference);
        ImmutableArray<string> parties = [.. reference.Parties.Select(standsFor).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
        var year = kind == EntityKind.Agreement && reference.KnownId is null ? AgreementName.Read(reference.Name, parties).Year : null;
        var form = new Form
        {
            Id = "",
            Block = kind == EntityKind.Agreement ? AgreementBlock(story, reference, parties) : Block(kind, reference),
            Kind = kind,
            Name = Clean(reference.Name),
            Aliases = [.. reference.Aliases.Select(Clean).Where(alias => alias.Length > 0 && alias != Clean(reference.Name)).Distinct().Order(StringComparer.Ordinal)],
            KnownId = reference.KnownId,
            Acronym = reference.Acronym,
            Country = CountryOf(kind, reference),
            Roles = [.. reference.Roles.Select(role => RoleOf(role, standsFor)).Distinct().Order(StringComparer.Ordinal)],
            AgreementKind = reference.Kind,
            Parties = parties,
            SignedOn = reference.SignedOn ?? year,
            Reported = kind == EntityKind.Agreement && reference.SignedOn is null && year is null ? MonthOf(story.Article.Published) : null,
            NotSignedOn = kind == EntityKind.Agreement && reference.SignedOn is null && year is null ? OtherDates(story, reference, parties, standsFor) : [],
            Place = reference.Place,
            Domain = reference.Domain,
        };
        return form with { Id = IdOf(form) };
    }

    // A story that speaks of "the new pact" beside the one of 2023 tells that the new one is not that of 2023, though not when it was signed.
    private static ImmutableArray<string> OtherDates(
        StoryRecord story, Reference reference, ImmutableArray<string> parties, Func<string?, string?> standsFor) =>
    [
        .. story.References
            .Where(other => other.Key != reference.Key && KindOf(other) == EntityKind.Agreement
                && other.Parties.Select(standsFor).OfType<string>().Distinct().Order(StringComparer.Ordinal).SequenceEqual(parties))
            .Select(other => other.SignedOn ?? AgreementName.Read(other.Name, parties).Year)
            .OfType<string>()
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    private static EntityKind KindOf(Reference reference) => EntityKind.Find(reference.Label)
        ?? throw new ArgumentException($"reference '{reference.Key}' ({reference.Name}) has the unknown label '{reference.Label}'.");

    private static string Block(EntityKind kind, Reference reference) => kind.Prefix + reference switch
    {
        { KnownId: { } known } => Ids.Slug(known.StartsWith(kind.Prefix, StringComparison.Ordinal) ? known[kind.Prefix.Length..] : known),
        _ when kind == EntityKind.Person => Ids.Slug(PersonName.Read(reference.Name).Family),
        _ when kind == EntityKind.Organization => Ids.Slug(OrganizationName.Read(reference.Name).Block),
        { Domain: { } domain } when kind == EntityKind.Outlet => Ids.Slug(domain.ToLowerInvariant()),
        _ => Ids.Slug(NameFolding.Fold(reference.Name) is { Length: > 0 } folded ? folded : reference.Name),
    };

    private static string AgreementBlock(StoryRecord story, Reference reference, ImmutableArray<string> parties)
    {
        var prefix = EntityKind.Agreement.Prefix;
        if (reference.KnownId is { } known)
        {
            return prefix + Ids.Slug(known.StartsWith(prefix, StringComparison.Ordinal) ? known[prefix.Length..] : known);
        }

        if (AgreementName.Read(reference.Name, parties).Proper is { } proper)
        {
            return prefix + Ids.Slug(proper);
        }

        // With fewer than two known parties nothing tells it from the agreements of others: it stays its story's own.
        return parties.Length >= 2
            ? prefix + string.Join('+', parties.Select(party => Ids.Slug(party)))
            : Ids.Of("agreement:of-one-story", story.Article.Id, reference.Key);
    }

    /// <summary>A party or employer by its state where it has one: who signs for a state binds the state.</summary>
    private static string? StandsFor(Reference reference)
    {
        var kind = KindOf(reference);
        return kind == EntityKind.Agreement ? null : CountryOf(kind, reference) ?? Block(kind, reference);
    }

    private static string? CountryOf(EntityKind kind, Reference reference) => reference switch
    {
        { KnownId: { } known } when kind == EntityKind.Country => known,
        { Country: { } country } => country,
        _ when kind == EntityKind.Organization => OrganizationName.Read(reference.Name).Country,
        _ => null,
    };

    private static string RoleOf(RoleRecord role, Func<string?, string?> standsFor) =>
        NameFolding.Fold(role.Title) + (standsFor(role.Of) is { } of ? "@" + of : "");

    private static string? MonthOf(string? published) => published is { Length: >= 7 } ? published[..7] : null;

    private static string Clean(string name) => string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string IdOf(Form form) => Ids.Of(
        "form",
        [
            form.Block, form.Kind.Label, form.Name, Joined(form.Aliases), form.KnownId, form.Acronym, form.Country, Joined(form.Roles),
            form.AgreementKind, Joined(form.Parties), form.SignedOn, form.Reported, Joined(form.NotSignedOn), form.Place, form.Domain,
        ]);

    private static string Joined(ImmutableArray<string> items) => string.Join('\n', items);
}
