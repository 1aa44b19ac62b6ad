using System.Text.RegularExpressions;

namespace StoryGraph.Extraction.Pages;

/// <summary>Takes the marks off a Markdown page, and reads the front matter that static sites put before it.</summary>
internal static partial class MarkdownPage
{
    public static PageContent Read(Article article)
    {
        var page = PageContent.Of(article);
        var text = article.Text.ReplaceLineEndings("\n");
        if (FrontMatter().Match(text) is { Success: true } front)
        {
            text = text[front.Length..];
            string? Value(params string[] names) => names.Select(name => Field(front.Groups["fields"].Value, name)).FirstOrDefault(v => v is not null);
            page = page with
            {
                Title = page.Title ?? Value("title", "headline"),
                Url = page.Url ?? Value("url", "canonical", "canonical_url", "link", "source_url"),
                SiteName = Value("outlet", "publisher", "site", "source"),
                Published = page.Published ?? (Value("date", "published", "pubdate") is { } date ? HtmlMetadata.Date(date) : null),
            };
        }

        text = Code().Replace(text, "");
        text = Image().Replace(text, "");
        text = Link().Replace(text, "$1");
        text = LineMark().Replace(text, "");
        text = Emphasis().Replace(text, "$2");
        return page with { Text = text };
    }

    private static string? Field(string fields, string name)
    {
        foreach (var line in fields.Split('\n'))
        {
            if (line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))
            {
                var value = line[(name.Length + 1)..].Trim().Trim('"', '\'');
                return value.Length == 0 ? null : value;
            }
        }

        return null;
    }

    [GeneratedRegex(@"\A---\n(?<fields>.*?)\n---\n+", RegexOptions.Singleline)]
    private static partial Regex FrontMatter();

    [GeneratedRegex(@"^(```|~~~).*?^\1[^\n]*\n?", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Code();

    [GeneratedRegex(@"^!\[[^\]]*\]\([^)]*\)[ \t]*\n|!\[[^\]]*\]\([^)]*\)", RegexOptions.Multiline)]
    private static partial Regex Image();

    [GeneratedRegex(@"\[([^\]\n]+)\]\([^)\n]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^ {0,3}(?:#{1,6} +|> ?|[-*+] +|\d{1,3}\. +(?=\p{Lu}))", RegexOptions.Multiline)]
    private static partial Regex LineMark();

    [GeneratedRegex(@"(?<!\w)(\*\*|__|\*|_|`)(?=\S)([^\n]+?)(?<=\S)\1(?!\w)")]
    private static partial Regex Emphasis();
}
