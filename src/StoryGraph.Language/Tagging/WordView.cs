using StoryGraph.Language.Learning;
using StoryGraph.Language.Words;

namespace StoryGraph.Language.Tagging;

/// <summary>What the taggers look at in a word, as hashes, worked out once.</summary>
internal readonly struct WordView
{
    public readonly uint Form;
    public readonly uint Lower;
    public readonly uint Suffix1;
    public readonly uint Suffix2;
    public readonly uint Suffix3;
    public readonly uint Suffix4;
    public readonly uint Prefix1;
    public readonly uint Prefix2;
    public readonly uint Prefix3;
    public readonly uint Shape;
    public readonly uint Cluster;
    public readonly uint FineCluster;
    public readonly uint Frequency;
    public readonly bool StartsUpper;
    public readonly bool IsUpper;

    public WordView(string form, WordTable vocabulary)
    {
        Span<char> lower = form.Length <= 64 ? stackalloc char[form.Length] : new char[form.Length];
        var plainHash = FeatureHash.Start;
        var upper = 0;
        for (var i = 0; i < form.Length; i++)
        {
            plainHash = FeatureHash.Step(plainHash, Characters.Plain(form[i]));
            lower[i] = Characters.Lower(form[i]);
            upper += char.IsUpper(form[i]) ? 1 : 0;
        }

        Form = FeatureHash.Finish(plainHash);
        Lower = WordTable.Key(form);
        Suffix1 = FeatureHash.Of(lower[^Math.Min(1, lower.Length)..]);
        Suffix2 = FeatureHash.Of(lower[^Math.Min(2, lower.Length)..]);
        Suffix3 = FeatureHash.Of(lower[^Math.Min(3, lower.Length)..]);
        Suffix4 = FeatureHash.Of(lower[^Math.Min(4, lower.Length)..]);
        Prefix1 = FeatureHash.Of(lower[..Math.Min(1, lower.Length)]);
        Prefix2 = FeatureHash.Of(lower[..Math.Min(2, lower.Length)]);
        Prefix3 = FeatureHash.Of(lower[..Math.Min(3, lower.Length)]);
        Shape = ShapeOf(form);
        var facts = vocabulary[Lower];
        (Cluster, FineCluster, Frequency) = (facts.Cluster, facts.FineCluster, facts.Frequency / 24u);
        StartsUpper = char.IsUpper(form[0]);
        IsUpper = upper > 1 && upper == form.Count(char.IsLetter);
    }

    /// <summary>The kinds of its characters, with runs cut to two: "Iran's" is "Ull'l".</summary>
    private static uint ShapeOf(string form)
    {
        var hash = FeatureHash.Start;
        var (run, last) = (0, '\0');
        foreach (var c in form)
        {
            var kind = Characters.Class(c);
            run = kind == last ? run + 1 : 1;
            last = kind;
            if (run <= 2)
            {
                hash = FeatureHash.Step(hash, kind);
            }
        }

        return FeatureHash.Finish(hash);
    }
}
