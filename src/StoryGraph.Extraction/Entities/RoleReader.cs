using StoryGraph.Extraction.Knowledge;
using StoryGraph.Extraction.Mentions;
using StoryGraph.Extraction.Relations;
using StoryGraph.Extraction.Syntax;
using StoryGraph.Language;

namespace StoryGraph.Extraction.Entities;

/// <summary>
/// Reads the offices of people from the words around their names: "Iraqi Prime Minister X", "X, secretary of the council",
/// "the minister of oil, X", "the party, led by X".
/// </summary>
/// <remarks>
/// These phrases are so regular that the order of words is a better guide than the tree, which errs most on long titles.
/// </remarks>
internal sealed class RoleReader(Gazetteer gazetteer, WordLists words, NamedEntities entities)
{
    private const int MostWordsOfTitle = 16;

    private readonly Dictionary<(int Sentence, int Token), EntityDraft> holders = [];
    private readonly List<Mention> spoken = [];

    /// <summary>Whom the noun of an office names where its holder stands beside it: "the secretary of the council, X".</summary>
    public EntityDraft? HolderAt(int sentence, int token) => holders.GetValueOrDefault((sentence, token));

    public void Read(AnalyzedText text, IReadOnlyList<SentenceNames> names)
    {
        spoken.AddRange(names.SelectMany(sentence => sentence.All));
        for (var index = 0; index < names.Count; index++)
        {
            var line = new Line(text.Sentences[index], names[index], index);
            foreach (var mention in names[index].All)
            {
                if (mention.Label == EntityLabel.Person && entities.Of(mention) is { } person)
                {
                    var found = Before(line, mention) is { } before && Add(person, before, line);
                    found |= After(line, mention) is { } after && Add(person, after, line);
                    found |= OfState(line, mention) is { } ofState && Add(person, ofState, line);
                    found |= LeaderOf(line, mention) is { } led && Add(person, led, line);
                    if (!found && (MemberOf(line, mention) ?? OwnedBy(line, mention)) is { } member)
                    {
                        Add(person, member, line);
                    }
                }
            }
        }

        FillFromElsewhere();
        for (var index = 0; index < names.Count; index++)
        {
            var line = new Line(text.Sentences[index], names[index], index);
            FillFromList(line);
            AddMembersOfList(line);
        }

        AddIntroduced(text, names);
        FillFromHome(text, names);
    }

    /// <summary>
    /// "President X" of a story that begins "Kenya to ..." is Kenya's: a state's own officers are not told to be its own.
    /// </summary>
    private void FillFromHome(AnalyzedText text, IReadOnlyList<SentenceNames> names)
    {
        if (Home(text, names) is not { } home)
        {
            return;
        }

        foreach (var person in entities.All.Where(entity => entity.Label == EntityLabel.Person && entity.Roles.Count > 0 && entity.Roles.TrueForAll(role => role.Of is null)))
        {
            var role = person.Roles[0];
            if (gazetteer.Offices.Find(role.Title) is { Of: OfficeScope.State, Speaks: true } && !entities.All.Any(other => other != person && other.Roles.Exists(held => held.Of == home && held.Title == role.Title)))
            {
                person.Roles[0] = role with { Of = home, Rule = "office-of-home" };
                person.Country ??= home.Country;
            }
        }
    }

    /// <summary>The state that acts in the headline or first sentence.</summary>
    private EntityDraft? Home(AnalyzedText text, IReadOnlyList<SentenceNames> names)
    {
        for (var index = 0; index < Math.Min(2, names.Count); index++)
        {
            var sentence = text.Sentences[index];
            foreach (var mention in names[index].All.Where(mention => mention.Label == EntityLabel.Country && mention.Start <= 3))
            {
                var token = sentence.Tokens[mention.Head];
                if (token.Is("nsubj") || (token.Head >= 0 && token.Relation is "amod" or "compound" or "nmod:poss" && sentence.Tokens[token.Head].Is("nsubj")) || (token.Head < 0 && mention.Start == 0))
                {
                    return entities.Of(mention);
                }
            }
        }

        return null;
    }

