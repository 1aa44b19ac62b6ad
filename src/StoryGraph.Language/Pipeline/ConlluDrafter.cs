using System.Collections.Immutable;

namespace StoryGraph.Language.Pipeline;

/// <summary>Takes sentences of a CoNLL-U file onto the road, with all the columns they bring.</summary>
internal static class ConlluDrafter
{
    private const string EntityKey = "NER";

    public static (string Text, List<SentenceDraft> Document) Draft(IReadOnlyList<ConlluSentence> sentences)
    {
        var (text, spans) = ConlluText.Of(sentences);
        return (text, [.. sentences.Select((sentence, i) => Draft(sentence, spans[i]))]);
    }

    /// <summary>Whether the file tells entities at all: a file without any leaves them to us.</summary>
    public static bool TellsEntities(IReadOnlyList<ConlluSentence> sentences) =>
        sentences.Any(sentence => sentence.Words.Any(word => word.MiscValue(EntityKey) is not null));

    private static SentenceDraft Draft(ConlluSentence sentence, ImmutableArray<TextSpan> spans)
    {
        var words = sentence.Words;
        var draft = new SentenceDraft([.. words.Select(word => word.Form)])
        {
            StartsParagraph = sentence.StartsParagraph,
            Entities = Entities(words),
        };
        spans.CopyTo(draft.Spans);
        var hasTree = words.All(word => word.Head is not null && word.Relation != ConlluWord.Missing);
        for (var i = 0; i < words.Length; i++)
        {
            draft.SpaceAfter[i] = words[i].SpaceAfter;
            (draft.Xpos[i], draft.Upos[i], draft.Lemmas[i]) = (words[i].Xpos, words[i].Upos, words[i].Lemma);
            if (hasTree)
            {
                (draft.Heads[i], draft.Relations[i]) = (words[i].Head!.Value, words[i].Relation);
            }
        }

        foreach (var token in sentence.MultiwordTokens)
        {
            draft.ContinuesToken.AsSpan()[(token.Start + 1)..token.End].Fill(true);
            draft.SpaceAfter.AsSpan()[token.Start..token.End].Clear();
            draft.SpaceAfter[token.End - 1] = token.SpaceAfter;
        }

        return draft;
    }

    private static EntitySpan[] Entities(ImmutableArray<ConlluWord> words)
    {
        var entities = new List<EntitySpan>();
        for (var i = 0; i < words.Length; i++)
        {
            var tag = words[i].MiscValue(EntityKey);
            if (tag is null || tag.Length < 3 || EntityTag.Parse(tag.AsSpan(2)) is not { } kind)
            {
                continue;
            }

            if (tag[0] == 'I' && entities.Count > 0 && entities[^1] is var last && last.End == i && last.Kind == kind)
            {
                entities[^1] = last with { End = i + 1 };
            }
            else
            {
                entities.Add(new EntitySpan(i, i + 1, kind));
            }
        }

        return [.. entities];
    }
}
