using StoryGraph.Language.Repair;
using StoryGraph.Language.Splitting;
using StoryGraph.Language.Tokenization;

namespace StoryGraph.Language.Pipeline;

/// <summary>The first half of the road: text to tokens, glued tokens to words, paragraphs to sentences, tokens to syntactic words.</summary>
internal sealed class DocumentDrafter(Tokenizer tokenizer, WordSegmenter segmenter, SentenceSplitter splitter, MultiwordTokens multiword)
{
    private const int MostParts = 8;

    public List<SentenceDraft> Draft(string text)
    {
        var tokens = new List<RawToken>(text.Length / 5);
        tokenizer.Tokenize(text, tokens);
        tokens = CutGlued(text, tokens);
        var document = new List<SentenceDraft>();
        var first = 0;
        foreach (var paragraph in Paragraphs.Find(text))
        {
            var end = first;
            while (end < tokens.Count && tokens[end].Start < paragraph.End)
            {
                end++;
            }

            AddSentences(text, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(tokens)[first..end], document);
            first = end;
        }

        return document;
    }

    private void AddSentences(string text, ReadOnlySpan<RawToken> tokens, List<SentenceDraft> document)
    {
        var starts = new bool[tokens.Length];
        splitter.Split(text, tokens, starts);
        for (var first = 0; first < tokens.Length;)
        {
            var end = first + 1;
            while (end < tokens.Length && !starts[end])
            {
                end++;
            }

            var sentence = ToWords(text, tokens[first..end]);
            sentence.StartsParagraph = first == 0;
            document.Add(sentence);
            first = end;
        }
    }

    /// <summary>Tokens of letters alone that are no words are cut into words that lie side by side, so no offset is lost.</summary>
    private List<RawToken> CutGlued(string text, List<RawToken> tokens)
    {
        List<RawToken>? repaired = null;
        Span<int> cuts = stackalloc int[WordSegmenter.LongestChunk];
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            var form = text.AsSpan(token.Start, token.Length);
            var count = IsLetters(form) ? segmenter.Cut(form, cuts) : 0;
            if (count == 0)
            {
                repaired?.Add(token);
                continue;
            }

            repaired ??= tokens[..i];
            var start = token.Start;
            foreach (var cut in cuts[..count])
            {
                repaired.Add(new RawToken(start, token.Start + cut, IsRepaired: true));
                start = token.Start + cut;
            }

            repaired.Add(new RawToken(start, token.End, IsRepaired: true));
        }

        return repaired ?? tokens;
    }

    private SentenceDraft ToWords(string text, ReadOnlySpan<RawToken> tokens)
    {
        Span<int> cuts = stackalloc int[MostParts];
        var words = new List<(TextSpan Span, bool Continues, bool SpaceAfter, bool IsRepaired)>(tokens.Length + 4);
        foreach (var token in tokens)
        {
            var start = token.Start;
            var parts = multiword.Part(text.AsSpan(token.Start, token.Length), cuts);
            foreach (var cut in cuts[..parts])
            {
                words.Add((new TextSpan(start, token.Start + cut), start != token.Start, false, token.IsRepaired));
                start = token.Start + cut;
            }

            var space = token.End >= text.Length || char.IsWhiteSpace(text[token.End]);
            words.Add((new TextSpan(start, token.End), start != token.Start, space, token.IsRepaired));
        }

        var draft = new SentenceDraft(new string[words.Count]);
        for (var i = 0; i < words.Count; i++)
        {
            draft.Forms[i] = words[i].Span.In(text).ToString();
            draft.Spans[i] = words[i].Span;
            draft.ContinuesToken[i] = words[i].Continues;
            draft.SpaceAfter[i] = words[i].SpaceAfter;
            draft.IsRepaired[i] = words[i].IsRepaired;
        }

        return draft;
    }

    private static bool IsLetters(ReadOnlySpan<char> token)
    {
        foreach (var c in token)
        {
            if (!char.IsAsciiLetter(c))
            {
                return false;
            }
        }

        return true;
    }
}
