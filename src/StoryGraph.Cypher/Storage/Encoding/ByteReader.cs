using System.Buffers.Binary;

namespace StoryGraph.Cypher.Storage.Encoding;

/// <summary>Reads what <see cref="ByteWriter"/> wrote, in place.</summary>
/// <exception cref="InvalidDataException">The bytes end too early: the store is damaged.</exception>
internal ref struct ByteReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public readonly bool IsAtEnd => _rest.IsEmpty;

    public readonly int Remaining => _rest.Length;

    public byte ReadByte()
    {
        if (_rest.IsEmpty)
            throw EndsTooEarly();
        var value = _rest[0];
        _rest = _rest[1..];
        return value;
    }

    public ulong ReadVarint()
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = ReadByte();
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }
    }

    public long ReadZigzag()
    {
        var raw = ReadVarint();
        return (long)(raw >> 1) ^ -(long)(raw & 1);
    }

    public double ReadDouble() => BinaryPrimitives.ReadDoubleLittleEndian(ReadBytes(sizeof(double)));

    public ReadOnlySpan<byte> ReadBytes(int length)
    {
        if ((uint)length > (uint)_rest.Length)
            throw EndsTooEarly();
        var read = _rest[..length];
        _rest = _rest[length..];
        return read;
    }

    /// <summary>The number of items that follow, each of at least one byte.</summary>
    public int ReadCount()
    {
        var count = ReadVarint();
        return count <= (ulong)_rest.Length ? (int)count : throw EndsTooEarly();
    }

    private static InvalidDataException EndsTooEarly() => new("a row ends too early");
}
