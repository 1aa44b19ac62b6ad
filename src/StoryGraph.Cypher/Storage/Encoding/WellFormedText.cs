using System.Runtime.InteropServices;

namespace StoryGraph.Cypher.Storage.Encoding;

/// <summary>Text that may hold unpaired surrogates, which UTF-8 cannot.</summary>
internal static class WellFormedText
{
    private const byte Utf16Mark = 0xFF; // no UTF-8 begins so

    /// <summary>UTF-8 where that can hold the text, else a mark and its UTF-16 units.</summary>
    public static byte[] ToBytes(string text) =>
        IsWellFormed(text) ? System.Text.Encoding.UTF8.GetBytes(text) : [Utf16Mark, .. MemoryMarshal.AsBytes(text.AsSpan())];

    public static string FromBytes(ReadOnlySpan<byte> bytes) => bytes is [Utf16Mark, .. var units]
        ? new string(MemoryMarshal.Cast<byte, char>(units))
        : System.Text.Encoding.UTF8.GetString(bytes);

    /// <summary>Whether every surrogate has its other half, so that UTF-8 can hold the text.</summary>
    public static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        var from = text.IndexOfAnyInRange('\uD800', '\uDFFF');
        if (from < 0)
            return true;
        for (var i = from; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return false;
            i++;
        }
        return true;
    }
}
