using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace StoryGraph.Language.Model;

/// <summary>Writes the numbers, strings and arrays of one section. All numbers are little-endian.</summary>
internal sealed class SectionWriter
{
    private readonly ArrayBufferWriter<byte> buffer = new();

    public ReadOnlyMemory<byte> Written => buffer.WrittenMemory;

    public void Write(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(buffer.GetSpan(sizeof(int)), value);
        buffer.Advance(sizeof(int));
    }

    public void Write(ulong value)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(buffer.GetSpan(sizeof(ulong)), value);
        buffer.Advance(sizeof(ulong));
    }

    public void Write(float value)
    {
        BinaryPrimitives.WriteSingleLittleEndian(buffer.GetSpan(sizeof(float)), value);
        buffer.Advance(sizeof(float));
    }

    public void Write(string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        Write(bytes.Length);
        buffer.Write(bytes);
    }

    public void Write(IReadOnlyCollection<string> values)
    {
        Write(values.Count);
        foreach (var value in values)
        {
            Write(value);
        }
    }

    /// <summary>The length of the array, then its elements.</summary>
    public void WriteArray<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        Write(values.Length);
        var source = MemoryMarshal.AsBytes(values);
        var target = buffer.GetSpan(source.Length);
        source.CopyTo(target);
        if (!BitConverter.IsLittleEndian)
        {
            ReverseElements(target[..source.Length], Marshal.SizeOf<T>());
        }

        buffer.Advance(source.Length);
    }

    internal static void ReverseElements(Span<byte> bytes, int elementSize)
    {
        for (var start = 0; elementSize > 1 && start < bytes.Length; start += elementSize)
        {
            bytes.Slice(start, elementSize).Reverse();
        }
    }
}
