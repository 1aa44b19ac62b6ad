using System.Buffers.Binary;
using System.Text;

namespace StoryGraph.Language.Model;

/// <summary>
/// The container of a trained model: a directory of named sections, then their bytes. All numbers are little-endian.
/// </summary>
/// <remarks>
/// <code>
/// "SGLM"  format:int32  sections:int32
/// for each section: name (length:int32, UTF-8)  length:int32  checksum:uint64
/// for each section: its bytes
/// </code>
/// Sections stand in the ordinal order of their names, so equal sections make equal files.
/// </remarks>
internal static class ModelFile
{
    private const int Format = 1;
    private static readonly byte[] Magic = "SGLM"u8.ToArray();

    public static void Write(Stream stream, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> sections)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        var ordered = sections.OrderBy(section => section.Key, StringComparer.Ordinal).ToList();
        writer.Write(Magic);
        writer.Write(Format);
        writer.Write(ordered.Count);
        foreach (var (name, bytes) in ordered)
        {
            var encoded = Encoding.UTF8.GetBytes(name);
            writer.Write(encoded.Length);
            writer.Write(encoded);
            writer.Write(bytes.Length);
            writer.Write(Checksum(bytes.Span));
        }

        foreach (var (_, bytes) in ordered)
        {
            writer.Write(bytes.Span);
        }
    }

    /// <summary>The sections by name, and a hash over all they hold.</summary>
    /// <exception cref="LanguageModelException">The bytes are no model, or of another format, or damaged.</exception>
    public static (Dictionary<string, ReadOnlyMemory<byte>> Sections, ulong Hash) Read(ReadOnlyMemory<byte> file)
    {
        var header = new SectionReader("header", file.Length >= Magic.Length ? file[Magic.Length..] : default);
        if (!file.Span.StartsWith(Magic))
        {
            throw new LanguageModelException("This is no language model: it does not start with 'SGLM'.");
        }

        if (header.ReadInt32() is var format && format != Format)
        {
            throw new LanguageModelException(
                $"The language model has format {format}, and this program reads format {Format}. Train it again with StoryGraph.Training.");
        }

        var directory = new (string Name, int Length, ulong Checksum)[header.ReadInt32()];
        foreach (ref var entry in directory.AsSpan())
        {
            entry = (header.ReadString(), header.ReadInt32(), header.ReadUInt64());
        }

        var rest = header.Rest();
        var sections = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        var hash = Checksum([]);
        foreach (var (name, length, checksum) in directory)
        {
            if (length < 0 || length > rest.Length || Checksum(rest.Span[..length]) != checksum)
            {
                throw new LanguageModelException(
                    $"The section '{name}' of the language model is damaged: its bytes do not match their checksum. Fetch the file again.");
            }

            sections[name] = rest[..length];
            rest = rest[length..];
            hash = Mix(Mix(hash, checksum), Checksum(Encoding.UTF8.GetBytes(name)));
        }

        return (sections, hash);
    }

    /// <summary>FNV-1a over 64-bit words: not against forgery, only against damage, and fast enough to check at each start.</summary>
    internal static ulong Checksum(ReadOnlySpan<byte> bytes)
    {
        var hash = Mix(14695981039346656037UL, (ulong)bytes.Length);
        while (bytes.Length >= sizeof(ulong))
        {
            hash = Mix(hash, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        Span<byte> tail = stackalloc byte[sizeof(ulong)];
        tail.Clear();
        bytes.CopyTo(tail);
        return Mix(hash, BinaryPrimitives.ReadUInt64LittleEndian(tail));
    }

    private static ulong Mix(ulong hash, ulong word)
    {
        var mixed = (hash ^ word) * 1099511628211UL;
        return mixed ^ (mixed >> 29);
    }
}
