using System.Buffers;

namespace StoryGraph.Importing.Sources;

/// <summary>Lines of a stream as bytes; of a line over the limit only the beginning is kept, and the rest passed over.</summary>
internal sealed class LimitedLines(Stream stream, int limit)
{
    private readonly byte[] buffer = new byte[64 * 1024];
    private readonly ArrayBufferWriter<byte> line = new();
    private int position;
    private int filled;

    /// <summary>Whether the last line was over the limit.</summary>
    public bool WasCut { get; private set; }

    /// <summary>The next line without its end, or null after the last.</summary>
    public byte[]? Next()
    {
        line.ResetWrittenCount();
        WasCut = false;
        var any = false;
        while (true)
        {
            if (position == filled)
            {
                (position, filled) = (0, stream.Read(buffer));
                if (filled == 0)
                {
                    return any ? line.WrittenSpan.ToArray() : null;
                }
            }

            any = true;
            var end = buffer.AsSpan(position, filled - position).IndexOf((byte)'\n');
            Keep(buffer.AsSpan(position, end < 0 ? filled - position : end));
            position = end < 0 ? filled : position + end + 1;
            if (end >= 0)
            {
                return line.WrittenSpan.ToArray();
            }
        }
    }

    private void Keep(ReadOnlySpan<byte> part)
    {
        var room = limit - line.WrittenCount;
        WasCut |= part.Length > room;
        line.Write(part[..Math.Min(part.Length, room)]);
    }
}
