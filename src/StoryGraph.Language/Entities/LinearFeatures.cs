using System.Numerics;

namespace StoryGraph.Language.Entities;

/// <summary>The feature templates of the linear model. A feature is the hash of its template's number and its values.</summary>
internal static class LinearFeatures
{
    /// <summary>No token has more.</summary>
    public const int MaxPerToken = 192;

    /// <summary>Writes the features of one token of a sentence.</summary>
    /// <param name="sentence">The traits of its sentence.</param>
    /// <param name="i">The token.</param>
    /// <param name="offset">Document-wide index of the sentence's first token.</param>
    /// <param name="into">Room for <see cref="MaxPerToken"/>.</param>
    /// <param name="templates">Gets the number of each feature's template; may be empty when nobody asks.</param>
    /// <returns>How many were written.</returns>
    public static int Extract(ReadOnlySpan<TokenTraits> sentence, int i, int offset, Span<ulong> into, Span<byte> templates = default)
    {
        var writer = new Writer(into, templates);
        ref readonly var token = ref sentence[i];
        var isFirst = i == 0 ? 1u : 0u;

        // Words and spelling.
        writer.Add(1, token.Form);
        writer.Add(2, token.Prefix2);
        writer.Add(3, token.Prefix3);
        writer.Add(4, token.Prefix4);
        writer.Add(5, token.Suffix2);
        writer.Add(6, token.Suffix3);
        writer.Add(7, token.Suffix4);
        writer.Add(8, token.Shape);
        writer.Add(9, token.ShortShape, isFirst);
        writer.Add(10, (ulong)token.Case, (ulong)token.SentenceCase, isFirst);
        writer.Add(11, (ulong)token.Case, token.Word.Frequency, isFirst);
        writer.Add(12, (ulong)token.Case, token.Word.Sense);
        for (var d = -2; d <= 2; d++)
        {
            var at = i + d;
            var template = (ulong)(20 + (8 * (d + 2)));
            if (at < 0 || at >= sentence.Length)
            {
                writer.Add(template, at < 0 ? 1u : 2u);
                continue;
            }

            ref readonly var near = ref sentence[at];
            writer.Add(template + 1, near.Folded);
            writer.Add(template + 2, near.Word.Cluster);
            writer.Add(template + 3, near.Cluster1);
            writer.Add(template + 4, near.Cluster2);
            writer.Add(template + 5, near.Cluster3);
            if (d is < -1 or > 1)
                continue;
            if (d != 0)
            {
                writer.Add(template + 6, near.Suffix3);
                writer.Add(template + 7, near.ShortShape);
            }

            for (var rest = (uint)near.Lists; rest != 0; rest &= rest - 1)
                writer.Add(80 + (ulong)(d + 1), (ulong)BitOperations.TrailingZeroCount(rest), (ulong)near.Case);
            for (var rest = (uint)near.PhraseLists; rest != 0; rest &= rest - 1)
                writer.Add(83 + (ulong)(d + 1), (ulong)BitOperations.TrailingZeroCount(rest), (ulong)near.PhrasePart);
        }

        // Neighbours together.
        if (i > 0)
        {
            ref readonly var before = ref sentence[i - 1];
            writer.Add(90, before.Folded, token.Folded);
            writer.Add(91, before.Cluster2, token.Cluster2);
            writer.Add(92, before.ShortShape, token.ShortShape, i + 1 < sentence.Length ? sentence[i + 1].ShortShape : 0);
            writer.Add(93, before.Folded, (ulong)token.Case);
            writer.Add(94, (ulong)before.Lists, (ulong)token.Lists);
            writer.Add(95, before.Cluster3, (ulong)token.Case, i + 1 < sentence.Length ? sentence[i + 1].Cluster3 : 999u);
        }

        if (i + 1 < sentence.Length)
        {
            ref readonly var after = ref sentence[i + 1];
            writer.Add(96, token.Folded, after.Folded);
            writer.Add(97, token.Cluster2, after.Cluster2);
            writer.Add(98, after.Folded, (ulong)token.Case);
            writer.Add(99, (ulong)token.Lists, (ulong)after.Lists);
        }

        // Tags, where they are known.
        if (token.Tag != 0)
        {
            for (var d = -2; d <= 2; d++)
                writer.Add((ulong)(130 + d + 2), TagAt(sentence, i + d));
            writer.Add(135, token.Tag, (ulong)token.Case, isFirst);
            writer.Add(136, token.Tag, (ulong)token.Lists);
            writer.Add(137, TagAt(sentence, i - 1), token.Tag, TagAt(sentence, i + 1));
            writer.Add(138, token.Tag, token.Cluster2);
            writer.Add(139, TagAt(sentence, i - 1), token.Tag);
            writer.Add(140, token.Tag, TagAt(sentence, i + 1));
        }

        // Lists, and the document.
        writer.Add(100, (ulong)token.Lists, (ulong)token.Case);
        writer.Add(101, (ulong)token.PhraseLists, (ulong)token.PhrasePart);
        for (var rest = (uint)token.Elsewhere; rest != 0; rest &= rest - 1)
            writer.Add(102, (ulong)BitOperations.TrailingZeroCount(rest), (ulong)token.Case);
        writer.Add(103, (ulong)token.Elsewhere, (ulong)token.Case);
        writer.Add(104, (ulong)token.Elsewhere & (ulong)(DocumentClues.LowerCase | DocumentClues.CapitalisedInside), (ulong)token.Case, isFirst);

        // The run of capitals.
        var length = token.RunEnd - token.RunStart;
        if (length > 0)
        {
            var (start, end, at) = (token.RunStart - offset, token.RunEnd - offset, i);
            var place = at == start ? (at == end - 1 ? 3u : 0u) : at == end - 1 ? 2u : 1u;
            writer.Add(110, (ulong)Math.Min(length, 7), place);
            writer.Add(111, sentence[end - 1].Folded, place);
            writer.Add(112, sentence[end - 1].Cluster1, place);
            writer.Add(113, sentence[start].Folded, place);
            writer.Add(114, sentence[start].Cluster2, sentence[end - 1].Cluster2);
            writer.Add(115, (ulong)sentence[start].Lists, (ulong)sentence[end - 1].Lists, place);
            writer.Add(116, start > 0 ? sentence[start - 1].Folded : 1, place);
            writer.Add(117, end < sentence.Length ? sentence[end].Folded : 1, place);
            writer.Add(118, start > 0 ? sentence[start - 1].Cluster1 : 9999u, end < sentence.Length ? sentence[end].Cluster1 : 9999u);
            if (token.RunHasAcronym)
                writer.Add(119, place);
            if (token.RunHead >= 0)
            {
                var head = token.RunHead - offset;
                writer.Add(120, sentence[head].Folded, (ulong)Math.Sign(at - head), place);
                writer.Add(121, (ulong)Math.Sign(at - head), place, (ulong)Math.Min(length, 4));
            }
        }

        return writer.Count;
    }

