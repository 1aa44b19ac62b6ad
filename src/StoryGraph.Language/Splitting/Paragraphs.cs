namespace StoryGraph.Language.Splitting;

/// <summary>Finds the paragraphs of a text. A sentence never crosses the end of one, stop or no stop.</summary>
/// <remarks>
/// <list type="number">
/// <item>A blank line always ends a paragraph.</item>
/// <item>In a hard-wrapped text a line break is a mere space where the next word would not have fitted on the line, and else ends a
/// paragraph. A text is hard-wrapped when it has at least three single line breaks, its lines are no longer than 130 characters (a few
/// longer ones aside), and at four breaks out of five the next word would not have fitted.</item>
/// <item>In any other text each line is a paragraph, as text dumps of web pages have it; but a line that starts with a small letter
/// carries on the line before, unless that one ended with a stop.</item>
/// </list>
/// </remarks>
internal static class Paragraphs
{
    private const int WidestWrap = 130;
    private const int NarrowestWrap = 30;
    private const int LeastBreaks = 3;

    /// <summary>The paragraphs in order; white space at their ends may belong to them or not.</summary>
    public static List<TextSpan> Find(string text)
    {
        var lines = Lines(text);
        var width = WrapWidth(text, lines);
        var paragraphs = new List<TextSpan>();
        var open = false;
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Length == 0)
            {
                open = false;
            }
            else if (open && IsCarriedOn(text, lines[i - 1], lines[i], width))
            {
                paragraphs[^1] = new TextSpan(paragraphs[^1].Start, lines[i].End);
            }
            else
            {
                paragraphs.Add(lines[i]);
                open = true;
            }
        }

        return paragraphs;
    }

    private static bool IsCarriedOn(string text, TextSpan line, TextSpan next, int? width) => width is { } wrap
        ? !Fits(text, line, next, wrap)
        : char.IsLower(text[next.Start]) && text[line.End - 1] is not ('.' or '!' or '?' or ':' or ';');

    private static bool Fits(string text, TextSpan line, TextSpan next, int width)
    {
        var word = next.Start;
        while (word < next.End && !char.IsWhiteSpace(text[word]))
        {
            word++;
        }

        return line.Length + 1 + (word - next.Start) <= width;
    }

    /// <summary>The width at which the text was wrapped; null when it was not.</summary>
    private static int? WrapWidth(string text, List<TextSpan> lines)
    {
        var lengths = new List<int>();
        foreach (var line in lines)
        {
            if (line.Length > 0 && line.In(text).Contains(' '))
            {
                lengths.Add(line.Length);
            }
        }

        if (lengths.Count <= LeastBreaks)
        {
            return null;
        }

        lengths.Sort();
        var width = lengths[(int)((lengths.Count - 1) * 0.98)];
        if (width is < NarrowestWrap or > WidestWrap)
        {
            return null;
        }

        var (breaks, full) = (0, 0);
        for (var i = 1; i < lines.Count; i++)
        {
            if (lines[i - 1].Length > 0 && lines[i].Length > 0)
            {
                breaks++;
                full += Fits(text, lines[i - 1], lines[i], width) ? 0 : 1;
            }
        }

        return breaks >= LeastBreaks && full * 5 >= breaks * 4 ? width : null;
    }

    /// <summary>The lines without the white space at their ends; a blank one is empty.</summary>
    private static List<TextSpan> Lines(string text)
    {
        var lines = new List<TextSpan>();
        for (var start = 0; start < text.Length;)
        {
            var end = start;
            while (end < text.Length && !IsLineEnd(text[end]))
            {
                end++;
            }

            var (first, last) = (start, end);
            while (first < last && char.IsWhiteSpace(text[first]))
            {
                first++;
            }

            while (first < last && char.IsWhiteSpace(text[last - 1]))
            {
                last--;
            }

            lines.Add(new TextSpan(first, last));
            start = end < text.Length - 1 && text[end] == '\r' && text[end + 1] == '\n' ? end + 2 : end + 1;
        }

        return lines;
    }

    private static bool IsLineEnd(char c) => c is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029' or '\f' or '\v';
}
