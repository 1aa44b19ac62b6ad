using System.Numerics;
using StoryGraph.Language.Model;
using StoryGraph.Language.Tagging;

namespace StoryGraph.Language.Entities;

/// <summary>A property of a token for whose values the network has learnt vectors.</summary>
internal enum InputTable
{
    Word,
    Suffix3,
    Suffix2,
    Prefix3,
    Shape,
    ShortShape,
    Cluster,
    Sense,
    Frequency,

    /// <summary>The training corpus, whose conventions differ; at run time always the first.</summary>
    Corpus,
    Tag,
}

/// <summary>Turns a token's traits into what the network reads: row numbers of its tables, and flags.</summary>
/// <param name="vocabularies">For the first six tables the known values; row 0 of a table is for all others.</param>
/// <param name="clusters">Number of clusters at the second grain, with the one for unknown words.</param>
/// <param name="corpora">Number of training corpora.</param>
internal sealed class NetworkInputs(HashIndex[] vocabularies, int clusters, int corpora)
{
    public const int Tables = 11;

    /// <summary>Number of tables whose rows are found by hash.</summary>
    public const int Hashed = 6;

    /// <summary>Number of flags of a token, each 0 or 1.</summary>
    public const int Flags = ListBits + ListBits + 3 + ClueBits + 5 + 4 + 4 + 4 + 3 + 1;

    private const int ListBits = 15;
    private const int ClueBits = 15;

    public int RowsOf(InputTable table) => table switch
    {
        InputTable.Cluster => clusters,
        InputTable.Sense => WordClasses.SenseClasses,
        InputTable.Frequency => WordClasses.FrequencyClasses,
        InputTable.Tag => 1 + PennTags.All.Length,
        InputTable.Corpus => corpora,
        _ => 1 + vocabularies[(int)table].Count,
    };

    /// <summary>The hash by which one of the first six tables knows a token.</summary>
    public static ulong HashOf(in TokenTraits token, InputTable table) => table switch
    {
        InputTable.Word => token.Folded,
        InputTable.Suffix3 => token.Suffix3,
        InputTable.Suffix2 => token.Suffix2,
        InputTable.Prefix3 => token.Prefix3,
        InputTable.Shape => token.Shape,
        InputTable.ShortShape => token.ShortShape,
        _ => throw new ArgumentOutOfRangeException(nameof(table), table, "rows of this table are not found by hash"),
    };

    /// <summary>Writes the row of each table; the corpus is 0.</summary>
    public void Rows(in TokenTraits token, Span<int> rows)
    {
        for (var table = 0; table < Hashed; table++)
            rows[table] = 1 + vocabularies[table].Find(HashOf(token, (InputTable)table));
        rows[(int)InputTable.Cluster] = token.Cluster1;
        rows[(int)InputTable.Sense] = token.Word.Sense;
        rows[(int)InputTable.Frequency] = Math.Min((int)token.Word.Frequency, WordClasses.FrequencyClasses - 1);
        rows[(int)InputTable.Tag] = token.Tag;
        rows[(int)InputTable.Corpus] = 0;
    }

    /// <summary>Writes <see cref="Flags"/> zeros and ones.</summary>
    /// <param name="token">The token.</param>
    /// <param name="index">Its document-wide index.</param>
    /// <param name="flags">Where they go.</param>
    public static void WriteFlags(in TokenTraits token, int index, Span<float> flags)
    {
        flags[..Flags].Clear();
        var at = 0;
        at = WriteBits((uint)token.Lists, ListBits, flags, at);
        at = WriteBits((uint)token.PhraseLists, ListBits, flags, at);
        at = WriteOne((int)token.PhrasePart - 1, 3, flags, at);
        at = WriteBits((uint)token.Elsewhere, ClueBits, flags, at);
        at = WriteOne((int)token.Case, 5, flags, at);
        at = WriteOne((int)token.SentenceCase, 4, flags, at);

        var length = token.RunEnd - token.RunStart;
        var place = length == 0 ? -1 : index == token.RunStart ? (length == 1 ? 3 : 0) : index == token.RunEnd - 1 ? 2 : 1;
        at = WriteOne(place, 4, flags, at);
        at = WriteOne(length == 0 ? -1 : Math.Min(length, 4) - 1, 4, flags, at);
        at = WriteOne(token.RunHead < 0 ? -1 : 1 + Math.Sign(index - token.RunHead), 3, flags, at);
        flags[at] = token.RunHasAcronym ? 1 : 0;
    }

    public void Write(SectionWriter writer)
    {
        writer.Write(clusters);
        writer.Write(corpora);
        foreach (var vocabulary in vocabularies)
            vocabulary.Write(writer);
    }

    public static NetworkInputs Read(SectionReader reader)
    {
        var (clusters, corpora) = (reader.ReadInt32(), reader.ReadInt32());
        var vocabularies = new HashIndex[Hashed];
        foreach (ref var vocabulary in vocabularies.AsSpan())
            vocabulary = HashIndex.Read(reader);
        return new NetworkInputs(vocabularies, clusters, corpora);
    }

    private static int WriteBits(uint bits, int count, Span<float> flags, int at)
    {
        for (var rest = bits & ((1u << count) - 1); rest != 0; rest &= rest - 1)
            flags[at + BitOperations.TrailingZeroCount(rest)] = 1;
        return at + count;
    }

    private static int WriteOne(int which, int count, Span<float> flags, int at)
    {
        if (which >= 0)
            flags[at + which] = 1;
        return at + count;
    }
}
