using System.Globalization;
using System.Text;
using StoryGraph.Language;

namespace StoryGraph.Training.Evaluation;

/// <summary>Counts behind precision, recall and F1.</summary>
/// <param name="Gold">What there is to find.</param>
/// <param name="System">What was said.</param>
/// <param name="Correct">What was said rightly.</param>
internal readonly record struct Score(int Gold, int System, int Correct)
{
    /// <summary>In percent; 0 when there is nothing.</summary>
    public double F1 => Gold + System == 0 ? 0 : 200.0 * Correct / (Gold + System);

    public static Score operator +(Score a, Score b) => new(a.Gold + b.Gold, a.System + b.System, a.Correct + b.Correct);
}

/// <summary>The measures of the CoNLL 2018 shared task (Zeman et al. 2018), with its definitions.</summary>
/// <remarks>Las counts heads and relations; subtypes do not count, punctuation does.</remarks>
internal sealed record Conll18Scores(Score Tokens, Score Sentences, Score Words, Score Upos, Score Xpos, Score Lemmas, Score Uas, Score Las);

/// <summary>Compares a system's analysis with the treebank's, also where they cut the text differently.</summary>
/// <remarks>
/// Both must be of the same text but for white space. Words are aligned when they have the same characters; inside multiword tokens by
/// the longest common subsequence of their forms.
/// </remarks>
internal static class Conll18
{
    public static Conll18Scores Evaluate(IEnumerable<ConlluSentence> gold, IEnumerable<ConlluSentence> system)
    {
        var (g, s) = (Side.Of(gold), Side.Of(system));
        if (g.Characters != s.Characters)
        {
            throw new ArgumentException("The two sides are not of the same text: " + FirstDifference(g.Characters, s.Characters), nameof(system));
        }

        var matched = Align(g.Words, s.Words);
        var toGold = matched.ToDictionary(pair => pair.System, pair => pair.Gold);
        Score Count(Func<Word, Word, bool> same) =>
            new(g.Words.Count, s.Words.Count, matched.Count(pair => same(g.Words[pair.Gold], s.Words[pair.System])));
        bool SameHead(Word a, Word b) => b.Head == Word.Root ? a.Head == Word.Root : toGold.TryGetValue(b.Head, out var head) && head == a.Head;
        return new Conll18Scores(
            Spans(g.Tokens, s.Tokens),
            Spans(g.Sentences, s.Sentences),
            new Score(g.Words.Count, s.Words.Count, matched.Count),
            Count((a, b) => a.Columns.Upos == b.Columns.Upos),
            Count((a, b) => a.Columns.Xpos == b.Columns.Xpos),
            Count((a, b) => a.Columns.Lemma == ConlluWord.Missing || a.Columns.Lemma == b.Columns.Lemma),
            Count(SameHead),
            Count((a, b) => SameHead(a, b) && Universal(a.Columns.Relation).SequenceEqual(Universal(b.Columns.Relation))));
    }

    /// <summary>The words on both sides that are the same, as indices over all sentences.</summary>
    public static List<(ConlluWord Gold, ConlluWord System)> AlignedWords(IEnumerable<ConlluSentence> gold, IEnumerable<ConlluSentence> system)
    {
        var (g, s) = (Side.Of(gold), Side.Of(system));
        return [.. Align(g.Words, s.Words).Select(pair => (g.Words[pair.Gold].Columns, s.Words[pair.System].Columns))];
    }

    internal static ReadOnlySpan<char> Universal(string relation) =>
        relation.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? relation.AsSpan(0, colon) : relation;

    private static Score Spans(List<TextSpan> gold, List<TextSpan> system)
    {
        var (correct, gi, si) = (0, 0, 0);
        while (gi < gold.Count && si < system.Count)
        {
            if (system[si].Start < gold[gi].Start)
            {
                si++;
            }
            else if (gold[gi].Start < system[si].Start)
            {
                gi++;
            }
            else
            {
                correct += gold[gi++].End == system[si++].End ? 1 : 0;
            }
        }

        return new Score(gold.Count, system.Count, correct);
    }