    /// <summary>In "met with Iranian President X, ... and Foreign Minister Y" the office without a state is of the state of the list.</summary>
    private void FillFromList(Line line)
    {
        EntityDraft? state = null;
        foreach (var mention in line.Names.All.Where(mention => mention.Label == EntityLabel.Person))
        {
            if (entities.Of(mention) is not { } person)
            {
                continue;
            }

            for (var i = 0; i < person.Roles.Count; i++)
            {
                var role = person.Roles[i];
                if (role.Sentence == line.Index && role.Of is null && state is not null && gazetteer.Offices.Find(role.Title) is { Of: OfficeScope.State })
                {
                    person.Roles[i] = role with { Of = state, Rule = "office-in-list" };
                    person.Country ??= state.Country;
                }
            }

            if (person.Roles.FirstOrDefault(role => role.Of is not null && !role.Former)?.Of is { } of)
            {
                state = of.IsCountry ? of : of.Country is { } country ? entities.OfCountry(country) : state;
            }
        }
    }

    /// <summary>"Members of the assembly including X, Y and Z".</summary>
    private void AddMembersOfList(Line line)
    {
        for (var at = 0; at + 2 < line.Sentence.Tokens.Length; at++)
        {
            if (line.Lower(at) is not ("including" or "namely" or "like" or ":") || line.Names.At(at + 1) is not { Label: EntityLabel.Person })
            {
                continue;
            }

            var body = line.Names.All.LastOrDefault(mention => mention.End <= at && mention.Label == EntityLabel.Organization);
            if (body is null || body.Start < 2 || !Enumerable.Range(Math.Max(0, body.Start - 3), Math.Min(3, body.Start)).Any(before => line.Lower(before) is "members" or "lawmakers" or "leaders" or "officials" or "deputies" or "senators" or "legislators" or "mps"))
            {
                continue;
            }

            var next = at + 1;
            while (next < line.Sentence.Tokens.Length && (line.Names.At(next) is { Label: EntityLabel.Person } || line.Lower(next) is "," or "and" || IsHonorific(line, next)))
            {
                if (line.Names.At(next) is { } mention && mention.Start == next && entities.Of(mention) is { } person)
                {
                    Add(person, new RoleDraft("member", entities.Of(body), Former: false, line.Index, "member-of-list"), line);
                }

                next++;
            }
        }
    }

    /// <summary>"Iraq's security adviser said on Monday ... 'Nothing more,' Omar al-Hadi told reporters": who was introduced by his office is named next.</summary>
    private void AddIntroduced(AnalyzedText text, IReadOnlyList<SentenceNames> names)
    {
        for (var index = 0; index < Math.Min(4, names.Count); index++)
        {
            var line = new Line(text.Sentences[index], names[index], index);
            foreach (var token in line.Sentence.Tokens)
            {
                if (!token.Is("nsubj") || !IsOffice(token) || token.Xpos is not ("NN" or "NNP") || HolderAt(index, token.Index) is not null || names[index].At(token.Index) is not null
                    || !(index == 0 || IsSaying(line.Sentence, token.Head)))
                {
                    continue;
                }

                var title = TitleEndingAt(line, token.Index, out var start);
                var behind = OfBehind(line, token.Index + 1, out var portfolio);
                var state = (words.StateOf($"{title} {portfolio}") ?? words.StateOf(title)) is { } home && gazetteer.Countries.ById(home) is { } country ? entities.OfCountry(country) : null;
                if ((OwnerBefore(line, start, IsEnvoy(title), out var former) ?? behind ?? state) is { } owner && NextSpeaker(text, names, index) is { } speaker && speaker.Roles.TrueForAll(role => role.Of is null)
                    && (IsSaying(line.Sentence, token.Head) || speaker.Roles.Exists(role => role.Title.EndsWith(token.Word(), StringComparison.Ordinal)) || (speaker.Roles.Count == 0 && state is not null)))
                {
                    Add(speaker, new RoleDraft(title, owner, former, index, "office-then-name"), line);
                    holders.TryAdd((index, token.Index), speaker);
                    return;
                }
            }
        }
    }

