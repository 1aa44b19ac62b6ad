using System.Collections.Immutable;
using System.Text;

namespace StoryGraph.Language;

/// <summary>The running text that sentences of a CoNLL-U file were taken from, as far as their spacing tells, and where their words stand.</summary>
/// <param name="Text">Paragraphs and documents have a blank line between them.</param>
/// <param name="Words">For each sentence the span of each word; the words of a multiword token share out its characters.</param>
public sealed record ConlluText(string Text, ImmutableArray<ImmutableArray<TextSpan>> Words)
{
    public static ConlluText Of(IEnumerable<ConlluSentence> sentences)
    {
        ArgumentNullException.ThrowIfNull(sentences);
        var text = new StringBuilder();
        var all = ImmutableArray.CreateBuilder<ImmutableArray<TextSpan>>();
        foreach (var sentence in sentences)
        {
            if (sentence.StartsParagraph && text.Length > 0)
            {
                while (text[^1] == ' ')
                {
                    text.Length--;
                }

                text.Append("\n\n");
            }

            all.Add(Append(text, sentence));
        }

        while (text.Length > 0 && text[^1] == ' ')
        {
            text.Length--;
        }

        return new ConlluText(text.ToString(), all.ToImmutable());
    }

    private static ImmutableArray<TextSpan> Append(StringBuilder text, ConlluSentence sentence)
    {
        var spans = ImmutableArray.CreateBuilder<TextSpan>(sentence.Words.Length);
        var multiword = 0;
        for (var i = 0; i < sentence.Words.Length; i++)
        {
            if (multiword < sentence.MultiwordTokens.Length && sentence.MultiwordTokens[multiword] is var token && token.Start == i)
            {
                var start = text.Length;
                text.Append(token.Form);
                for (; i < token.End; i++)
                {
                    // The last word takes what is left, should the words not be spelled as the token is ("du" for de + le).
                    var end = i == token.End - 1 ? text.Length : Math.Min(start + sentence.Words[i].Form.Length, text.Length);
                    spans.Add(new TextSpan(start, end));
                    start = end;
                }

                i--;
                multiword++;
                AppendSpace(token.SpaceAfter);
                continue;
            }

            spans.Add(new TextSpan(text.Length, text.Length + sentence.Words[i].Form.Length));
            text.Append(sentence.Words[i].Form);
            AppendSpace(sentence.Words[i].SpaceAfter);
        }

        return spans.ToImmutable();

        void AppendSpace(bool space)
        {
            if (space)
            {
                text.Append(' ');
            }
        }
    }
}
