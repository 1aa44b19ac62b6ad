using System.IO.Compression;
using System.Runtime.InteropServices;
using StoryGraph.Language.Neural;

namespace StoryGraph.Training.Neural;

/// <summary>Takes the most frequent words of the GloVe vectors: 50,000 cost a fifth of a point against 250,000 and a fifth of the room.</summary>
internal static class VectorSelection
{
    private const int Words = 50_000;
    private const int Dimensions = 100;

    /// <param name="folder">With words.txt.gz (most frequent first), vectors.i8 and scales.f32.</param>
    public static WordVectors Read(string folder)
    {
        var words = new List<string>(Words);
        using (var reader = new StreamReader(new GZipStream(File.OpenRead(Path.Combine(folder, "words.txt.gz")), CompressionMode.Decompress)))
        {
            while (words.Count < Words && reader.ReadLine() is { } word)
                words.Add(word);
        }

        var rows = ReadFirst<sbyte>(Path.Combine(folder, "vectors.i8"), words.Count * Dimensions);
        var scales = ReadFirst<float>(Path.Combine(folder, "scales.f32"), words.Count);
        return new WordVectors(new Vocabulary(words), new QuantizedRows(Dimensions, rows, scales));
    }

    private static T[] ReadFirst<T>(string path, int count)
        where T : unmanaged
    {
        var values = new T[count];
        using var file = File.OpenRead(path);
        file.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }
}
