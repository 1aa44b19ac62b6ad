using StoryGraph.Language.Learning;
using StoryGraph.Language.Model;

namespace StoryGraph.Language.Words;

/// <summary>What is known of a word from outside the treebanks.</summary>
/// <param name="Frequency">0 for an unknown word; else 256 - c, where the word makes up 10^(-c/32) of all English words: 255 is the
/// most frequent there can be.</param>
/// <param name="Cluster">Which of 255 groups of words of like use it belongs to, from 1; 0 for none.</param>
/// <param name="FineCluster">Which of some thousand smaller groups, from 1; 0 for none.</param>
internal readonly record struct WordFacts(byte Frequency, byte Cluster, ushort FineCluster)
{
    public const double StepsPerPowerOfTen = 32;

    public bool IsKnown => Frequency != 0;

    /// <summary>Natural logarithm of the share of all English words that are this one. Only for known words.</summary>
    public double LogProbability => -(256 - Frequency) / StepsPerPowerOfTen * Math.Log(10);
}

/// <summary>The most frequent English words with their frequencies, and clusters made from word vectors.</summary>
internal sealed class WordTable : IModelSection<WordTable>
{
    private readonly uint[] slots;
    private readonly WordFacts[] facts;
    private readonly int mask;

    private WordTable(ReadOnlySpan<uint> words, ReadOnlySpan<byte> frequencies, ReadOnlySpan<byte> clusters, ReadOnlySpan<ushort> fine)
    {
        var size = 4;
        while (size < words.Length * 2)
        {
            size *= 2;
        }

        (slots, facts, mask) = (new uint[size], new WordFacts[size], size - 1);
        for (var i = 0; i < words.Length; i++)
        {
            var slot = (int)words[i] & mask;
            while (slots[slot] != 0)
            {
                slot = (slot + 1) & mask;
            }

            slots[slot] = words[i];
            facts[slot] = new WordFacts(frequencies[i], clusters[i], fine[i]);
        }
    }

    public static string SectionName => "words";

    public static WordTable From(IEnumerable<KeyValuePair<string, WordFacts>> words)
    {
        // Of words with one hash the first stays: they come in the order of frequency.
        var rows = new SortedDictionary<uint, WordFacts>();
        foreach (var (word, known) in words)
        {
            rows.TryAdd(Key(word), known);
        }

        return new WordTable(
            [.. rows.Keys],
            [.. rows.Values.Select(row => row.Frequency)],
            [.. rows.Values.Select(row => row.Cluster)],
            [.. rows.Values.Select(row => row.FineCluster)]);
    }

    public static WordTable Read(SectionReader reader) =>
        new(reader.ReadArray<uint>(), reader.ReadArray<byte>(), reader.ReadArray<byte>(), reader.ReadArray<ushort>());

    public void Write(SectionWriter writer)
    {
        var ordered = Enumerable.Range(0, slots.Length).Where(slot => slots[slot] != 0).OrderBy(slot => slots[slot]).ToArray();
        writer.WriteArray<uint>([.. ordered.Select(slot => slots[slot])]);
        writer.WriteArray<byte>([.. ordered.Select(slot => facts[slot].Frequency)]);
        writer.WriteArray<byte>([.. ordered.Select(slot => facts[slot].Cluster)]);
        writer.WriteArray<ushort>([.. ordered.Select(slot => facts[slot].FineCluster)]);
    }

    /// <summary>The key of a word: a hash of its lower-case letters.</summary>
    public static uint Key(ReadOnlySpan<char> word)
    {
        var hash = FeatureHash.Start;
        foreach (var c in word)
        {
            hash = FeatureHash.Step(hash, Characters.Lower(c));
        }

        return FeatureHash.Finish(hash);
    }

    public WordFacts this[ReadOnlySpan<char> word] => this[Key(word)];

    public WordFacts this[uint key]
    {
        get
        {
            for (var slot = (int)key & mask; slots[slot] != 0; slot = (slot + 1) & mask)
            {
                if (slots[slot] == key)
                {
                    return facts[slot];
                }
            }

            return default;
        }
    }
}
