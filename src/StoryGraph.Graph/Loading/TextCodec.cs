using System.IO.Compression;
using System.Text;

namespace StoryGraph.Graph.Loading;

/// <summary>An article's text as its node keeps it: UTF-8, compressed (RFC 1951).</summary>
public static class TextCodec
{
    public static byte[] Compress(string text)
    {
        using var buffer = new MemoryStream();
        using (var deflate = new DeflateStream(buffer, CompressionLevel.Optimal))
        {
            deflate.Write(Encoding.UTF8.GetBytes(text));
        }

        return buffer.ToArray();
    }

    public static string Decompress(byte[] bytes)
    {
        using var deflate = new DeflateStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var reader = new StreamReader(deflate, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
