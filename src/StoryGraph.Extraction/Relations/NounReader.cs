using System.Collections.Immutable;
using StoryGraph.Extraction.Syntax;
using StoryGraph.Language;

namespace StoryGraph.Extraction.Relations;

/// <summary>
/// Reads who takes part in what a noun says, alone ("Ghana's support for the pact") or carried by a verb ("Ghana voiced support for the pact",
/// "the pact drew support from Ghana").
/// </summary>
internal sealed class NounReader(WordLists words)
{
    public Predicate Read(Sentence sentence, int noun, Rule rule)
    {
        var arguments = ImmutableArray.CreateBuilder<Argument>();
        AddOwn(sentence, noun, arguments);
        var token = sentence.Tokens[noun];
        if (sentence.HasChild(noun, "cop") && sentence.Child(noun, "nsubj") is { } subject)
        {
            // "is in talks with Chad", "is its support for Chad".
            Add(sentence, Argument.Subject, subject.Index, arguments);
        }

        if (sentence.Tokens[noun] is { Relation: "appos", Head: >= 0 } apposition)
        {
            // "X, a critic of Y"
            Add(sentence, Argument.Subject, apposition.Head, arguments);
        }

        var carrier = CarrierOf(sentence, noun);
        if (carrier >= 0)
        {
            AddCarried(sentence, noun, carrier, rule, arguments);
        }
        else if (rule.InheritsSubject && token.Is("nmod") && token.Head >= 0 && sentence.Preposition(noun) is "with" or "including" or "during" && !arguments.Any(argument => argument.Role is Argument.Poss or "between"))
        {
            // "embarked on his mission with visits to Chad and Mali": whose mission it is, or who embarked on it.
            if (sentence.Child(token.Head, "nmod:poss") is { } owner)
            {
                Add(sentence, Argument.Subject, owner.Index, arguments);
            }
            else if (sentence.Tokens[token.Head].Head is var above and >= 0 && sentence.Tokens[above].IsVerb())
            {
                AddSubjects(ClauseReader.Read(sentence, above, words.Control), Argument.Subject, arguments, Argument.Subject);
            }
        }
        else if (rule.InheritsSubject && token.Is("obl") && token.Head >= 0 && !arguments.Any(argument => argument.Role is Argument.Poss or "between")
            && sentence.Preposition(noun) is "during" or "in" or "at" or "after" or "following" or "on" or "with")
        {
            // "called for calm during a visit to Chad": the clause's subject visits.
            AddSubjects(ClauseReader.Read(sentence, token.Head, words.Control), Argument.Subject, arguments, Argument.Subject);
        }

        return new Predicate(noun, arguments.ToImmutable());
    }

    /// <summary>The verb that only carries the noun; of "voice criticism and opposition" the same for both. -1 without one.</summary>
    private static int CarrierOf(Sentence sentence, int noun)
    {
        var token = sentence.Tokens[noun];
        if (token.Is("conj") && token.Head >= 0 && sentence.Tokens[token.Head].IsNominal())
        {
            return CarrierOf(sentence, token.Head);
        }

        // "a round of talks", "a series of meetings".
        if (token.Is("nmod") && token.Head >= 0 && sentence.Preposition(noun) == "of" && sentence.Tokens[token.Head].Word() is "round" or "series" or "number" or "set" or "string" or "flurry" or "day" or "hour" or "statement" or "word" or "expression")
        {
            return CarrierOf(sentence, token.Head);
        }

        if (token.Head < 0 || !sentence.Tokens[token.Head].IsVerb())
        {
            return -1;
        }

        return token.Is("obj") || token.Relation is "nsubj:pass" || (token.Is("obl") && sentence.Preposition(noun) is "under" or "into" or "with" or "in") ? token.Head
            : -1;
    }

    private static void AddOwn(Sentence sentence, int noun, ImmutableArray<Argument>.Builder arguments)
    {
        foreach (var index in sentence.ChildrenOf(noun))
        {
            var child = sentence.Tokens[index];
            if (child.Relation == "nmod:poss")
            {
                Add(sentence, Argument.Poss, index, arguments);
            }
            else if (child.Is("nmod") || child.Is("obl"))
            {
                var preposition = sentence.Preposition(index);
                if (preposition.Length > 0)
                {
                    Add(sentence, preposition, index, arguments);
                }
            }
            else if (child.Relation is "compound" or "amod" or "nmod:desc" && index < noun)
            {
                Add(sentence, Argument.Modifier, index, arguments);
                foreach (var inner in sentence.ChildrenOf(index))
                {
                    // "Iran-Iraq talks": the parser hangs one on the other.
                    if (sentence.Tokens[inner].Relation is "compound" or "amod" or "nmod" or "dep")
                    {
                        arguments.Add(new Argument(Argument.Modifier, inner));
                    }
                }
            }
            else if (child.Is("acl") && child.Relation != "acl:relcl" && (child.Xpos == "VB" || child.Xpos == "VBG"))
            {
                arguments.Add(new Argument(Argument.Clause, index));
            }
        }
    }

    private void AddCarried(Sentence sentence, int noun, int carrier, Rule rule, ImmutableArray<Argument>.Builder arguments)
    {
        var lemma = sentence.Tokens[carrier].Word();
        var verb = ClauseReader.Read(sentence, carrier, words.Control);

        // The parser often hangs "to the deal" on the verb instead of the noun.
        foreach (var argument in verb.Arguments)
        {
            if (argument.Role is not (Argument.Subject or Argument.Object or Argument.Indirect or Argument.Clause) && !arguments.Any(own => own.Role == argument.Role))
            {
                arguments.Add(argument);
            }
        }

        if (words["receiving"].Contains(lemma) && (arguments.Any(argument => argument.Role is "from" or "by" or "among") || !words["giving"].Contains(lemma)))
        {
            // "won the support of X": what would be its object is its giver.
            var givers = rule.ObjectRoles.Contains("of") && lemma is "win" or "gain" or "receive" or "enjoy" or "earn" or "garner"
                ? arguments.Where(argument => argument.Role == "of").Select(argument => argument.Token).ToList() : [];
            foreach (var from in givers.Concat(verb.Of("from")).Concat(verb.Of("by")).Concat(arguments.Where(argument => argument.Role is "from" or "by").Select(argument => argument.Token)).Distinct().ToList())
            {
                arguments.Insert(0, new Argument(Argument.Subject, from));
            }

            var target = rule.ObjectRoles.FirstOrDefault(Argument.Object);
            foreach (var subject in verb.Of(Argument.Subject))
            {
                arguments.Insert(0, new Argument(target, subject));
            }
        }
        else if (words["giving"].Contains(lemma) && !arguments.Any(argument => argument.Role is Argument.Poss && sentence.Tokens[argument.Token].Upos != "PRON"))
        {
            AddSubjects(verb, Argument.Subject, arguments, Argument.Subject);
        }
        else if (rule.InheritsSubject && !arguments.Any(argument => argument.Role is Argument.Poss or "between"))
        {
            AddSubjects(verb, Argument.Subject, arguments, Argument.Subject);
        }
    }

    private static void AddSubjects(Predicate verb, string role, ImmutableArray<Argument>.Builder arguments, string newRole)
    {
        foreach (var subject in verb.Of(role))
        {
            arguments.Add(new Argument(newRole, subject));
        }
    }

    private static void Add(Sentence sentence, string role, int token, ImmutableArray<Argument>.Builder arguments)
    {
        foreach (var member in sentence.Coordinated(token))
        {
            arguments.Add(new Argument(role, member));
        }
    }
}
