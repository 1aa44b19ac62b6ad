using System.Collections.Immutable;
using StoryGraph.Extraction.Entities;
using StoryGraph.Extraction.Syntax;
using StoryGraph.Language;

namespace StoryGraph.Extraction.Relations;

/// <summary>What a relation is directed at: an actor, an agreement, the one behind a conduct, or a topic.</summary>
internal sealed class Objects(WordLists words, Cast cast)
{
    private readonly TopicPhrases topics = new(words, cast.Text.Text);

    public IReadOnlyList<EntityDraft> Topics => topics.All;

    public IEnumerable<Referent> Read(Rule rule, Sentence line, int sentence, int token, string role)
    {
        var labels = rule.ObjectLabels.IsEmpty ? rule.Type.To : rule.ObjectLabels;
        var head = line.Tokens[token];
        if (rule.ObjectNouns is { } required && !required.Contains(head.Word()))
        {
            return [];
        }

        if (rule.Through.Contains(head.Word()) || words["passing"].Contains(head.Word()) || words["quantities"].Contains(head.Word()))
        {
            var inner = Through(rule, line, sentence, token);
            if (inner.Count == 0 && words["passing"].Contains(head.Word()))
            {
                // "fulfil all obligations under the pact": the parser may hang the pact on the verb.
                inner = Beside(line, sentence, token, labels);
            }

            if (inner.Count > 0 || words["passing"].Contains(head.Word()))
            {
                return inner;
            }
        }

        // "committed to destroying them": what one is committed to do is no topic.
        if ((role == Argument.Clause && head.Xpos != "VBG") || (head.Xpos == "VBG" && head.IsVerb() && rule.Through.Count > 0 && role is Argument.Clause or "to" or "of"))
        {
            return [];
        }

        var named = role == Argument.Clause ? [] : cast.Resolve(sentence, token).Where(referent => labels.Contains(referent.Entity.Label)).ToImmutableArray();
        if (!named.IsEmpty)
        {
            return named;
        }

        if (head.Word() == "what" && line.Child(token, "acl") is { } clause)
        {
            return FreeRelative(rule, line, sentence, clause.Index);
        }

        if (words["conduct"].Contains(head.Word()) && Behind(line, sentence, token, labels) is { } actor)
        {
            return [actor];
        }

        if (!labels.Contains(EntityLabel.Topic) || !cast.Resolve(sentence, token).IsEmpty)
        {
            return [];
        }

        return topics.Read(line, token) is { } topic ? [new Referent(topic, ReferenceKind.Name)] : [];
    }

    /// <summary>"committed to implementing the pact", "oversaw the signing of the pact", "attended a ceremony held to sign the pact".</summary>
    private List<Referent> Through(Rule rule, Sentence line, int sentence, int token)
    {
        var found = new List<Referent>();
        var (start, end) = line.Subtree(token);
        var labels = rule.ObjectLabels.IsEmpty ? rule.Type.To : rule.ObjectLabels;
        if (line.Tokens[token].IsVerb())
        {
            foreach (var inner in ClauseReader.Read(line, token, words.Control).Of(Argument.Object))
            {
                // What one is committed to maintain is a topic only when it has a name of its own.
                found.AddRange(Read(rule, line, sentence, inner, Argument.Object).Where(referent => referent.Entity.Label != EntityLabel.Topic));
            }

            return found;
        }

        for (var at = start; at < end; at++)
        {
            if (at != token && cast.Agreements.At(sentence, at) is { } agreement && labels.Contains(EntityLabel.Agreement) && line.IsUnder(at, token))
            {
                found.Add(new Referent(agreement.Entity, agreement.Kind));
                break;
            }
        }

        return found;
    }

    private List<Referent> Beside(Sentence line, int sentence, int token, ImmutableArray<EntityLabel> labels)
    {
        var verb = line.Tokens[token].Head;
        for (var at = token + 1; verb >= 0 && at < line.Tokens.Length && at - token < 8; at++)
        {
            if (cast.Agreements.At(sentence, at) is { } agreement && labels.Contains(EntityLabel.Agreement) && line.Tokens[at].Head == verb)
            {
                return [new Referent(agreement.Entity, agreement.Kind)];
            }
        }

        return [];
    }

    /// <summary>"what it described as aggression" is about the aggression.</summary>
    private IEnumerable<Referent> FreeRelative(Rule rule, Sentence line, int sentence, int verb)
    {
        if (!words["naming"].Contains(line.Tokens[verb].Word()))
        {
            return [];
        }

        foreach (var child in line.ChildrenOf(verb))
        {
            if (line.Tokens[child].Is("obl") || line.Tokens[child].Is("xcomp") || line.Tokens[child].Is("advcl"))
            {
                return Read(rule, line, sentence, child, Argument.Object);
            }
        }

        return [];
    }

    /// <summary>Whose conduct it is.</summary>
    private Referent? Behind(Sentence line, int sentence, int token, ImmutableArray<EntityLabel> labels)
    {
        foreach (var child in line.ChildrenOf(token))
        {
            var relation = line.Tokens[child].Relation;
            if (relation is "nmod:poss" or "amod" or "compound" or "nmod:desc" || (relation == "nmod" && line.Preposition(child) is "of" or "by"))
            {
                foreach (var referent in cast.Resolve(sentence, child))
                {
                    if (labels.Contains(referent.Entity.Label) && referent.Entity.Label != EntityLabel.Agreement)
                    {
                        return referent;
                    }
                }
            }
        }

        return null;
    }
}
