using System.Collections.Immutable;
using StoryGraph.Extraction.Knowledge;
using StoryGraph.Extraction.Mentions;
using StoryGraph.Language;

namespace StoryGraph.Extraction.Syntax;

/// <summary>Makes a tree agree with what else is known of its sentence, where the parser is known to err.</summary>
internal static class TreeRepair
{
    /// <summary>
    /// Makes every name one node: what hangs on any of its words hangs on its head. Parsers often hang a preposition on the given name
    /// and an apposition on the family name.
    /// </summary>
    public static Sentence WithWholeNames(Sentence sentence, SentenceNames names)
    {
        var tokens = sentence.Tokens.ToBuilder();
        var changed = false;
        foreach (var mention in names.All.Where(mention => mention.End - mention.Start > 1))
        {
            for (var i = 0; i < tokens.Count; i++)
            {
                var inside = mention.Covers(i);
                if (inside && i != mention.Head && !mention.Covers(tokens[i].Head))
                {
                    // A second word of the name that hangs outside of it.
                    tokens[i] = tokens[i] with { Head = mention.Head, Relation = "flat" };
                    changed = true;
                }
                else if (!inside && tokens[i].Head != mention.Head && mention.Covers(tokens[i].Head))
                {
                    tokens[i] = tokens[i] with { Head = mention.Head };
                    changed = true;
                }
            }
        }

        foreach (var mention in names.All.Where(mention => tokens[mention.Head].Relation is "vocative" or "dislocated" or "parataxis"))
        {
            // A headline's "Iraq, Iran sign": the first is no address, but the other subject.
            var next = names.At(mention.End + 1);
            if (next is not null && tokens[mention.End].Form == "," && next.Label == mention.Label && tokens[next.Head].Relation == "nsubj")
            {
                tokens[mention.Head] = tokens[mention.Head] with { Relation = "nsubj", Head = tokens[next.Head].Head };
                tokens[next.Head] = tokens[next.Head] with { Relation = "conj", Head = mention.Head };
                changed = true;
            }
        }

        foreach (var mention in names.All)
        {
            // "Iraq, Iran sign": two of a kind side by side are a list, for nobody is explained by somebody else.
            var token = tokens[mention.Head];
            if (token.Relation is "appos" or "list" or "dep" or "nmod:unmarked" or "flat" or "compound" or "dislocated" && token.Head >= 0 && names.At(token.Head) is { } other && other != mention
                && (other.Label == mention.Label || (AreBodies(other, mention) && EndsWithAnd(tokens, mention.End))) && other.Text != mention.Text && mention.Start > other.End - 1 && HasComma(tokens, other.End, mention.Start)
                && mention.Label is EntityLabel.Country or EntityLabel.Person or EntityLabel.Organization && (mention.Label != EntityLabel.Organization || EndsWithAnd(tokens, mention.End)) && other.Naming is null or CountryNaming.Name or CountryNaming.Capital)
            {
                tokens[mention.Head] = token with { Relation = "conj" };
                changed = true;
            }
        }

        return changed && IsTree(tokens) ? With(sentence, tokens.ToImmutable()) : sentence;
    }

    /// <summary>In headlines a verb is often taken for a noun ("Iraq reaffirms commitment"); a noun has neither subject nor object.</summary>
    public static Sentence WithVerbs(Sentence sentence)
    {
        var tokens = sentence.Tokens.ToBuilder();
        var changed = false;
        foreach (var token in sentence.Tokens)
        {
            if (token.Upos is "NOUN" or "PROPN" && token.Xpos is "NNS" or "NNPS" && sentence.HasChild(token.Index, "nsubj") && sentence.HasChild(token.Index, "obj")
                && !sentence.HasChild(token.Index, "cop"))
            {
                tokens[token.Index] = token with { Upos = "VERB", Xpos = "VBZ", Lemma = token.Lemma.ToLowerInvariant() };
                changed = true;
            }
        }

        return changed ? With(sentence, tokens.ToImmutable()) : sentence;
    }

