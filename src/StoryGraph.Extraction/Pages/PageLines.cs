using System.Collections.Immutable;
using StoryGraph.Language;

namespace StoryGraph.Extraction.Pages;

/// <summary>Cuts a text into lines at line feeds and at Unicode's line and paragraph separators.</summary>
internal static class PageLines
{
    public static ImmutableArray<PageLine> Of(string text, LineClassifier classifier)
    {
        var lines = ImmutableArray.CreateBuilder<PageLine>();
        for (var start = 0; start < text.Length;)
        {
            var end = start;
            while (end < text.Length && !IsBreak(text[end]))
            {
                end++;
            }

            var (first, last) = (start, end);
            while (first < last && IsWhiteSpace(text[first]))
            {
                first++;
            }

            while (last > first && IsWhiteSpace(text[last - 1]))
            {
                last--;
            }

            var line = text[first..last];
            lines.Add(new PageLine(line, new TextSpan(first, last), classifier.Kind(line)));
            start = end + 1;
        }

        return lines.ToImmutable();
    }

    private static bool IsBreak(char c) => c is '\n' or '\u2028' or '\u2029';

    private static bool IsWhiteSpace(char c) => char.IsWhiteSpace(c) || c is '\uFEFF' or '\u200B' or '\u200E' or '\u200F';
}
