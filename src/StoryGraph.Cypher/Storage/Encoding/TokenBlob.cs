namespace StoryGraph.Cypher.Storage.Encoding;

/// <summary>A few tokens as varints. Those of a node's labels are ascending.</summary>
internal static class TokenBlob
{
    public static void Write(ByteWriter writer, ReadOnlySpan<int> tokens)
    {
        foreach (var token in tokens)
            writer.WriteVarint((ulong)token);
    }

    public static bool Contains(ReadOnlySpan<byte> blob, int token)
    {
        var reader = new ByteReader(blob);
        while (!reader.IsAtEnd)
        {
            if (reader.ReadVarint() == (ulong)token)
                return true;
        }
        return false;
    }

    public static void Read(ReadOnlySpan<byte> blob, List<int> tokens)
    {
        tokens.Clear();
        var reader = new ByteReader(blob);
        while (!reader.IsAtEnd)
            tokens.Add((int)reader.ReadVarint());
    }
}
