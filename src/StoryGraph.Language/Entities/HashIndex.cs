using StoryGraph.Language.Model;

namespace StoryGraph.Language.Entities;

/// <summary>
/// A set of words known only by 32 bits of their hash, each with its rank. Sorted keys and a table of where each leading bit
/// pattern begins: nothing is built at load but that table, and a look-up reads two cache lines.
/// </summary>
/// <remarks>A word outside the set is taken for one in it with probability Count / 2^32.</remarks>
internal sealed class HashIndex
{
    private readonly uint[] keys;
    private readonly int[] starts;
    private readonly int shift;

    /// <param name="sortedKeys">Distinct, ascending.</param>
    public HashIndex(uint[] sortedKeys)
    {
        keys = sortedKeys;
        var bits = Math.Clamp(32 - System.Numerics.BitOperations.LeadingZeroCount((uint)keys.Length), 1, 24);
        shift = 32 - bits;
        starts = new int[(1 << bits) + 1];
        var bucket = 0;
        for (var i = 0; i < keys.Length; i++)
        {
            for (var own = (int)(keys[i] >> shift); bucket <= own; bucket++)
                starts[bucket] = i;
        }

        for (; bucket < starts.Length; bucket++)
            starts[bucket] = keys.Length;
    }

    public int Count => keys.Length;

    public static uint KeyOf(ulong hash) => (uint)(Folding.Mix(hash) >> 32);

    /// <summary>The rank of the word in key order, or -1.</summary>
    public int Find(ulong hash)
    {
        var key = KeyOf(hash);
        var bucket = key >> shift;
        for (int i = starts[bucket], end = starts[bucket + 1]; i < end; i++)
        {
            if (keys[i] == key)
                return i;
        }

        return -1;
    }

    /// <summary>The steps from key to key, which compress better than the keys.</summary>
    public void Write(SectionWriter writer)
    {
        var steps = new uint[keys.Length];
        for (var i = 0; i < keys.Length; i++)
            steps[i] = keys[i] - (i == 0 ? 0 : keys[i - 1]);
        writer.WriteArray<uint>(steps);
    }

    public static HashIndex Read(SectionReader reader)
    {
        var keys = reader.ReadArray<uint>();
        for (var i = 1; i < keys.Length; i++)
            keys[i] += keys[i - 1];
        return new HashIndex(keys);
    }
}
