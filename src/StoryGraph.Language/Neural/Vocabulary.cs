using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StoryGraph.Language.Model;

namespace StoryGraph.Language.Neural;

/// <summary>Numbers for strings, found without making a string: all characters in one array, an open-addressed table over it.</summary>
internal sealed class Vocabulary
{
    private readonly char[] characters;
    private readonly int[] starts;
    private readonly int[] table;

    /// <exception cref="ArgumentException">An entry comes twice.</exception>
    public Vocabulary(IReadOnlyList<string> entries)
        : this(string.Concat(entries).ToCharArray(), StartsOf(entries))
    {
    }

    private Vocabulary(char[] characters, int[] starts)
    {
        (this.characters, this.starts) = (characters, starts);
        table = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(4, 2 * Count))];
        for (var id = 0; id < Count; id++)
        {
            var slot = SlotOf(this[id]);
            if (table[slot] != 0)
                throw new ArgumentException($"'{this[id]}' is in the vocabulary twice");
            table[slot] = id + 1;
        }
    }

    public int Count => starts.Length - 1;

    public ReadOnlySpan<char> this[int id] => characters.AsSpan(starts[id]..starts[id + 1]);

    /// <summary>The entry's number, or -1.</summary>
    public int Find(ReadOnlySpan<char> entry) => table[SlotOf(entry)] - 1;

    public static Vocabulary Read(SectionReader reader) =>
        new(MemoryMarshal.Cast<ushort, char>(reader.ReadArray<ushort>()).ToArray(), reader.ReadArray<int>());

    public void Write(SectionWriter writer)
    {
        writer.WriteArray(MemoryMarshal.Cast<char, ushort>(characters));
        writer.WriteArray<int>(starts);
    }

    private static int[] StartsOf(IReadOnlyList<string> entries)
    {
        var starts = new int[entries.Count + 1];
        for (var id = 0; id < entries.Count; id++)
            starts[id + 1] = starts[id] + entries[id].Length;
        return starts;
    }

    /// <summary>The slot that holds the entry, or the empty one where it would go.</summary>
    private int SlotOf(ReadOnlySpan<char> entry)
    {
        var mask = table.Length - 1;
        var slot = (int)Hash(entry) & mask;
        while (table[slot] != 0 && !this[table[slot] - 1].SequenceEqual(entry))
            slot = (slot + 1) & mask;
        return slot;
    }

    /// <summary>FNV-1a over UTF-16 code units, its high bits folded in.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Hash(ReadOnlySpan<char> entry)
    {
        var hash = 2166136261u;
        foreach (var character in entry)
            hash = (hash ^ character) * 16777619u;
        return hash ^ (hash >> 15);
    }
}
