using StoryGraph.Language.Learning;

namespace StoryGraph.Language.Tagging;

/// <summary>The features of the two taggers. Training and tagging both come here, so they cannot drift apart.</summary>
internal static class TaggerFeatures
{
    /// <summary>No word gets more features than this.</summary>
    public const int Capacity = 64;

    private const uint Outside = 0xFFFFFFFF;

    /// <summary>Features of the Penn tag of word <paramref name="i"/>: the word, its neighbours, and the two tags before.</summary>
    /// <param name="words">The words of the sentence.</param>
    /// <param name="i">Which word.</param>
    /// <param name="tags">Penn tags as numbers; those before <paramref name="i"/> are known.</param>
    /// <param name="style">How the sentence is written: <see cref="StyleOf"/>.</param>
    /// <param name="hideWord">In training, to act as if the word had never been seen.</param>
    /// <param name="features">Gets the features.</param>
    /// <returns>How many features there are.</returns>
    public static int ForXpos(ReadOnlySpan<WordView> words, int i, ReadOnlySpan<byte> tags, uint style, bool hideWord, Span<uint> features)
    {
        ref readonly var word = ref words[i];
        var (l1, l2, r1, r2) = (Lower(words, i - 1), Lower(words, i - 2), Lower(words, i + 1), Lower(words, i + 2));
        var (c1, c2, d1, d2) = (Fine(words, i - 1), Fine(words, i - 2), Fine(words, i + 1), Fine(words, i + 2));
        var (k1, k0, n1) = (Coarse(words, i - 1), word.Cluster, Coarse(words, i + 1));
        var t1 = Tag(tags, i - 1);
        var t2 = Tag(tags, i - 2);
        var place = (i == 0 ? 1u : 0u) | (i == words.Length - 1 ? 2u : 0u);
        var count = 0;
        features[count++] = 1;
        if (!hideWord)
        {
            features[count++] = FeatureHash.Mix(1, word.Form);
            features[count++] = FeatureHash.Mix(2, word.Lower);
            features[count++] = FeatureHash.Mix(3, word.Lower, t1);
            features[count++] = FeatureHash.Mix(4, word.Lower, r1);
            features[count++] = FeatureHash.Mix(5, word.Lower, l1);
            features[count++] = FeatureHash.Mix(6, word.Lower, n1);
            features[count++] = FeatureHash.Mix(7, word.Lower, t1, t2);
        }

        features[count++] = FeatureHash.Mix(8, word.Suffix1);
        features[count++] = FeatureHash.Mix(9, word.Suffix2);
        features[count++] = FeatureHash.Mix(10, word.Suffix3);
        features[count++] = FeatureHash.Mix(11, word.Suffix4);
        features[count++] = FeatureHash.Mix(12, word.Prefix1);
        features[count++] = FeatureHash.Mix(13, word.Prefix2);
        features[count++] = FeatureHash.Mix(14, word.Prefix3);
        features[count++] = FeatureHash.Mix(15, word.Shape);
        features[count++] = FeatureHash.Mix(16, word.Shape, place, style);
        features[count++] = FeatureHash.Mix(17, word.Shape, Shape(words, i - 1), Shape(words, i + 1));
        features[count++] = FeatureHash.Mix(18, word.Suffix3, t1);
        features[count++] = FeatureHash.Mix(19, word.Suffix3, word.Shape, style);
        features[count++] = FeatureHash.Mix(20, word.Cluster, word.Suffix2);
        features[count++] = FeatureHash.Mix(21, word.FineCluster);
        features[count++] = FeatureHash.Mix(22, word.FineCluster, word.Suffix1, word.StartsUpper ? 1u : 0u);
        features[count++] = FeatureHash.Mix(23, word.Frequency, word.Shape, i == 0 ? 1u : 0u);
        features[count++] = FeatureHash.Mix(24, l1);
        features[count++] = FeatureHash.Mix(25, l2);
        features[count++] = FeatureHash.Mix(26, r1);
        features[count++] = FeatureHash.Mix(27, r2);
        features[count++] = FeatureHash.Mix(28, l1, r1);
        features[count++] = FeatureHash.Mix(29, l2, l1);
        features[count++] = FeatureHash.Mix(30, r1, r2);
        features[count++] = FeatureHash.Mix(31, c1);
        features[count++] = FeatureHash.Mix(32, d1);
        features[count++] = FeatureHash.Mix(33, c2);
        features[count++] = FeatureHash.Mix(34, d2);
        features[count++] = FeatureHash.Mix(35, k1, k0);
        features[count++] = FeatureHash.Mix(36, k0, n1);
        features[count++] = FeatureHash.Mix(37, k1, k0, n1);
        features[count++] = FeatureHash.Mix(38, Suffix(words, i - 1));
        features[count++] = FeatureHash.Mix(39, Suffix(words, i + 1));
        features[count++] = FeatureHash.Mix(40, t1);
        features[count++] = FeatureHash.Mix(41, t1, t2);
        features[count++] = FeatureHash.Mix(42, t1, k0);
        features[count++] = FeatureHash.Mix(43, t1, k0, n1);
        features[count++] = FeatureHash.Mix(44, t1, r1);
        features[count++] = FeatureHash.Mix(45, t1, t2, n1);
        features[count++] = FeatureHash.Mix(46, t1, Suffix(words, i + 1));
        features[count++] = FeatureHash.Mix(47, Shape(words, i + 1), word.Shape);
        features[count++] = FeatureHash.Mix(48, word.Suffix2, n1, t1);
        features[count++] = FeatureHash.Mix(49, word.Suffix3, Suffix(words, i + 1));
        return count;
    }