    /// <summary>
    /// What stands before a verb and hangs on its object hangs on the verb: "Fiji, along with Samoa, opposed the treaty" has Fiji as subject.
    /// </summary>
    public static Sentence WithSubjects(Sentence sentence)
    {
        var tokens = sentence.Tokens.ToBuilder();
        var changed = false;
        foreach (var token in sentence.Tokens)
        {
            if (token.Head <= token.Index || !(token.Is("nsubj") || token.Is("nmod") || token.Is("obl")) || sentence.HasChild(token.Head, "cop"))
            {
                continue;
            }

            var noun = sentence.Tokens[token.Head];
            if (noun.IsNominal() && noun.Is("obj") && noun.Head > token.Index && noun.Head < noun.Index && sentence.Tokens[noun.Head].Upos == "VERB"
                && (!token.Is("nsubj") || !sentence.HasChild(noun.Head, "nsubj")))
            {
                tokens[token.Index] = token with { Head = noun.Head, Relation = token.Is("nmod") ? "obl" : token.Relation };
                changed = true;
            }
        }

        return changed ? With(sentence, tokens.ToImmutable()) : sentence;
    }

    /// <summary>"memorandum of understanding" is a noun, and what the parser hangs on its second half belongs to the verb above.</summary>
    public static Sentence WithMemoranda(Sentence sentence)
    {
        var tokens = sentence.Tokens.ToBuilder();
        var changed = false;
        for (var i = 2; i < tokens.Count; i++)
        {
            if (tokens[i - 2].Word() is "memorandum" && tokens[i - 1].Form == "of" && tokens[i].Form.ToLowerInvariant() is "understanding" or "agreement" or "cooperation")
            {
                var noun = tokens[i - 2];
                var above = noun.Head >= 0 && tokens[noun.Head].IsVerb() ? noun.Head : noun.Index;
                for (var at = 0; at < tokens.Count; at++)
                {
                    if (tokens[at].Head == i && at != i - 1 && at != noun.Index)
                    {
                        tokens[at] = tokens[at] with { Head = above };
                    }
                }

                if (tokens[i].Head == noun.Index)
                {
                    tokens[i] = tokens[i] with { Upos = "NOUN", Xpos = "NN", Lemma = tokens[i].Form.ToLowerInvariant(), Relation = "nmod" };
                    changed = true;
                }
            }
        }

        return changed && IsTree(tokens) ? With(sentence, tokens.ToImmutable()) : sentence;
    }

    /// <summary>"blasted Washington's 'interfering position'": a participle between owner and noun is the noun's, and the noun the object.</summary>
    public static Sentence WithParticiples(Sentence sentence)
    {
        foreach (var token in sentence.Tokens)
        {
            if (token.Xpos == "VBG" && token.Is("xcomp") && sentence.Tokens[token.Head].IsVerb() && !sentence.HasChild(token.Head, "obj")
                && sentence.Child(token.Index, "obj") is { } noun && noun.Index > token.Index && sentence.Child(noun.Index, "nmod:poss") is { } owner && owner.Index < token.Index)
            {
                var tokens = sentence.Tokens.ToBuilder();
                tokens[noun.Index] = noun with { Head = token.Head, Relation = "obj" };
                tokens[token.Index] = token with { Head = noun.Index, Relation = "amod" };
                return With(sentence, tokens.ToImmutable());
            }
        }

        return sentence;
    }

    private static bool AreBodies(Mention a, Mention b) =>
        a.Label is EntityLabel.Country or EntityLabel.Organization && b.Label is EntityLabel.Country or EntityLabel.Organization;

    /// <summary>"X, Y and Z": the list ends within a few words.</summary>
    private static bool EndsWithAnd(IReadOnlyList<Token> tokens, int end)
    {
        for (var i = end; i < tokens.Count && i < end + 6; i++)
        {
            if (tokens[i].Form is "and")
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasComma(IReadOnlyList<Token> tokens, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (tokens[i].Form == ",")
            {
                return true;
            }
        }

        return false;
    }

    private static Sentence With(Sentence sentence, ImmutableArray<Token> tokens) =>
        new(sentence.Span, tokens, sentence.Entities, sentence.Quality, sentence.StartsParagraph);

    private static bool IsTree(IReadOnlyList<Token> tokens)
    {
        foreach (var token in tokens)
        {
            var at = token.Head;
            for (var steps = 0; at >= 0; at = tokens[at].Head)
            {
                if (++steps > tokens.Count)
                {
                    return false;
                }
            }
        }

        return true;
    }
}