    private static List<(int Gold, int System)> Align(List<Word> gold, List<Word> system)
    {
        var matched = new List<(int, int)>(gold.Count);
        var (gi, si) = (0, 0);
        while (gi < gold.Count && si < system.Count)
        {
            if (gold[gi].IsMultiword || system[si].IsMultiword)
            {
                var (gs, ss) = StartOfMultiword(gold, system, gi, si, out var end);
                (gi, si) = (gs, ss);
                while (!IsBeyond(gold, gi, end) || !IsBeyond(system, si, end))
                {
                    if (gi < gold.Count && (si >= system.Count || gold[gi].Span.Start <= system[si].Span.Start))
                    {
                        end = Extend(gold[gi++], end);
                    }
                    else
                    {
                        end = Extend(system[si++], end);
                    }
                }

                AddCommonWords(gold, system, gs, gi, ss, si, matched);
            }
            else if (gold[gi].Span == system[si].Span)
            {
                matched.Add((gi++, si++));
            }
            else if (gold[gi].Span.Start <= system[si].Span.Start)
            {
                gi++;
            }
            else
            {
                si++;
            }
        }

        return matched;
    }

    private static (int Gold, int System) StartOfMultiword(List<Word> gold, List<Word> system, int gi, int si, out int end)
    {
        if (gold[gi].IsMultiword)
        {
            end = gold[gi].Span.End;
            return (gi, !system[si].IsMultiword && system[si].Span.Start < gold[gi].Span.Start ? si + 1 : si);
        }

        end = system[si].Span.End;
        return (gold[gi].Span.Start < system[si].Span.Start ? gi + 1 : gi, si);
    }

    private static bool IsBeyond(List<Word> words, int i, int end) =>
        i >= words.Count || (words[i].IsMultiword ? words[i].Span.Start >= end : words[i].Span.End > end);

    private static int Extend(Word word, int end) => word.IsMultiword ? Math.Max(end, word.Span.End) : end;

    private static void AddCommonWords(
        List<Word> gold, List<Word> system, int goldStart, int goldEnd, int systemStart, int systemEnd, List<(int, int)> matched)
    {
        var (rows, columns) = (goldEnd - goldStart, systemEnd - systemStart);
        var common = new int[rows + 1, columns + 1];
        bool Same(int g, int s) => string.Equals(
            gold[goldStart + g].Columns.Form, system[systemStart + s].Columns.Form, StringComparison.OrdinalIgnoreCase);
        for (var g = rows - 1; g >= 0; g--)
        {
            for (var s = columns - 1; s >= 0; s--)
            {
                common[g, s] = Math.Max(Same(g, s) ? common[g + 1, s + 1] + 1 : 0, Math.Max(common[g + 1, s], common[g, s + 1]));
            }
        }

        for (int g = 0, s = 0; g < rows && s < columns;)
        {
            if (Same(g, s))
            {
                matched.Add((goldStart + g++, systemStart + s++));
            }
            else if (common[g, s] == common[g + 1, s])
            {
                g++;
            }
            else
            {
                s++;
            }
        }
    }

    private static string FirstDifference(string a, string b)
    {
        var at = a.AsSpan().CommonPrefixLength(b);
        return string.Create(CultureInfo.InvariantCulture, $"at character {at} '{Near(a)}' against '{Near(b)}'.");

        string Near(string text) => text.Substring(at, Math.Min(20, text.Length - at));
    }

    private readonly record struct Word(TextSpan Span, bool IsMultiword, ConlluWord Columns, int Head)
    {
        public const int Root = -1;
    }

    private sealed record Side(string Characters, List<TextSpan> Tokens, List<TextSpan> Sentences, List<Word> Words)
    {
        public static Side Of(IEnumerable<ConlluSentence> sentences)
        {
            var text = new StringBuilder();
            var side = new Side(string.Empty, [], [], []);
            foreach (var sentence in sentences)
            {
                var (sentenceStart, firstWord) = (text.Length, side.Words.Count);
                var multiword = 0;
                for (var i = 0; i < sentence.Words.Length;)
                {
                    var isMultiword = multiword < sentence.MultiwordTokens.Length && sentence.MultiwordTokens[multiword].Start == i;
                    var (form, end) = isMultiword
                        ? (sentence.MultiwordTokens[multiword].Form, sentence.MultiwordTokens[multiword++].End)
                        : (sentence.Words[i].Form, i + 1);
                    var start = text.Length;
                    foreach (var c in form)
                    {
                        if (!char.IsWhiteSpace(c))
                        {
                            text.Append(c);
                        }
                    }

                    var span = new TextSpan(start, text.Length);
                    side.Tokens.Add(span);
                    for (; i < end; i++)
                    {
                        var head = sentence.Words[i].Head is >= 0 and var inSentence ? firstWord + inSentence : Word.Root;
                        side.Words.Add(new Word(span, isMultiword, sentence.Words[i], head));
                    }
                }

                side.Sentences.Add(new TextSpan(sentenceStart, text.Length));
            }

            return side with { Characters = text.ToString() };
        }
    }
}
