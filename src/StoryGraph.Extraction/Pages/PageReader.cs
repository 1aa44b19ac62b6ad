using StoryGraph.Extraction.Knowledge;

namespace StoryGraph.Extraction.Pages;

/// <summary>Cuts a page into its stories and leaves its furniture behind.</summary>
public sealed class PageReader(Gazetteer gazetteer)
{
    public PageReading Read(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        if (string.IsNullOrWhiteSpace(article.Text))
        {
            return PageReading.Nothing("the page is empty");
        }

        var text = article.Text.Trim();
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return new PageReading(
            [
                new RawStory
                {
                    Id = article.Id,
                    Title = end < 0 ? text : text[..end],
                    Text = text,
                    Outlet = article.Outlet is { } name ? Named(name) : null,
                    Published = article.Published,
                    Url = article.Url,
                },
            ],
            null);
    }

    private StoryOutlet Named(string nameOrDomain) =>
        gazetteer.Outlets.Names.Find(nameOrDomain) is [var outlet, ..]
            ? new StoryOutlet(outlet.Name, outlet.Domain, outlet.Domain)
            : new StoryOutlet(nameOrDomain, null, null);
}