    private bool IsSaying(Sentence sentence, int verb) => verb >= 0 && words["saying"].Contains(sentence.Tokens[verb].Word());

    private EntityDraft? NextSpeaker(AnalyzedText text, IReadOnlyList<SentenceNames> names, int index)
    {
        for (var next = index + 1; next <= index + 3 && next < names.Count; next++)
        {
            foreach (var mention in names[next].All)
            {
                if (mention.Label == EntityLabel.Person && text.Sentences[next].Tokens[mention.Head] is { } head && head.Is("nsubj") && IsSaying(text.Sentences[next], head.Head))
                {
                    return entities.Of(mention);
                }
            }
        }

        return null;
    }

    /// <summary>True when a token can be the noun of an office.</summary>
    public bool IsOffice(Token token) => token.Upos is "NOUN" or "PROPN" or "ADJ" && IsOfficeWord(token.Form.ToLowerInvariant());

    private bool IsOfficeWord(string word) => words["officeNouns"].Contains(word) || words["memberNouns"].Contains(word) || (word.EndsWith('s') && words["officeNouns"].Contains(word[..^1]) && word is not "chiefs") || gazetteer.Offices.Find(word) is not null;

    private static bool Add(EntityDraft person, RoleDraft? role, Line line)
    {
        _ = line;
        if (role is null)
        {
            return false;
        }

        if (!person.Roles.Any(known => known.Title == role.Title && known.Of == role.Of && known.Sentence == role.Sentence))
        {
            person.Roles.Add(role);
        }

        if (role.Of is { } of && !role.Former)
        {
            person.Country ??= of.Country;
        }

        return true;
    }

    /// <summary>"Iraq's National Security Adviser X", "the Secretary of the National Council, X".</summary>
    private RoleDraft? Before(Line line, Mention person)
    {
        var at = person.Start - 1;
        var comma = false;
        EntityDraft? of = null;
        var portfolio = new List<string>();
        for (var steps = 0; at >= 0 && steps < MostWordsOfTitle; steps++)
        {
            var form = line.Lower(at);
            if (line.Names.At(at) is { } mention)
            {
                if (mention.Label == EntityLabel.Person)
                {
                    return null;
                }

                // A body right before the name is no office: "the United Nations Ban Ki-moon" is not written.
                var joined = mention.Start > 0 ? line.Lower(mention.Start - 1) : "";
                if (joined is "the" && mention.Start > 1)
                {
                    joined = line.Lower(mention.Start - 2);
                }

                if (joined is "of" or "for" or "at" or "to" or "in" or "on" or "with" || joined is "'s" or "’s" || mention.Label is EntityLabel.Country or EntityLabel.Place)
                {
                    if (mention.Label is EntityLabel.Organization or EntityLabel.Country)
                    {
                        of = Better(of, entities.Of(mention));
                    }

                    portfolio.Insert(0, mention.Text.ToLowerInvariant());
                    at = mention.Start - 1;
                    continue;
                }

                return null;
            }

            if (form is ",")
            {
                // Between office and name; a second one is none, for the list has gone on to somebody else.
                if (portfolio.Count == 0 && comma)
                {
                    return null;
                }

                comma |= portfolio.Count == 0;

                at--;
                continue;
            }

            if (IsHonorific(line, at))
            {
                at--;
                continue;
            }

            if (IsOffice(line.Sentence.Tokens[at]))
            {
                // "president of X" needs its "of"; with a comma there must be one or an owner before.
                var title = TitleEndingAt(line, at, out var start);
                var owner = OwnerBefore(line, start, IsEnvoy(title), out var former);
                if (comma && of is null && owner is null && portfolio.Count == 0 && !line.Lower(Math.Max(0, start - 1)).Equals("the", StringComparison.Ordinal))
                {
                    return null;
                }

                // "X, secretary of the council, Y": the office is X's.
                if (comma && IsAppositionOf(line, start))
                {
                    return null;
                }

                holders.TryAdd((line.Index, at), entities.Of(person)!);
                return Draft(line, portfolio, title, of, owner, former, "title-before-name");
            }

            if (form is "and" && portfolio.Count == 0)
            {
                return null;
            }

            if (form is "of" or "for" or "the" or "and" or "at" or "to" or "in" or "on" or "with" or "&" or "(" or ")" or "'s" or "’s" or "-" || IsTitleWord(line, at))
            {
                // What is between an office and a name must hang together by "of": collected here as its portfolio.
                portfolio.Insert(0, form);
                at--;
                continue;
            }

            return null;
        }

        return null;
    }

