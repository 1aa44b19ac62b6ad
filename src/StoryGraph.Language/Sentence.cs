using System.Collections.Immutable;

namespace StoryGraph.Language;

/// <summary>How far a sentence may be trusted to have been read as it was written.</summary>
public enum SentenceQuality
{
    /// <summary>As it stood in the text.</summary>
    Clean,

    /// <summary>Words had to be cut apart; the reading is likely but not certain.</summary>
    Repaired,

    /// <summary>Wreckage: nothing should be concluded from it.</summary>
    Damaged,
}

/// <summary>A sentence with its words, its dependency tree and its named entities.</summary>
public sealed class Sentence
{
    private readonly int[][] children;

    public Sentence(
        TextSpan span,
        ImmutableArray<Token> tokens,
        ImmutableArray<EntitySpan> entities,
        SentenceQuality quality = SentenceQuality.Clean,
        bool startsParagraph = false)
    {
        (Span, Tokens, Entities, Quality, StartsParagraph) = (span, tokens, entities, quality, startsParagraph);
        var lists = new List<int>?[tokens.Length];
        foreach (var token in tokens)
        {
            if (token.Head >= 0)
            {
                (lists[token.Head] ??= []).Add(token.Index);
            }
        }

        children = [.. lists.Select(list => list?.ToArray() ?? [])];
    }

    /// <summary>Where the sentence stands in the analyzed text, without the white space around it.</summary>
    public TextSpan Span { get; }

    public ImmutableArray<Token> Tokens { get; }

    /// <summary>Named entities in the order of the text.</summary>
    public ImmutableArray<EntitySpan> Entities { get; }

    public SentenceQuality Quality { get; }

    public bool StartsParagraph { get; }

    /// <summary>Indices of the tokens whose head is this one, in the order of the text.</summary>
    public ReadOnlySpan<int> ChildrenOf(int token) => children[token];
}
