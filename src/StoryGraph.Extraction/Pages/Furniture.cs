using System.Collections.Frozen;
using System.Collections.Immutable;
using StoryGraph.Extraction.Knowledge;

namespace StoryGraph.Extraction.Pages;

internal enum FurnitureKind
{
    Line,
    End,
    Stop,
    Related,
    Boilerplate,
    Credit,
    Inline,
    Class,
}

/// <summary>The phrases by which page furniture is known (furniture.txt).</summary>
internal sealed class Furniture
{
    /// <summary>A marker may carry a few words more ("More from Africa", "Comments (3)"), a sentence is none.</summary>
    private const int LongestMarkerWords = 8;

    /// <summary>The kinds that a line may have, in the order in which they are tried.</summary>
    private static readonly (FurnitureKind Kind, LineKind Line)[] Markers =
    [
        (FurnitureKind.Related, LineKind.Related),
        (FurnitureKind.Stop, LineKind.Stop),
        (FurnitureKind.End, LineKind.End),
        (FurnitureKind.Line, LineKind.Furniture),
    ];

    private readonly FrozenDictionary<FurnitureKind, ImmutableArray<string>> phrases;

    private Furniture(FrozenDictionary<FurnitureKind, ImmutableArray<string>> phrases) => this.phrases = phrases;

    public static Furniture Embedded { get; } = From(DataTable.Load("furniture.txt"));

    public ImmutableArray<string> Inline => phrases[FurnitureKind.Inline];

    /// <summary>True when an element's class or id says that it is furniture: "share-bar", "related_posts".</summary>
    public bool IsClass(string? classOrId) => !string.IsNullOrEmpty(classOrId) && phrases[FurnitureKind.Class].Any(word => HasWord(classOrId, word));

    public ImmutableArray<string> Credits => phrases[FurnitureKind.Credit];

    /// <summary>The kind of furniture that a line is; null when it is none.</summary>
    public LineKind? Kind(string line)
    {
        var words = line.Count(c => c == ' ') + 1;
        foreach (var (kind, lineKind) in Markers)
        {
            foreach (var phrase in phrases[kind])
            {
                if (!line.StartsWith(phrase, StringComparison.OrdinalIgnoreCase))
                {
                    continue;
                }

                var whole = line.Length == phrase.Length || line[phrase.Length..].All(c => !char.IsLetter(c));
                if (whole || (kind != FurnitureKind.Line && Continues(line, phrase, words)) || (kind == FurnitureKind.Line && IsLabelled(line, phrase)))
                {
                    return lineKind;
                }
            }
        }

        return null;
    }

    /// <summary>True for a paragraph in which a page speaks of itself.</summary>
    public bool IsBoilerplate(string paragraph)
    {
        var found = 0;
        foreach (var phrase in phrases[FurnitureKind.Boilerplate])
        {
            if (paragraph.Contains(phrase, StringComparison.OrdinalIgnoreCase) && ++found == 2)
            {
                return true;
            }
        }

        return false;
    }

    internal static Furniture From(DataTable table) => new(
        Enum.GetValues<FurnitureKind>().ToFrozenDictionary(
            kind => kind,
            kind => table.Rows.Where(row => row.Enum("kind", FurnitureKind.Line) == kind).SelectMany(row => row.List("phrases")).ToImmutableArray()));

    /// <summary>
    /// "LEGAL WARNING: All rights ..." and "More from Africa" are markers of any length after a colon and of a few words else;
    /// "Comments by the minister drew fire." is a sentence.
    /// </summary>
    private static bool Continues(string line, string phrase, int words)
    {
        var rest = line[phrase.Length..];
        return phrase[^1] is ':' or '©' || rest[0] == ':'
            || (phrase.Contains(' ', StringComparison.Ordinal) && !char.IsLetter(rest[0]) && words <= LongestMarkerWords);
    }

    private static bool HasWord(string names, string word)
    {
        for (var at = names.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = names.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if ((at == 0 || !char.IsLetter(names[at - 1])) && (at + word.Length == names.Length || !char.IsLetter(names[at + word.Length])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Photo: ..." and "Read also: ..." are furniture as far as the line goes.</summary>
    private static bool IsLabelled(string line, string phrase) =>
        (phrase[^1] == ':' || line[phrase.Length] == ':') && phrase.Length >= 4;
}