    private static bool IsAppositionOf(Line line, int start)
    {
        for (var at = start - 1; at > 0 && start - at < 8; at--)
        {
            if (line.Lower(at) is "," or "(")
            {
                return line.Names.At(at - 1) is { Label: EntityLabel.Person };
            }

            if (line.Names.At(at) is { Label: EntityLabel.Person } || line.Sentence.Tokens[at].IsVerbForm())
            {
                return false;
            }
        }

        return false;
    }

    private RoleDraft? Draft(Line line, List<string> portfolio, string title, EntityDraft? of, EntityDraft? owner, bool former, string rule)
    {
        var behind = string.Join(' ', portfolio).Trim();
        var linked = behind.Length == 0 || behind.Split(' ')[0] is "of" or "for" or "at" or "to" or "in" or "on" or "with" or "and" or "-" || behind.StartsWith("general", StringComparison.Ordinal) || behind.StartsWith("elect", StringComparison.Ordinal);
        if (!linked)
        {
            return null;
        }

        var isPortfolio = behind.StartsWith("of ", StringComparison.Ordinal) || behind.StartsWith("for ", StringComparison.Ordinal);
        var full = isPortfolio ? $"{title} {behind}" : title;
        var home = words.StateOf(full) ?? words.StateOf(title);
        var state = home is null ? null : gazetteer.Countries.ById(home) is { } country ? entities.OfCountry(country) : gazetteer.Bodies.ById(home) is { } body ? entities.OfBody(body) : null;
        EntityDraft? whose = of is { Label: EntityLabel.Organization } ? of : owner is { Label: EntityLabel.Organization } ? owner : null;
        whose ??= BodyBeforeOffice(title, line.Index);
        whose ??= of is { IsCountry: true } && IsEnvoy(title) ? owner ?? of : of is { IsCountry: true } ? of : owner;
        if (IsEnvoy(title) && owner is { IsCountry: true })
        {
            whose = owner;
        }

        whose ??= state;
        if (words["memberNouns"].Contains(title.Split(' ')[^1]) && whose is not { Label: EntityLabel.Organization })
        {
            return null;
        }

        return new RoleDraft(Cut(full, of), whose, former, line.Index, rule);
    }

    /// <summary>"party leader", "Trust director": the body of that kind that the story names.</summary>
    private EntityDraft? BodyBeforeOffice(string title, int sentence)
    {
        var first = title.Split(' ') is [var word, _, ..] && words["bodyNouns"].Contains(word) ? word : null;
        if (first is null)
        {
            return null;
        }

        // The one spoken of last; at the start of a story the first that comes.
        var bodies = spoken.Where(mention => mention.Label == EntityLabel.Organization && NameFolding.Words(mention.Text).Skip(1).Contains(first)).ToList();
        return (bodies.LastOrDefault(mention => mention.Sentence <= sentence) ?? bodies.FirstOrDefault()) is { } known ? entities.Of(known) : null;
    }

    /// <summary>An ambassador to Chad is not Chad's.</summary>
    private static bool IsEnvoy(string title) => title.EndsWith("ambassador", StringComparison.Ordinal) || title.EndsWith("envoy", StringComparison.Ordinal) || title.EndsWith("representative", StringComparison.Ordinal) || title.EndsWith("consul", StringComparison.Ordinal);

