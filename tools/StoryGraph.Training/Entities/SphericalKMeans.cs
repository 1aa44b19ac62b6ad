using System.Numerics;

namespace StoryGraph.Training.Entities;

/// <summary>k-means over directions: vectors of length one, likeness by dot product (Dhillon and Modha 2001).</summary>
internal static class SphericalKMeans
{
    /// <param name="vectors">Row after row, each of length one and <paramref name="width"/> floats, a multiple of 8.</param>
    /// <param name="width">Floats a row.</param>
    /// <param name="clusters">How many clusters; the first vectors (the most frequent words) are their seeds.</param>
    /// <param name="rounds">How often the centres move.</param>
    /// <param name="sample">How many of the first vectors move the centres; all are assigned at the end.</param>
    /// <returns>The centres and the cluster of each vector.</returns>
    public static (float[] Centres, int[] Assignment) Run(float[] vectors, int width, int clusters, int rounds, int sample)
    {
        var count = vectors.Length / width;
        var centres = Seeds(vectors, width, clusters, Math.Min(sample, count));
        var assignment = new int[count];
        for (var round = 0; round < rounds; round++)
        {
            Assign(vectors.AsSpan(0, Math.Min(sample, count) * width), centres, width, assignment);
            Array.Clear(centres);
            for (var i = 0; i < Math.Min(sample, count); i++)
            {
                for (var d = 0; d < width; d++)
                    centres[(assignment[i] * width) + d] += vectors[(i * width) + d];
            }

            for (var c = 0; c < clusters; c++)
                Normalize(centres.AsSpan(c * width, width));
        }

        Assign(vectors, centres, width, assignment);
        return (centres, assignment);
    }

    public static void Normalize(Span<float> vector)
    {
        var length = 0f;
        foreach (var value in vector)
            length += value * value;
        var scale = length > 0 ? 1 / MathF.Sqrt(length) : 0;
        foreach (ref var value in vector)
            value *= scale;
    }

    // Every n-th vector of the sample: frequent and rare words alike become seeds.
    private static float[] Seeds(float[] vectors, int width, int clusters, int sample)
    {
        var centres = new float[clusters * width];
        for (var c = 0; c < clusters; c++)
            vectors.AsSpan((int)((long)c * sample / clusters) * width, width).CopyTo(centres.AsSpan(c * width));
        return centres;
    }

    private static void Assign(ReadOnlySpan<float> vectors, ReadOnlySpan<float> centres, int width, Span<int> assignment)
    {
        var clusters = centres.Length / width;
        for (var i = 0; i * width < vectors.Length; i++)
        {
            var vector = vectors.Slice(i * width, width);
            var (best, top) = (0, float.NegativeInfinity);
            for (var c = 0; c < clusters; c++)
            {
                var centre = centres.Slice(c * width, width);
                Vector<float> first = default, second = default;
                var d = 0;
                for (; d + (2 * Vector<float>.Count) <= width; d += 2 * Vector<float>.Count)
                {
                    first += new Vector<float>(vector[d..]) * new Vector<float>(centre[d..]);
                    second += new Vector<float>(vector[(d + Vector<float>.Count)..]) * new Vector<float>(centre[(d + Vector<float>.Count)..]);
                }

                var dot = Vector.Sum(first + second);
                for (; d < width; d++)
                    dot += vector[d] * centre[d];
                if (dot > top)
                    (best, top) = (c, dot);
            }

            assignment[i] = best;
        }
    }
}
