using System.Runtime.InteropServices;
using StoryGraph.Language.Model;

namespace StoryGraph.Language.Entities;

/// <summary>Gazetteers, as hashes of folded phrases: which stretches of a sentence stand on which lists.</summary>
internal sealed class NameLists(HashIndex index, NameClasses[] classes)
{
    /// <summary>Longest phrase looked for, in tokens.</summary>
    public const int MaxTokens = 8;

    /// <summary>Adds the next word to the hash of a phrase; start from <see cref="Folding.Seed"/>.</summary>
    public static ulong Append(ulong phrase, ulong wordHash) => Folding.Mix(Folding.Add(phrase, wordHash));

    public NameClasses Find(ulong phrase)
    {
        var rank = index.Find(phrase);
        return rank < 0 ? NameClasses.None : classes[rank];
    }

    public void Write(SectionWriter writer)
    {
        index.Write(writer);
        writer.WriteArray<ushort>(MemoryMarshal.Cast<NameClasses, ushort>(classes));
    }

    public static NameLists Read(SectionReader reader) =>
        new(HashIndex.Read(reader), MemoryMarshal.Cast<ushort, NameClasses>(reader.ReadArray<ushort>()).ToArray());
}
