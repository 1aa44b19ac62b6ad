namespace StoryGraph.Cypher.Values;

/// <summary>Strings by code point, as Neo4j orders them and as UTF-8 sorts in the index; UTF-16 would put U+FF5E after emoji.</summary>
internal static class StringOrder
{
    public static int Compare(string left, string right)
    {
        var shared = left.AsSpan().CommonPrefixLength(right);
        if (shared == left.Length || shared == right.Length)
            return left.Length.CompareTo(right.Length);
        var (a, b) = (left[shared], right[shared]);
        // Surrogates stand for code points above every other unit, although their own numbers lie below U+E000 to U+FFFF.
        return char.IsSurrogate(a) == char.IsSurrogate(b) ? a.CompareTo(b) : char.IsSurrogate(a).CompareTo(char.IsSurrogate(b));
    }
}
