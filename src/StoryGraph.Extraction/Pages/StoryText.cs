using System.Text;

namespace StoryGraph.Extraction.Pages;

/// <summary>Puts a story's text together: headline, empty line, body as found.</summary>
/// <param name="Title">The headline, or the first words of the body.</param>
/// <param name="Text">What offsets point into.</param>
/// <param name="BodyStart">Where the body begins in <paramref name="Text"/>.</param>
internal sealed record StoryText(string Title, string Text, int BodyStart)
{
    private const int LongestMadeTitle = 80;

    public static StoryText Of(string page, string? headline, IReadOnlyList<PageLine> body, IReadOnlyList<PageLine> all)
    {
        var text = new StringBuilder();
        if (headline is not null)
        {
            text.Append(headline);
            if (body.Count > 0)
            {
                text.Append("\n\n");
            }
        }

        var bodyStart = text.Length;
        for (var i = 0; i < body.Count; i++)
        {
            if (i > 0)
            {
                var (from, to) = (body[i - 1].Span.End, body[i].Span.Start);
                text.Append(IsBlank(page.AsSpan(from, to - from)) ? page.AsSpan(from, to - from) : "\n\n");
            }

            text.Append(body[i].Text);
        }

        return new StoryText(headline ?? FirstWords(body.Count > 0 ? body[0].Text : all[0].Text), text.ToString(), bodyStart);
    }

    private static bool IsBlank(ReadOnlySpan<char> between)
    {
        foreach (var c in between)
        {
            if (!char.IsWhiteSpace(c))
            {
                return false;
            }
        }

        return true;
    }

    private static string FirstWords(string line)
    {
        if (line.Length <= LongestMadeTitle)
        {
            return line;
        }

        var blank = line.LastIndexOf(' ', LongestMadeTitle);
        return $"{line[..(blank > 0 ? blank : LongestMadeTitle)]} …";
    }
}
