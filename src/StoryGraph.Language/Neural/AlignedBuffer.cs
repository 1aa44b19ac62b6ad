using System.Runtime.CompilerServices;

namespace StoryGraph.Language.Neural;

/// <summary>Floats that begin at a cache line, so that no vector load straddles two; grows, never shrinks.</summary>
internal sealed class AlignedBuffer
{
    private const int LineBytes = 64;
    private float[] array = [];
    private int start;

    public AlignedBuffer()
    {
    }

    public AlignedBuffer(int length) => Reserve(length);

    public int Capacity { get; private set; }

    /// <summary>The first <paramref name="length"/> floats; what they hold after growing is undefined.</summary>
    public Span<float> Reserve(int length)
    {
        if (length > Capacity)
        {
            Capacity = Math.Max(length, 2 * Capacity);
            array = GC.AllocateUninitializedArray<float>(Capacity + (LineBytes / sizeof(float)), pinned: true);
            start = FirstAligned(array);
        }

        return array.AsSpan(start, length);
    }

    /// <summary>Part of what was reserved.</summary>
    public Span<float> Slice(int offset, int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset + length, Capacity);
        return array.AsSpan(start + offset, length);
    }

    private static unsafe int FirstAligned(float[] pinned)
    {
        var address = (nuint)Unsafe.AsPointer(ref pinned[0]);
        return (int)((LineBytes - (address % LineBytes)) % LineBytes / sizeof(float));
    }
}
