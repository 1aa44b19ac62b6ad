using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StoryGraph.Language.Entities;

/// <summary>How often each word of a document gave each clue, so that a token can be told what its word does at other places.</summary>
internal sealed class DocumentMemory
{
    private const int Clues = 16;
    private readonly Dictionary<ulong, Counts> words = [];
    private readonly Dictionary<ulong, DocumentClues> initials = [];

    [InlineArray(Clues)]
    private struct Counts
    {
        private ushort first;
    }

    public void Clear()
    {
        words.Clear();
        initials.Clear();
    }

    public void Note(in TokenTraits token, DocumentClues here)
    {
        if (here == DocumentClues.None)
            return;
        ref var counts = ref CollectionsMarshal.GetValueRefOrAddDefault(words, token.Folded, out _);
        for (var rest = (uint)here; rest != 0; rest &= rest - 1)
        {
            ref var count = ref counts[BitOperations.TrailingZeroCount(rest)];
            count += count < ushort.MaxValue ? (ushort)1 : (ushort)0;
        }
    }

    public void NoteInitials(ulong letters, DocumentClues clue)
    {
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(initials, letters, out _);
        known |= clue;
    }

    /// <summary>The clues that other places of the word gave, besides what this place gives itself.</summary>
    public DocumentClues Elsewhere(in TokenTraits token, DocumentClues here, string form)
    {
        var clues = DocumentClues.None;
        ref var counts = ref CollectionsMarshal.GetValueRefOrNullRef(words, token.Folded);
        if (!Unsafe.IsNullRef(ref counts))
        {
            for (var bit = 0; bit < Clues; bit++)
            {
                if (counts[bit] > (((int)here >> bit) & 1))
                    clues |= (DocumentClues)(1 << bit);
            }
        }

        if (token.Case == LetterCase.Upper && form.Length is >= 2 and <= 16)
        {
            var letters = Folding.Seed;
            foreach (var c in form)
                letters = char.IsLetter(c) ? Folding.Add(letters, Folding.Fold(c)) : letters;
            clues |= initials.GetValueOrDefault(letters);
        }

        return clues;
    }
}