    /// <summary>Features of the universal part of speech, which sees the Penn tags of the whole sentence.</summary>
    public static int ForUpos(
        ReadOnlySpan<WordView> words, int i, ReadOnlySpan<byte> xpos, ReadOnlySpan<byte> tags, uint style, bool hideWord, Span<uint> features)
    {
        ref readonly var word = ref words[i];
        var (x2, x1, x0, y1, y2) = (Tag(xpos, i - 2), Tag(xpos, i - 1), (uint)xpos[i], Tag(xpos, i + 1), Tag(xpos, i + 2));
        var (l1, r1, r2) = (Lower(words, i - 1), Lower(words, i + 1), Lower(words, i + 2));
        var (u1, u2) = (Tag(tags, i - 1), Tag(tags, i - 2));
        var count = 0;
        features[count++] = FeatureHash.Mix(101, x0);
        if (!hideWord)
        {
            features[count++] = FeatureHash.Mix(102, x0, word.Lower);
            features[count++] = FeatureHash.Mix(103, word.Lower, y1);
            features[count++] = FeatureHash.Mix(104, word.Lower, x1);
            features[count++] = FeatureHash.Mix(105, word.Lower, y1, y2);
            features[count++] = FeatureHash.Mix(106, word.Lower, r1);
            features[count++] = FeatureHash.Mix(107, word.Lower, l1);
            features[count++] = FeatureHash.Mix(108, word.Form, x0);
            features[count++] = FeatureHash.Mix(109, word.Lower, x1, y1);
            features[count++] = FeatureHash.Mix(110, word.Lower, x0, u1);
            features[count++] = FeatureHash.Mix(111, word.Lower, r1, r2);
        }

        features[count++] = FeatureHash.Mix(112, x0, y1);
        features[count++] = FeatureHash.Mix(113, x1, x0);
        features[count++] = FeatureHash.Mix(114, x1, x0, y1);
        features[count++] = FeatureHash.Mix(115, x0, y1, y2);
        features[count++] = FeatureHash.Mix(116, x2, x1, x0);
        features[count++] = FeatureHash.Mix(117, x0, l1);
        features[count++] = FeatureHash.Mix(118, x0, r1);
        features[count++] = FeatureHash.Mix(119, x0, u1);
        features[count++] = FeatureHash.Mix(120, x0, u1, u2);
        features[count++] = FeatureHash.Mix(121, x0, word.Suffix2);
        features[count++] = FeatureHash.Mix(122, x0, word.Suffix3);
        features[count++] = FeatureHash.Mix(123, x0, word.Suffix4);
        features[count++] = FeatureHash.Mix(124, x0, word.Prefix3);
        features[count++] = FeatureHash.Mix(125, x0, word.Shape);
        features[count++] = FeatureHash.Mix(126, x0, word.FineCluster);
        features[count++] = FeatureHash.Mix(127, x0, word.Cluster, y1);
        features[count++] = FeatureHash.Mix(128, x0, word.Cluster, x1);
        features[count++] = FeatureHash.Mix(129, x0, Fine(words, i - 1));
        features[count++] = FeatureHash.Mix(130, x0, Fine(words, i + 1));
        features[count++] = FeatureHash.Mix(131, x0, word.Frequency, word.StartsUpper ? 1u : 0u);
        features[count++] = FeatureHash.Mix(132, word.Shape, i == 0 ? 1u : 0u, style);
        features[count++] = FeatureHash.Mix(133, x0, u1, y1);
        features[count++] = FeatureHash.Mix(134, x0, NextVerb(xpos, i), word.Lower);
        return count;
    }

    /// <summary>0 for running text, 1 when nearly all words start with a capital (a headline), 2 for capitals throughout.</summary>
    public static uint StyleOf(ReadOnlySpan<WordView> words, ReadOnlySpan<string> forms)
    {
        var (letters, capitals, starts) = (0, 0, 0);
        for (var i = 0; i < words.Length; i++)
        {
            if (forms[i].Length > 3 && char.IsLetter(forms[i][0]))
            {
                letters++;
                capitals += words[i].IsUpper ? 1 : 0;
                starts += words[i].StartsUpper ? 1 : 0;
            }
        }

        return letters < 3 ? 0u : capitals * 4 >= letters * 3 ? 2u : starts * 5 >= letters * 4 ? 1u : 0u;
    }

    /// <summary>Tells auxiliaries from full verbs: the first verb tag after "be", "have" or "do", over adverbs and pronouns.</summary>
    private static uint NextVerb(ReadOnlySpan<byte> xpos, int i)
    {
        // The tags are numbers in the order of PennTags.All, in which the verbs stand together.
        for (var next = i + 1; next < xpos.Length && next <= i + 5; next++)
        {
            if (PennTags.IsVerb(xpos[next]))
            {
                return xpos[next];
            }

            if (!PennTags.MayStandBetweenAuxiliaryAndVerb(xpos[next]))
            {
                break;
            }
        }

        return Outside;
    }

    private static uint Tag(ReadOnlySpan<byte> tags, int i) => (uint)i < (uint)tags.Length ? tags[i] : Outside;

    private static uint Lower(ReadOnlySpan<WordView> words, int i) => (uint)i < (uint)words.Length ? words[i].Lower : Outside;

    private static uint Fine(ReadOnlySpan<WordView> words, int i) => (uint)i < (uint)words.Length ? words[i].FineCluster : Outside;

    private static uint Coarse(ReadOnlySpan<WordView> words, int i) => (uint)i < (uint)words.Length ? words[i].Cluster : Outside;

    private static uint Suffix(ReadOnlySpan<WordView> words, int i) => (uint)i < (uint)words.Length ? words[i].Suffix3 : Outside;

    private static uint Shape(ReadOnlySpan<WordView> words, int i) => (uint)i < (uint)words.Length ? words[i].Shape : Outside;
}
