namespace StoryGraph.Training.Parsing;

/// <summary>How many words got the right head, and the right relation with it.</summary>
/// <remarks>Punctuation counts, relation subtypes do not: CoNLL 2018 shared task (Zeman et al. 2018).</remarks>
internal sealed class AttachmentScore
{
    public int Words { get; private set; }

    public int RightHeads { get; private set; }

    public int RightRelations { get; private set; }

    /// <summary>The share of words with the right head, in [0, 1].</summary>
    public double Unlabelled => (double)RightHeads / Math.Max(1, Words);

    /// <summary>The share of words with the right head and relation, in [0, 1].</summary>
    public double Labelled => (double)RightRelations / Math.Max(1, Words);

    public void Add(ReadOnlySpan<int> goldHeads, ReadOnlySpan<string> goldRelations, ReadOnlySpan<int> heads, ReadOnlySpan<string> relations)
    {
        Words += goldHeads.Length;
        for (var word = 0; word < goldHeads.Length; word++)
        {
            if (goldHeads[word] != heads[word])
                continue;
            RightHeads++;
            if (Universal(goldRelations[word]).SequenceEqual(Universal(relations[word])))
                RightRelations++;
        }
    }

    /// <summary>The relation without its subtype.</summary>
    public static ReadOnlySpan<char> Universal(ReadOnlySpan<char> relation) =>
        relation.IndexOf(':') is >= 0 and var colon ? relation[..colon] : relation;
}
