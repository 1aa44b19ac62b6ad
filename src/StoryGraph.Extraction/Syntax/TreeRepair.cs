using System.Collections.Immutable;
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
