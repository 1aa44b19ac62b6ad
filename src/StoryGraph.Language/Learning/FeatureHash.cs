namespace StoryGraph.Language.Learning;

/// <summary>Features are 32-bit hashes: no strings are built and no dictionary of names is kept.</summary>
/// <remarks>
/// With some 10^5 features in a model a feature never seen in training meets a row by chance once in some 10^4 look-ups, which costs
/// less accuracy than can be measured. Zero is kept free for empty slots of tables.
/// </remarks>
internal static class FeatureHash
{
    private const ulong Multiplier = 0x9E3779B97F4A7C15;

    public static uint Mix(uint a, uint b)
    {
        var x = (((ulong)a << 32) | b) * Multiplier;
        x = (x ^ (x >> 32)) * 0xD6E8FEB86659FD93;
        var mixed = (uint)(x >> 32);
        return mixed == 0 ? 1 : mixed;
    }

    public static uint Mix(uint a, uint b, uint c) => Mix(Mix(a, b), c);

    public static uint Mix(uint a, uint b, uint c, uint d) => Mix(Mix(Mix(a, b), c), d);

    public static uint Of(ReadOnlySpan<char> text)
    {
        var hash = Multiplier;
        foreach (var c in text)
        {
            hash = Step(hash, c);
        }

        return Finish(hash);
    }

    internal static ulong Start => Multiplier;

    internal static ulong Step(ulong hash, char c)
    {
        hash = (hash ^ c) * 0xD6E8FEB86659FD93;
        return hash ^ (hash >> 32);
    }

    internal static uint Finish(ulong hash)
    {
        var finished = (uint)((hash * Multiplier) >> 32);
        return finished == 0 ? 1 : finished;
    }
}
