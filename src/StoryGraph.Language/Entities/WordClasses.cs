using StoryGraph.Language.Model;

namespace StoryGraph.Language.Entities;

/// <summary>
/// What is known of a word from much unlabelled text and from WordNet: the cluster of its vector at four grains (k-means over
/// GloVe, used as Turian et al. 2010 used Brown clusters), how frequent it is, and the class of its most usual sense.
/// </summary>
/// <param name="index">The words.</param>
/// <param name="clusters">Of each word, the finest cluster; 0 is that of unknown words.</param>
/// <param name="frequencies">Of each word, its frequency class.</param>
/// <param name="senses">Of each word, its WordNet class; 0 for words that are no noun there.</param>
/// <param name="coarser">Of each finest cluster, its cluster at the three coarser grains, of which the last two have fewer than 256.</param>
internal sealed class WordClasses(HashIndex index, ushort[] clusters, byte[] frequencies, byte[] senses, (ushort[] First, byte[] Second, byte[] Third) coarser)
{
    public const int FrequencyClasses = 20;

    public const int SenseClasses = 32;

    /// <param name="Cluster">The finest cluster; 0 for an unknown word.</param>
    /// <param name="Frequency">0 for an unknown word, else 1 + the binary logarithm of the word's rank: the lower, the more frequent.</param>
    /// <param name="Sense">The lexicographer class of its most usual noun sense; 0 for none.</param>
    public readonly record struct Entry(ushort Cluster, byte Frequency, byte Sense);

    /// <summary>Number of clusters at the second grain, with the one for unknown words.</summary>
    public int Clusters1 => coarser.First.Max() + 1;

    public Entry Find(ulong folded)
    {
        var rank = index.Find(folded);
        return rank < 0 ? default : new Entry(clusters[rank], frequencies[rank], senses[rank]);
    }

    /// <summary>The clusters that hold a finest cluster, from fine to coarse.</summary>
    public (ushort First, byte Second, byte Third) Above(ushort cluster) => (coarser.First[cluster], coarser.Second[cluster], coarser.Third[cluster]);

    public void Write(SectionWriter writer)
    {
        index.Write(writer);
        writer.WriteArray<ushort>(clusters);
        writer.WriteArray<byte>(frequencies);
        writer.WriteArray<byte>(senses);
        writer.WriteArray<ushort>(coarser.First);
        writer.WriteArray<byte>(coarser.Second);
        writer.WriteArray<byte>(coarser.Third);
    }

    public static WordClasses Read(SectionReader reader) => new(
        HashIndex.Read(reader),
        reader.ReadArray<ushort>(),
        reader.ReadArray<byte>(),
        reader.ReadArray<byte>(),
        (reader.ReadArray<ushort>(), reader.ReadArray<byte>(), reader.ReadArray<byte>()));
}