    private static string Cut(string title, EntityDraft? of)
    {
        var at = of is null ? -1 : title.IndexOf(" of ", StringComparison.Ordinal);
        return (at > 0 ? title[..at] : title).Trim();
    }

    /// <summary>"X, Iran's foreign minister", "X, secretary of the council", "X, who leads".</summary>
    private RoleDraft? After(Line line, Mention person)
    {
        var at = person.End;
        var count = line.Sentence.Tokens.Length;
        if (at < count && line.Lower(at) is "," or "(" or "–" or "-" or "—")
        {
            at++;
        }
        else if (!(at < count && line.Lower(at) is "who" or "is" or "was" or "as"))
        {
            return null;
        }

        while (at < count && line.Lower(at) is "who" or "is" or "was" or "serves" or "served" or "as" or "now" or "currently" or "also" or "has" or "been")
        {
            at++;
        }

        var first = at;
        EntityDraft? owner = null;
        var former = false;
        for (var steps = 0; at < count && steps < 12; steps++)
        {
            if (line.Names.At(at) is { } mention)
            {
                if (mention.Label == EntityLabel.Person)
                {
                    return null;
                }

                owner = Better(owner, entities.Of(mention) is { Label: EntityLabel.Country or EntityLabel.Organization } body ? body : null);
                at = mention.End;
                continue;
            }

            var word = line.Lower(at);
            former |= words["formerWords"].Contains(word);
            if (word is "his" or "her" or "their" or "its" && owner is null)
            {
                // "met with Y, his special envoy": of the state of whoever was named before.
                owner = line.Names.All.LastOrDefault(before => before.End < person.Start && before.Label is EntityLabel.Person or EntityLabel.Country or EntityLabel.Organization) is { } other && entities.Of(other) is { } boss
                    ? boss.Label == EntityLabel.Person ? boss.Roles.FirstOrDefault(role => role.Of is not null)?.Of : boss
                    : null;
                at++;
                continue;
            }

            if (IsOffice(line.Sentence.Tokens[at]) && !(at + 1 < count && (IsOffice(line.Sentence.Tokens[at + 1]) || line.Lower(at + 1) is "'s" or "’s")))
            {
                var title = TitleEndingAt(line, at, out _);
                var behind = at + 2 < count && line.Lower(at + 1) is "-" && line.Lower(at + 2) is "general" or "elect" or "designate" ? at + 3 : at + 1;
                if (behind > at + 1)
                {
                    title += "-" + line.Lower(at + 2);
                }

                var of = OfBehind(line, behind, out var portfolio);
                if (of is null && owner is null && portfolio.Length == 0 && words.StateOf(title) is null)
                {
                    return null;
                }

                holders.TryAdd((line.Index, at), entities.Of(person)!);
                return Draft(line, [.. portfolio.Split(' ', StringSplitOptions.RemoveEmptyEntries)], title, of, owner, former, "title-behind-name");
            }

            if (word is "'s" or "’s" or "a" or "an" or "the" or "of" or "and" or "-" or "," || words["officeModifiers"].Contains(word) || words["formerWords"].Contains(word) || IsTitleWord(line, at))
            {
                if (word is "," or "and" && at == first)
                {
                    return null;
                }

                at++;
                continue;
            }

            return null;
        }

        return null;
    }

    /// <summary>"of the Supreme Council of Kenya", "for finance": the body or state, and the words as they are.</summary>
    private EntityDraft? OfBehind(Line line, int at, out string portfolio)
    {
        portfolio = "";
        EntityDraft? of = null;
        var start = at;
        while (at < line.Sentence.Tokens.Length && at - start < 14)
        {
            if (line.Names.At(at) is { } mention)
            {
                if (mention.Label == EntityLabel.Person || at == start)
                {
                    break;
                }

                of = Better(of, mention.Label is EntityLabel.Country or EntityLabel.Organization ? entities.Of(mention) : null);
                portfolio += " " + mention.Text.ToLowerInvariant();
                at = mention.End;
                continue;
            }

            var word = line.Lower(at);
            if (word is "of" or "for" or "at" or "to" or "in" or "on" or "with" or "the" or "'s" or "’s" || (at > start && (word is "and" or "'" || IsTitleWord(line, at))))
            {
                if (at == start && word is "the" or "'s" or "’s")
                {
                    break;
                }

                portfolio += " " + word;
                at++;
                continue;
            }

            break;
        }

        portfolio = portfolio.Trim();
        return of;
    }

