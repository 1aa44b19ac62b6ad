using System.Text;

namespace StoryGraph.Cypher.Functions;

/// <summary>Text by code points, as Neo4j counts it: size('😀') is 1. Text without surrogates, nearly all text, takes the quick way.</summary>
internal static class CodePoints
{
    public static int Count(string text)
    {
        var count = text.Length;
        for (var i = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDBFF'); i >= 0 && i + 1 < text.Length; i++)
        {
            if (char.IsSurrogatePair(text[i], text[i + 1]))
                count--;
        }
        return count;
    }

    /// <summary>The UTF-16 offset at which the code point of this number starts; the length when there are fewer.</summary>
    public static int OffsetOf(string text, long codePoint)
    {
        if (codePoint >= text.Length)
            return text.Length;
        var firstPair = text.AsSpan(0, (int)codePoint).IndexOfAnyInRange('\uD800', '\uDFFF');
        if (firstPair < 0)
            return (int)codePoint;
        var offset = firstPair;
        for (var left = codePoint - firstPair; left > 0 && offset < text.Length; left--)
            offset += offset + 1 < text.Length && char.IsSurrogatePair(text[offset], text[offset + 1]) ? 2 : 1;
        return offset;
    }

    public static string Substring(string text, long start, long length)
    {
        var from = OffsetOf(text, start);
        var rest = text[from..];
        return rest[..OffsetOf(rest, length)];
    }

    public static string Reverse(string text)
    {
        var reversed = new StringBuilder(text.Length);
        for (var end = text.Length; end > 0;)
        {
            var size = end > 1 && char.IsSurrogatePair(text[end - 2], text[end - 1]) ? 2 : 1;
            end -= size;
            reversed.Append(text, end, size);
        }
        return reversed.ToString();
    }
}
