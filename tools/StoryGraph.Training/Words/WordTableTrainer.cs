using System.Globalization;
using System.IO.Compression;
using StoryGraph.Language.Words;
using StoryGraph.Training.Data;

namespace StoryGraph.Training.Words;

/// <summary>Makes the vocabulary from the word list (frequencies) and the word vectors (clusters).</summary>
internal static class WordTableTrainer
{
    private const int ClusteredWords = 120_000;
    private const int Clusters = 128;
    private const int FineClusters = 1000;
    private const int Sample = 40_000;
    private const int Rounds = 8;

    public static WordTable Train(TrainingData data, TrainingLog log)
    {
        var vectors = WordClusters.Read(data.VectorFolder, ClusteredWords);
        log.Write($"clustering {vectors.Words.Length} words");
        var coarse = vectors.Cluster(Clusters, Sample, Rounds, new Random(1));
        var fine = vectors.Cluster(FineClusters, Sample, Rounds, new Random(2));
        var words = new Dictionary<string, WordFacts>(StringComparer.Ordinal);
        foreach (var (word, centibels) in ReadFrequencies(data.PathOf("words/wordfreq-en.tsv.gz")))
        {
            // The list counts in hundredths of a power of ten, a byte in thirty-seconds; below 10^-8 all words are alike.
            var frequency = Math.Clamp(256 - (int)Math.Round(centibels * WordFacts.StepsPerPowerOfTen / 100), 1, 255);
            words[word] = new WordFacts((byte)frequency, 0, 0);
        }

        for (var i = 0; i < vectors.Words.Length; i++)
        {
            var frequency = words.TryGetValue(vectors.Words[i], out var known) ? known.Frequency : (byte)0;
            words[vectors.Words[i]] = new WordFacts(frequency, (byte)coarse[i], fine[i]);
        }

        log.Write($"{words.Count} words");
        return WordTable.From(words);
    }

    internal static IEnumerable<(string Word, int Centibels)> ReadFrequencies(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            yield return (line[..tab], int.Parse(line.AsSpan(tab + 1), CultureInfo.InvariantCulture));
        }
    }
}
