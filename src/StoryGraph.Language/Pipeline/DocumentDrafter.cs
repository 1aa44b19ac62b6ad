using StoryGraph.Language.Repair;
using StoryGraph.Language.Splitting;
using StoryGraph.Language.Tokenization;

namespace StoryGraph.Language.Pipeline;

/// <summary>The first half of the road: text to tokens, glued tokens to words, paragraphs to sentences, tokens to syntactic words.</summary>
internal sealed class DocumentDrafter(Tokenizer tokenizer, WordSegmenter segmenter, SentenceSplitter splitter, MultiwordTokens multiword)
{
    private const int MostParts = 8;

    /// <summary>A token with signs inside is looked at from this length on: shorter ones are names and abbreviations.</summary>
    private const int LongToken = 24;

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

    /// <summary>Tokens that are no words are cut into words that lie side by side, so no offset is lost.</summary>
    private List<RawToken> CutGlued(string text, List<RawToken> tokens)
    {
        List<RawToken>? repaired = null;
        for (var i = 0; i < tokens.Count; i++)
        {
            var count = repaired?.Count ?? 0;
            if (repaired is null && MayBeGlued(text.AsSpan(tokens[i].Start, tokens[i].Length)))
            {
                repaired = tokens[..i];
                count = i;
            }

            if (repaired is null)
            {
                continue;
            }

            CutToken(text, tokens[i], repaired);
            if (repaired.Count == count + 1)
            {
                repaired[count] = tokens[i];
            }
        }

        return repaired ?? tokens;
    }

    /// <summary>Adds the pieces of a token: the words of its runs of letters, and what stands between them.</summary>
    private void CutToken(string text, RawToken token, List<RawToken> pieces)
    {
        if (!MayBeGlued(text.AsSpan(token.Start, token.Length)))
        {
            pieces.Add(token);
            return;
        }

        Span<int> cuts = stackalloc int[WordSegmenter.LongestChunk];
        var first = pieces.Count;
        var anyCut = false;
        for (var start = token.Start; start < token.End;)
        {
            var end = start;
            while (end < token.End && char.IsAsciiLetter(text[end]))
            {
                end++;
            }

            if (end == start)
            {
                // An apostrophe belongs to the word before, any other sign stands alone.
                if (text[start] is '\'' or '\u2019' && pieces.Count > first)
                {
                    pieces[^1] = new RawToken(pieces[^1].Start, start + 1, IsRepaired: true);
                }
                else
                {
                    pieces.Add(new RawToken(start, start + 1, IsRepaired: true));
                }

                start++;
                continue;
            }

            foreach (var cut in cuts[..segmenter.Cut(text.AsSpan(start, end - start), cuts)])
            {
                var pieceStart = pieces.Count > first ? Math.Max(start, pieces[^1].End) : start;
                pieces.Add(new RawToken(pieceStart, start + cut, IsRepaired: true));
                anyCut = true;
            }

            pieces.Add(new RawToken(pieces.Count > first ? Math.Max(start, pieces[^1].End) : start, end, IsRepaired: true));
            start = end;
        }

        if (!anyCut)
        {
            pieces.RemoveRange(first, pieces.Count - first);
            pieces.Add(token);
        }
    }

    /// <summary>Letters throughout, or a long chunk of them with a stop or an apostrophe inside; never an address.</summary>
    private static bool MayBeGlued(ReadOnlySpan<char> token)
    {
        if (token.Length > WordSegmenter.LongestChunk)
        {
            return false;
        }

        var others = 0;
        foreach (var c in token)
        {
            if (c is '/' or '@' or ':' or '_' or '\\' or '#' || char.IsDigit(c) || char.IsSurrogate(c))
            {
                return false;
            }

            others += char.IsAsciiLetter(c) ? 0 : 1;
        }

        return token.Length >= 4 && (others == 0 || (token.Length >= LongToken && others * 10 <= token.Length && !token.StartsWith("www.", StringComparison.OrdinalIgnoreCase)));
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
}