    private static ulong TagAt(ReadOnlySpan<TokenTraits> sentence, int i) => (uint)i < (uint)sentence.Length ? sentence[i].Tag : 255u;

    /// <summary>What a template looks at, in words.</summary>
    public static string Describe(byte template) => template switch
    {
        1 => "word as written",
        2 or 3 or 4 => $"first {template} letters",
        5 or 6 or 7 => $"last {template - 3} letters",
        8 => "shape",
        9 => "short shape",
        10 => "case",
        11 => "case and frequency",
        12 => "case and sense",
        >= 20 and < 60 => $"{Part((template - 20) % 8)} at {((template - 20) / 8) - 2:+0;-0;0}",
        >= 80 and < 83 => $"name list at {template - 81:+0;-0;0}",
        >= 83 and < 86 => $"phrase list at {template - 84:+0;-0;0}",
        90 or 96 => "two words",
        91 or 95 or 97 => "neighbouring clusters",
        92 => "three shapes",
        93 or 98 => "neighbour and case",
        94 or 99 => "neighbouring name lists",
        100 => "all name lists",
        101 => "all phrase lists",
        102 or 103 or 104 => "elsewhere in the document",
        110 => "length of the run of capitals",
        111 or 112 => "last word of the run",
        113 => "first word of the run",
        114 or 115 => "ends of the run",
        116 or 117 or 118 => "words around the run",
        119 => "run with its acronym",
        120 or 121 => "run with a word for a body",
        >= 130 and < 135 => $"tag at {template - 132:+0;-0;0}",
        135 => "tag and case",
        136 => "tag and name lists",
        137 => "three tags",
        138 => "tag and cluster",
        139 or 140 => "two tags",
        _ => throw new ArgumentOutOfRangeException(nameof(template), template, "no such template"),
    };

    private static string Part(int part) => part switch
    {
        0 => "end of sentence",
        1 => "word",
        6 => "last 3 letters",
        7 => "short shape",
        _ => "cluster",
    };

    private ref struct Writer(Span<ulong> into, Span<byte> templates)
    {
        private readonly Span<ulong> into = into;
        private readonly Span<byte> templates = templates;

        public int Count { get; private set; }

        public void Add(ulong template, ulong value)
        {
            if (!templates.IsEmpty)
                templates[Count] = (byte)template;
            into[Count++] = Folding.Mix((template * 0x9e3779b97f4a7c15) ^ value);
        }

        public void Add(ulong template, ulong value, ulong second) => Add(template, Folding.Mix(value + 0x632be59bd9b4e019) ^ (second * 0xd6e8feb86659fd93));

        public void Add(ulong template, ulong value, ulong second, ulong third) =>
            Add(template, Folding.Mix(value + (second * 0x8cb92ba72f3d8dd7) + 0x632be59bd9b4e019), third);
    }
}
