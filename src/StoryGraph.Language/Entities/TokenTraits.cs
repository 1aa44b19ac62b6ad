namespace StoryGraph.Language.Entities;

/// <summary>All that the entity tagger's models look at in one token: its spelling, what lists and clusters say of it, its surroundings.</summary>
internal struct TokenTraits
{
    /// <summary>Hash of the word as it stands.</summary>
    public ulong Form;

    /// <summary>Hash of the folded word (<see cref="Folding"/>); abbreviations lose their dots.</summary>
    public ulong Folded;

    /// <summary>Hashes of the folded word's ends; shorter words give the whole word.</summary>
    public ulong Prefix2, Prefix3, Prefix4, Suffix2, Suffix3, Suffix4;

    /// <summary>Hash of the word with its letters replaced by X, x and 9.</summary>
    public ulong Shape;

    /// <summary>As <see cref="Shape"/>, runs of the same class written once.</summary>
    public ulong ShortShape;

    /// <summary>1 + the number of the Penn tag; 0 when it is not known.</summary>
    public byte Tag;

    public WordClasses.Entry Word;

    /// <summary>The cluster of the word at the coarser grains.</summary>
    public ushort Cluster1;
    public byte Cluster2, Cluster3;

    /// <summary>Lists on which the word stands by itself.</summary>
    public NameClasses Lists;

    /// <summary>Lists that hold the longest phrase of two or more words which covers the token.</summary>
    public NameClasses PhraseLists;
    public PhrasePart PhrasePart;

    public LetterCase Case;
    public SentenceCase SentenceCase;

    /// <summary>What the same word does elsewhere in the document.</summary>
    public DocumentClues Elsewhere;

    /// <summary>The stretch of capitalised words [RunStart, RunEnd) around the token, as document-wide indices; empty for other words.</summary>
    public int RunStart, RunEnd;

    /// <summary>Index of the run's word for a body ("Ministry", "Party"), or -1.</summary>
    public int RunHead;

    /// <summary>The run is followed by its own initials in parentheses.</summary>
    public bool RunHasAcronym;
}

internal enum PhrasePart : byte
{
    None,
    First,
    Inner,
    Last,
}

internal enum LetterCase : byte
{
    /// <summary>No letters.</summary>
    None,
    Lower,
    Capitalised,

    /// <summary>Two capitals or more and nothing small.</summary>
    Upper,

    /// <summary>A capital that is not only at the front.</summary>
    Mixed,
}

internal enum SentenceCase : byte
{
    Usual,

    /// <summary>Most words are capitalised: a headline.</summary>
    Title,
    Upper,

    /// <summary>Nothing is capitalised.</summary>
    Lower,
}

/// <summary>What the same word does at its other places in the document.</summary>
[Flags]
internal enum DocumentClues : ushort
{
    None = 0,
    LowerCase = 1,
    CapitalisedInside = 1 << 1,
    AfterGivenName = 1 << 2,
    AfterTitle = 1 << 3,
    BeginsRun = 1 << 4,
    EndsRun = 1 << 5,
    AfterPlacePreposition = 1 << 6,
    BeforeSpeech = 1 << 7,
    InBodyRun = 1 << 8,
    AfterThe = 1 << 9,
    InBodyPhrase = 1 << 10,
    InPlacePhrase = 1 << 11,

    /// <summary>The initials of a run with a word for a body spell this acronym.</summary>
    ExpandsToBody = 1 << 12,

    /// <summary>The initials of some other run spell this acronym.</summary>
    ExpandsToRun = 1 << 13,
    Repeated = 1 << 14,
}
