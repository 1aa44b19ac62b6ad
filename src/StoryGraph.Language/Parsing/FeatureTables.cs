using StoryGraph.Language.Model;
using StoryGraph.Language.Neural;

namespace StoryGraph.Language.Parsing;

/// <summary>For each feature a vocabulary and a row of numbers for each entry; row 0 stands for all that is not in the vocabulary.</summary>
internal sealed class FeatureTables
{
    private readonly Vocabulary[] vocabularies;
    private readonly QuantizedRows[] rows;

    public FeatureTables(Vocabulary[] vocabularies, QuantizedRows[] rows)
    {
        (this.vocabularies, this.rows) = (vocabularies, rows);
        Columns = rows.Sum(table => table.Columns);
    }

    /// <summary>Numbers that all features of a word make together.</summary>
    public int Columns { get; }

    public static FeatureTables Read(SectionReader reader)
    {
        var vocabularies = new Vocabulary[WordFeatures.Count];
        var rows = new QuantizedRows[WordFeatures.Count];
        for (var feature = 0; feature < WordFeatures.Count; feature++)
            (vocabularies[feature], rows[feature]) = (Vocabulary.Read(reader), QuantizedRows.Read(reader));
        return new FeatureTables(vocabularies, rows);
    }

    public void Write(SectionWriter writer)
    {
        for (var feature = 0; feature < WordFeatures.Count; feature++)
        {
            vocabularies[feature].Write(writer);
            rows[feature].Write(writer);
        }
    }

    /// <summary>Writes the row of each feature of a word, one after the other: <see cref="Columns"/> numbers.</summary>
    public void Look(ReadOnlySpan<char> form, ReadOnlySpan<char> xpos, ReadOnlySpan<char> upos, Span<float> target)
    {
        Span<int> ids = stackalloc int[WordFeatures.Count];
        Find(vocabularies, form, xpos, upos, ids);
        for (var feature = 0; feature < ids.Length; feature++)
        {
            rows[feature].CopyRow(ids[feature], target);
            target = target[rows[feature].Columns..];
        }
    }

    /// <summary>The row of each feature of a word; 0 for what is not in the vocabulary.</summary>
    public static void Find(
        ReadOnlySpan<Vocabulary> vocabularies, ReadOnlySpan<char> form, ReadOnlySpan<char> xpos, ReadOnlySpan<char> upos, Span<int> ids)
    {
        Span<char> buffer = stackalloc char[WordFeatures.LongestWord];
        ReadOnlySpan<char> normalized = buffer[..WordFeatures.Normalize(form, buffer)];
        for (var feature = WordFeature.Word; feature < WordFeature.Shape; feature++)
            ids[(int)feature] = vocabularies[(int)feature].Find(WordFeatures.Part(feature, normalized)) + 1;
        ids[(int)WordFeature.Shape] = vocabularies[(int)WordFeature.Shape].Find(buffer[..WordFeatures.Shape(form, buffer)]) + 1;
        ids[(int)WordFeature.Xpos] = vocabularies[(int)WordFeature.Xpos].Find(xpos) + 1;
        ids[(int)WordFeature.Upos] = vocabularies[(int)WordFeature.Upos].Find(upos) + 1;
    }
}
