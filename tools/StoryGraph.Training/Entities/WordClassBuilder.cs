using System.IO.Compression;
using System.Numerics;
using StoryGraph.Language.Entities;

namespace StoryGraph.Training.Entities;

/// <summary>Makes <see cref="WordClasses"/>: clusters of the word vectors at four grains, frequencies by rank, and WordNet's noun classes.</summary>
internal static class WordClassBuilder
{
    private static readonly int[] Grains = [4000, 1000, 250, 60];

    public static WordClasses Build(WordVectorFile vectors, string lexicaFolder)
    {
        const int Width = 104;      // 100 and padding, whole hardware vectors
        var points = new float[vectors.Words.Count * Width];
        for (var i = 0; i < vectors.Words.Count; i++)
        {
            var row = vectors.Row(i);
            for (var d = 0; d < row.Length; d++)
                points[(i * Width) + d] = row[d];
            SphericalKMeans.Normalize(points.AsSpan(i * Width, Width));
        }

        // Each coarser grain groups the centres of the finer one, so that a word needs one number only. Cluster 0 stays free for unknown words.
        var (centres, fine) = SphericalKMeans.Run(points, Width, Grains[0], rounds: 6, sample: 60_000);
        var maps = new List<int[]>();
        foreach (var grain in Grains[1..])
        {
            (centres, var map) = SphericalKMeans.Run(centres, Width, grain, rounds: 12, sample: int.MaxValue);
            maps.Add(map);
        }

        var (first, second, third) = (new ushort[Grains[0] + 1], new byte[Grains[0] + 1], new byte[Grains[0] + 1]);
        for (var c = 0; c < Grains[0]; c++)
        {
            first[c + 1] = (ushort)(1 + maps[0][c]);
            second[c + 1] = (byte)(1 + maps[1][maps[0][c]]);
            third[c + 1] = (byte)(1 + maps[2][maps[1][maps[0][c]]]);
        }

        var senses = NounClasses(Path.Combine(lexicaFolder, "senses.tsv.gz"));
        var entries = new SortedDictionary<uint, (ushort Cluster, byte Frequency, byte Sense)>();
        for (var i = 0; i < vectors.Words.Count; i++)
        {
            var hash = Folding.Hash(vectors.Words[i]);
            entries.TryAdd(HashIndex.KeyOf(hash), ((ushort)(fine[i] + 1), (byte)(1 + BitOperations.Log2((uint)i + 1)), senses.GetValueOrDefault(hash)));
        }

        return new WordClasses(
            new HashIndex([.. entries.Keys]),
            [.. entries.Values.Select(e => e.Cluster)],
            [.. entries.Values.Select(e => e.Frequency)],
            [.. entries.Values.Select(e => e.Sense)],
            (first, second, third));
    }

    private static Dictionary<ulong, byte> NounClasses(string file)
    {
        var numbers = new Dictionary<string, byte>(StringComparer.Ordinal);
        var classes = new Dictionary<ulong, byte>();
        using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            var columns = line.Split('\t');
            if (columns[1] != "n" || columns[2] != "1")
                continue;
            if (!numbers.TryGetValue(columns[4], out var number))
                numbers.Add(columns[4], number = (byte)(1 + numbers.Count));
            classes.TryAdd(Folding.Hash(columns[0].Replace('_', ' ')), number);
        }

        return classes;
    }
}