    /// <summary>"the State Coalition, led by X"; "X, who heads the council".</summary>
    private RoleDraft? LeaderOf(Line line, Mention person)
    {
        var sentence = line.Sentence;
        var token = sentence.Tokens[person.Head];
        if (!token.Is("obl") || token.Head < 0 || sentence.Preposition(person.Head) != "by")
        {
            // The name may hang on its title: "led by former Prime Minister X".
            return null;
        }

        var verb = sentence.Tokens[token.Head];
        if (verb.Word() is not ("lead" or "head" or "chair" or "command" or "run") || !ClauseReader.IsPassive(sentence, verb.Index))
        {
            return null;
        }

        var led = ClauseReader.Read(sentence, verb.Index, words.Control).Of(Argument.Object)
            .Select(index => line.Names.At(index)).FirstOrDefault(mention => mention?.Label is EntityLabel.Organization or EntityLabel.Country);
        return led is not null && entities.Of(led) is { } body ? new RoleDraft("leader", body, Former: false, line.Index, "led-by") : null;
    }

    /// <summary>"Human Rights Watch's Ama Owusu".</summary>
    private RoleDraft? OwnedBy(Line line, Mention person) =>
        person.Start >= 2 && line.Lower(person.Start - 1) is "'s" or "’s" or "'" or "’" && line.Names.At(person.Start - 2) is { Label: EntityLabel.Organization, IsDescription: false } owner
            ? new RoleDraft("member", entities.Of(owner), Former: false, line.Index, "owned-by")
            : null;

    private RoleDraft? OfState(Line line, Mention person)
    {
        // "President Barack Obama of the United States"
        var at = person.End;
        if (at + 1 >= line.Sentence.Tokens.Length || line.Lower(at) != "of")
        {
            return null;
        }

        at += line.Lower(at + 1) is "the" ? 2 : 1;
        return line.Names.At(at) is { Label: EntityLabel.Country } mention && entities.Of(mention) is { } state
            && entities.Of(person)!.Roles.FirstOrDefault(role => role.Sentence == line.Index && role.Of is null) is { } role
                ? role with { Of = state }
                : null;
    }

    /// <summary>"Roger Roberts of the House of Lords", "Ama Owusu (Green Party)".</summary>
    private RoleDraft? MemberOf(Line line, Mention person)
    {
        var at = person.End;
        if (at + 1 >= line.Sentence.Tokens.Length || line.Lower(at) is not ("of" or "from" or "("))
        {
            return null;
        }

        at += line.Lower(at + 1) is "the" ? 2 : 1;
        for (var steps = 0; steps < 6 && at < line.Sentence.Tokens.Length; steps++)
        {
            if (line.Names.At(at) is { Label: EntityLabel.Organization } mention && !mention.IsDescription)
            {
                return new RoleDraft("member", entities.Of(mention), Former: false, line.Index, "member-of");
            }

            if (line.Names.At(at) is not { Label: EntityLabel.Country } && !IsTitleWord(line, at) && line.Lower(at) is not ",")
            {
                break;
            }

            at++;
        }

        return null;
    }

