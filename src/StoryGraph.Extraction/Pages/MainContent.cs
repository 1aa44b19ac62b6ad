using AngleSharp.Dom;

namespace StoryGraph.Extraction.Pages;

/// <summary>Finds the element that holds a page's story, as Arc90's Readability does: paragraphs vote for their parents.</summary>
internal static class MainContent
{
    private const int FewestLettersOfParagraph = 25;

    /// <summary>An element that the page itself marks as its article is believed when it holds this part of all paragraphs' text.</summary>
    private const double LeastMarkedShare = 0.4;

    /// <summary>A sister of the best element belongs to it from this part of its score.</summary>
    private const double SisterShare = 0.25;

    public static IElement? Find(IDocument document)
    {
        if (document.Body is not { } body)
        {
            return null;
        }

        var paragraphs = Paragraphs(body).ToArray();
        if (paragraphs.Length == 0)
        {
            return body.TextContent.Any(char.IsLetter) ? body : null;
        }

        return Marked(document, paragraphs) ?? Voted(paragraphs);
    }

    private static IElement? Marked(IDocument document, IElement[] paragraphs)
    {
        var all = paragraphs.Sum(p => p.TextContent.Length);
        return document.QuerySelectorAll("[itemprop=articleBody], article, main, [role=main]")
            .Where(e => paragraphs.Where(e.Contains).Sum(p => p.TextContent.Length) >= LeastMarkedShare * all)
            .MinBy(e => e.TextContent.Length);
    }

    private static IElement? Voted(IElement[] paragraphs)
    {
        var scores = new Dictionary<IElement, double>();
        var order = new List<IElement>();
        foreach (var paragraph in paragraphs)
        {
            var text = paragraph.TextContent;
            var score = 1 + text.Count(c => c == ',') + Math.Min(text.Length / 100.0, 3);
            Vote(paragraph.ParentElement, score);
            Vote(paragraph.ParentElement?.ParentElement, score / 2);
        }

        var best = order.MaxBy(Score);
        var parent = best?.ParentElement;
        var hasSisters = parent is not null && order.Exists(e => e != best && e.ParentElement == parent && Score(e) >= SisterShare * Score(best!));
        return hasSisters ? parent : best;

        double Score(IElement element) => scores[element] * (1 - HtmlText.LinkDensity(element));

        void Vote(IElement? element, double score)
        {
            if (element is null)
            {
                return;
            }

            if (!scores.TryGetValue(element, out var sum))
            {
                order.Add(element);
            }

            scores[element] = sum + score;
        }
    }

    private static IEnumerable<IElement> Paragraphs(IElement body) =>
        body.QuerySelectorAll("p, pre, blockquote, div, td, section")
            .Where(e => !e.Children.Any(HtmlText.IsBlock)       // first: it spares reading the text of all that is nested
                && e.TextContent.Count(char.IsLetter) >= FewestLettersOfParagraph
                && !IsInFurniture(e));

    private static bool IsInFurniture(IElement element)
    {
        for (var e = element; e is not null; e = e.ParentElement)
        {
            if (HtmlText.IsFurniture(e))
            {
                return true;
            }
        }

        return false;
    }
}
