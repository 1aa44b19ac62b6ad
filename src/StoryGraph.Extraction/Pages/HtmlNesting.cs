namespace StoryGraph.Extraction.Pages;

/// <summary>Tells how deep a page's elements are nested, before it is parsed: an HTML parser's time grows with the square of it.</summary>
internal static class HtmlNesting
{
    /// <summary>No page that people read comes near.</summary>
    public const int Deepest = 2_000;

    /// <summary>Elements that have no end tag, or may be left without.</summary>
    private static readonly HashSet<string> Unclosed = new(StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
        "p", "li", "dt", "dd", "td", "th", "tr", "tbody", "thead", "tfoot", "option", "optgroup", "colgroup", "rp", "rt", "body", "html", "head",
    };

    public static bool IsTooDeep(string html)
    {
        var depth = 0;
        var names = Unclosed.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0 && at + 1 < html.Length; at = html.IndexOf('<', at + 1))
        {
            var isEnd = html[at + 1] == '/';
            var start = at + (isEnd ? 2 : 1);
            var end = start;
            while (end < html.Length && char.IsAsciiLetterOrDigit(html[end]))
            {
                end++;
            }

            if (end == start || names.Contains(html.AsSpan(start, end - start)))
            {
                continue;
            }

            depth = Math.Max(0, depth + (isEnd ? -1 : 1));
            if (depth > Deepest)
            {
                return true;
            }
        }

        return false;
    }
}
