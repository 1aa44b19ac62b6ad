using System.IO.Compression;
using System.Numerics;
using System.Runtime.InteropServices;

namespace StoryGraph.Training.Words;

/// <summary>Groups words of like use by k-means over their vectors.</summary>
internal sealed class WordClusters
{
    private const int Dimensions = 100;
    private readonly float[] vectors;       // unit length, row after row

    private WordClusters(string[] words, float[] vectors) => (Words, this.vectors) = (words, vectors);

    public string[] Words { get; }

    public static WordClusters Read(string folder, int limit)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(Path.Combine(folder, "words.txt.gz")), CompressionMode.Decompress));
        var words = new List<string>(limit);
        while (words.Count < limit && reader.ReadLine() is { } word)
        {
            words.Add(word);
        }

        var bytes = new byte[words.Count * Dimensions];
        using (var file = File.OpenRead(Path.Combine(folder, "vectors.i8")))
        {
            file.ReadExactly(bytes);
        }

        // The scale of a word does not change its direction, and direction is all that counts here.
        var vectors = new float[bytes.Length];
        for (var word = 0; word < words.Count; word++)
        {
            var row = MemoryMarshal.Cast<byte, sbyte>(bytes.AsSpan(word * Dimensions, Dimensions));
            var square = 0;
            foreach (var value in row)
            {
                square += value * value;
            }

            var scale = square == 0 ? 0 : 1 / MathF.Sqrt(square);
            for (var d = 0; d < Dimensions; d++)
            {
                vectors[(word * Dimensions) + d] = row[d] * scale;
            }
        }

        return new WordClusters([.. words], vectors);
    }

    /// <summary>The cluster of every word, from 1: centres are found on the most frequent words, then every word goes to its nearest.</summary>
    public ushort[] Cluster(int clusters, int sample, int rounds, Random random)
    {
        sample = Math.Min(sample, Words.Length);
        var centres = new float[clusters * Dimensions];
        foreach (var (cluster, word) in Learning.Shuffle.Order(sample, random).Take(clusters).Index())
        {
            Row(vectors, word).CopyTo(Row(centres, cluster));
        }

        var assignment = new ushort[Words.Length];
        for (var round = 0; round < rounds; round++)
        {
            Assign(centres, assignment.AsSpan(0, sample));
            centres.AsSpan().Clear();
            for (var word = 0; word < sample; word++)
            {
                var centre = Row(centres, assignment[word] - 1);
                var vector = Row(vectors, word);
                for (var d = 0; d < Dimensions; d++)
                {
                    centre[d] += vector[d];
                }
            }

            for (var cluster = 0; cluster < clusters; cluster++)
            {
                var centre = Row(centres, cluster);
                var norm = MathF.Sqrt(Dot(centre, centre));
                for (var d = 0; norm > 0 && d < Dimensions; d++)
                {
                    centre[d] /= norm;
                }
            }
        }

        Assign(centres, assignment);
        return assignment;
    }

    private void Assign(float[] centres, Span<ushort> assignment)
    {
        for (var word = 0; word < assignment.Length; word++)
        {
            var vector = Row(vectors, word);
            var (best, bestScore) = (0, float.NegativeInfinity);
            for (var cluster = 0; cluster * Dimensions < centres.Length; cluster++)
            {
                var score = Dot(vector, Row(centres, cluster));
                if (score > bestScore)
                {
                    (best, bestScore) = (cluster, score);
                }
            }

            assignment[word] = (ushort)(best + 1);
        }
    }

    private static Span<float> Row(float[] matrix, int row) => matrix.AsSpan(row * Dimensions, Dimensions);

    private static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var sums = Vector4.Zero;
        var x = MemoryMarshal.Cast<float, Vector4>(a);
        var y = MemoryMarshal.Cast<float, Vector4>(b);
        for (var i = 0; i < x.Length; i++)
        {
            sums += x[i] * y[i];
        }

        return sums.X + sums.Y + sums.Z + sums.W;
    }
}
