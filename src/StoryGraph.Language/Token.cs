namespace StoryGraph.Language;

/// <summary>
/// One syntactic word of a sentence, as Universal Dependencies has it: "don't" gives "do" and "n't", "Iran's" gives "Iran" and "'s".
/// </summary>
public sealed record Token
{
    /// <summary>Place in the sentence, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>The word as it stands in the text.</summary>
    public required string Form { get; init; }

    /// <summary>Where it stands in the analyzed text. Words of one multiword token share out its characters.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>Dictionary form; names keep their case.</summary>
    public string Lemma { get; init; } = "_";

    /// <summary>Universal part of speech: NOUN, PROPN, VERB, ...</summary>
    public string Upos { get; init; } = "_";

    /// <summary>Penn Treebank tag: NNP, VBD, ...</summary>
    public string Xpos { get; init; } = "_";

    /// <summary>Index of the head in the sentence; -1 for the root.</summary>
    public int Head { get; init; } = -1;

    /// <summary>
    /// By how much the parser scored the head above the next best. On EWT-dev and GUM-dev the head is right for one word in two below 1,
    /// for 9 in 10 from 3 to 5, for 98 in 100 above 6. Negative where only the tree as a whole made it the head; 0 when nothing parsed
    /// the sentence.
    /// </summary>
    public float HeadMargin { get; init; }

    /// <summary>Universal dependency relation to the head, with its subtype: nsubj:pass, obl, root, ...</summary>
    public string Relation { get; init; } = "_";

    /// <summary>True when white space, or the end of a paragraph, follows in the text.</summary>
    public bool SpaceAfter { get; init; } = true;

    /// <summary>True when the word is written as one token with the word before it: "n't" in "don't", "'s" in "Iran's".</summary>
    public bool ContinuesToken { get; init; }

    /// <summary>True when the word was cut out of a chunk that had lost its spaces.</summary>
    public bool IsRepaired { get; init; }

    public override string ToString() => $"{Form}/{Upos}";
}