    private string TitleEndingAt(Line line, int noun, out int start)
    {
        start = noun;
        while (start > 0 && noun - start < 5 && line.Names.At(start - 1) is null && IsTitleWord(line, start - 1)
            && !words["officeModifiers"].Contains(line.Lower(start - 1)) && !words["formerWords"].Contains(line.Lower(start - 1)))
        {
            start--;
        }

        if (start >= 2 && line.Lower(start - 1) is "-" or "‑" && line.Lower(start - 2) is "vice" or "deputy" or "co" or "under")
        {
            start -= 2;
        }

        return string.Join(' ', Enumerable.Range(start, noun + 1 - start).Select(line.Lower)).Replace(" - ", "-", StringComparison.Ordinal);
    }

    /// <summary>Whose an office is: the state or body before it, "Iran's newly appointed", "US State Department".</summary>
    private EntityDraft? OwnerBefore(Line line, int start, bool isEnvoy, out bool former)
    {
        former = false;
        EntityDraft? owner = null;
        for (var at = start - 1; at >= 0 && start - at <= 8; at--)
        {
            if (line.Names.At(at) is { } mention)
            {
                if (mention.Label is EntityLabel.Country or EntityLabel.Organization)
                {
                    // An Israeli UN envoy is Israel's.
                    owner = isEnvoy && owner is not null && entities.Of(mention) is { IsCountry: true } state ? state : Better(owner, entities.Of(mention));
                    at = mention.Start;
                    former |= mention.Start > 0 && line.Lower(mention.Start - 1) is "then" or "then-" or "former" or "ex-" or "-" && (line.Lower(mention.Start - 1) is not "-" || (mention.Start > 1 && line.Lower(mention.Start - 2) is "then" or "ex"));
                    if (owner?.Label == EntityLabel.Organization && !isEnvoy && mention.Start > 0 && line.Names.At(mention.Start - 1) is null)
                    {
                        return owner;
                    }

                    continue;
                }

                return owner;
            }

            var word = line.Lower(at);
            if (words["formerWords"].Contains(word))
            {
                former = true;
                continue;
            }

            if (owner is not null || !words["officeModifiers"].Contains(word))
            {
                return owner;
            }
        }

        return owner;
    }

    /// <summary>A body tells more than the state; of two of a kind the nearer one, which is the first found, stays.</summary>
    private static EntityDraft? Better(EntityDraft? known, EntityDraft? more) =>
        known is null || (more is { Label: EntityLabel.Organization } && known.IsCountry) ? more ?? known : known;

    private bool IsHonorific(Line line, int at) =>
        gazetteer.PersonWords.Find(line.Sentence.Tokens[at].Form) is PersonWordKind.Honorific or PersonWordKind.Rank
        || (at > 0 && gazetteer.PersonWords.Find($"{line.Sentence.Tokens[at - 1].Form} {line.Sentence.Tokens[at].Form}") is PersonWordKind.Honorific or PersonWordKind.Rank)
        || line.Lower(at) is "." or "gen." or "lt." or "lt" or "gen" or "maj." or "sgt" or "mr.";

    private static bool IsTitleWord(Line line, int at) =>
        line.Sentence.Tokens[at].Upos is "NOUN" or "PROPN" or "ADJ" or "VERB" && line.Sentence.Tokens[at].Xpos is not ("VBD" or "VBZ" or "VBP" or "VB");

    /// <summary>"Foreign Minister X" in one sentence is "Kenyan Foreign Minister X" of another.</summary>
    private void FillFromElsewhere()
    {
        foreach (var person in entities.All.Where(entity => entity.Label == EntityLabel.Person))
        {
            for (var i = 0; i < person.Roles.Count; i++)
            {
                var role = person.Roles[i];
                if (role.Of is null)
                {
                    var known = person.Roles.FirstOrDefault(other => other.Of is not null && (other.Title == role.Title || other.Title.EndsWith(role.Title, StringComparison.Ordinal)));
                    if (known is not null)
                    {
                        person.Roles[i] = role with { Of = known.Of };
                    }
                }
            }
        }
    }

    /// <summary>A sentence with its names.</summary>
    private sealed record Line(Sentence Sentence, SentenceNames Names, int Index)
    {
        public string Lower(int token) => Sentence.Tokens[token].Form.ToLowerInvariant();
    }
}
