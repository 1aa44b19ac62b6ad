using System.Collections.Immutable;
using System.Text;
using StoryGraph.Language;
using StoryGraph.Language.Tokenization;

namespace StoryGraph.Training.Data;

/// <summary>A document as running text, with the tokens (multiword tokens whole) and sentences that the treebank has in it.</summary>
/// <param name="Text">Paragraphs have a blank line between them.</param>
/// <param name="Tokens">Tokens in the order of the text.</param>
/// <param name="SentenceStarts">For each token whether a sentence starts with it.</param>
internal sealed record RawText(string Text, ImmutableArray<RawToken> Tokens, ImmutableArray<bool> SentenceStarts)
{
    /// <summary>The document's text; with a random generator, damaged as scraping does it.</summary>
    /// <param name="document">A document of a treebank.</param>
    /// <param name="glue">If not null, now and then the space after a comma, a stop or a quote is lost.</param>
    /// <param name="share">How many of these spaces are lost, in [0, 1].</param>
    public static RawText Of(TreebankDocument document, Random? glue = null, double share = 0)
    {
        var text = new StringBuilder();
        var tokens = ImmutableArray.CreateBuilder<RawToken>();
        var starts = ImmutableArray.CreateBuilder<bool>();
        var space = false;
        foreach (var sentence in document.Sentences)
        {
            if (sentence.StartsParagraph && text.Length > 0)
            {
                text.Append("\n\n");
                space = false;
            }

            foreach (var (token, index) in SurfaceTokens(sentence).Select((token, index) => (token, index)))
            {
                if (space && !(glue is not null && LosesSpace(text[^1], token.Form[0]) && glue.NextDouble() < share))
                {
                    text.Append(' ');
                }

                tokens.Add(new RawToken(text.Length, text.Length + token.Form.Length));
                starts.Add(index == 0);
                text.Append(token.Form);
                space = token.SpaceAfter;
            }
        }

        return new RawText(text.ToString(), tokens.ToImmutable(), starts.ToImmutable());
    }

    public static IEnumerable<(string Form, bool SpaceAfter)> SurfaceTokens(ConlluSentence sentence)
    {
        var multiword = 0;
        for (var i = 0; i < sentence.Words.Length; i++)
        {
            if (multiword < sentence.MultiwordTokens.Length && sentence.MultiwordTokens[multiword] is var token && token.Start == i)
            {
                yield return (token.Form, token.SpaceAfter);
                i = token.End - 1;
                multiword++;
            }
            else
            {
                yield return (sentence.Words[i].Form, sentence.Words[i].SpaceAfter);
            }
        }
    }

    private static bool LosesSpace(char before, char after) =>
        char.IsLetter(after) && before is ',' or '.' or ';' or ':' or '!' or '?' or '"' or '\u201D' or ')';
}
