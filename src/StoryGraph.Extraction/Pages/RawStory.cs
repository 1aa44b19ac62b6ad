using System.Collections.Immutable;
using StoryGraph.Language;

namespace StoryGraph.Extraction.Pages;

/// <summary>One news story as it was cut out of a page, not yet read for what it says.</summary>
public sealed record RawStory
{
    /// <summary>The article's id; further stories of one page carry #2, #3 after it.</summary>
    public required string Id { get; init; }

    /// <summary>The headline; of a story without one the first words of its text.</summary>
    public required string Title { get; init; }

    /// <summary>Headline, empty line, body as found; the body alone when the story has no headline.</summary>
    public required string Text { get; init; }

    /// <summary>
    /// Parts of <see cref="Text"/> that are no sentences: datelines, names of agencies before the first word, sign-offs.
    /// In the order of the text, without overlaps.
    /// </summary>
    public ImmutableArray<TextSpan> Asides { get; init; } = [];

    /// <summary>Null when the page does not tell.</summary>
    public StoryOutlet? Outlet { get; init; }

    /// <summary>Agencies and other outlets that a dateline, byline or sign-off gives as the text's source.</summary>
    public ImmutableArray<StoryOutlet> Credited { get; init; } = [];

    /// <summary>ISO 8601 of the precision known; null when the page does not tell.</summary>
    public string? Published { get; init; }

    /// <summary>The canonical address, if the page or its source gives one.</summary>
    public string? Url { get; init; }

    /// <summary>The text to analyze: as long as <see cref="Text"/>, with blanks in place of the asides, so that offsets agree.</summary>
    public string TextToAnalyze()
    {
        if (Asides.IsEmpty)
        {
            return Text;
        }

        var characters = Text.ToCharArray();
        foreach (var aside in Asides)
        {
            Array.Fill(characters, ' ', aside.Start, aside.Length);
        }

        return new string(characters);
    }
}

/// <summary>An outlet as a page names it.</summary>
/// <param name="Name">Its usual name.</param>
/// <param name="Domain">Lower case without "www."; null when it is not known.</param>
/// <param name="KnownId">Its id when the gazetteer knows it.</param>
public sealed record StoryOutlet(string Name, string? Domain, string? KnownId);
