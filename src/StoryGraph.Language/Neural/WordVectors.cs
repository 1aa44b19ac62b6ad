using StoryGraph.Language.Model;

namespace StoryGraph.Language.Neural;

/// <summary>Vectors of the most frequent lower-case words, learnt on much more text than the treebanks hold.</summary>
internal sealed class WordVectors(Vocabulary words, QuantizedRows rows) : IModelSection<WordVectors>
{
    /// <summary>Longer words have no vector.</summary>
    private const int LongestWord = 40;

    public static string SectionName => "vectors";

    public int Count => words.Count;

    public int Dimensions => rows.Columns;

    public static WordVectors Read(SectionReader reader) => new(Vocabulary.Read(reader), QuantizedRows.Read(reader));

    public void Write(SectionWriter writer)
    {
        words.Write(writer);
        rows.Write(writer);
    }

    /// <summary>The row of a word in any case, or -1.</summary>
    public int Find(ReadOnlySpan<char> word)
    {
        if (word.Length > LongestWord)
            return -1;
        Span<char> lower = stackalloc char[LongestWord];
        var length = word.ToLowerInvariant(lower);
        return words.Find(lower[..length]);
    }

    /// <summary>Writes a row; -1 gives zeros.</summary>
    public void Copy(int row, Span<float> target)
    {
        if (row < 0)
            target[..Dimensions].Clear();
        else
            rows.CopyRow(row, target);
    }
}
