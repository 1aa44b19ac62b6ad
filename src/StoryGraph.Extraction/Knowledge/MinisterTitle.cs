namespace StoryGraph.Extraction.Knowledge;

/// <summary>"X minister" and "minister of X" are one office, whatever X is.</summary>
internal static class MinisterTitle
{
    private static readonly string[] Heads = ["minister", "secretary"];

    public static Office? Parse(string title)
    {
        var words = title.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is ["the", ..])
        {
            words = words[1..];
        }

        var rank = words is ["deputy" or "vice" or "assistant" or "junior", ..] ? "deputy " : "";
        if (rank.Length > 0)
        {
            words = words[1..];
        }

        if (words.Length < 2 || words.Length > 8)
        {
            return null;
        }

        foreach (var head in Heads)
        {
            string[] portfolio;
            if (words[0] == head && words.Length > 2 && words[1] is "of" or "for")
            {
                portfolio = words[2..];
            }
            else if (words[^1] == head && head == "minister")
            {
                portfolio = words[..^1];
            }
            else
            {
                continue;
            }

            var subject = string.Join(' ', portfolio);
            return new Office
            {
                Title = $"{rank}{subject} {head}",
                Of = OfficeScope.State,
                Body = MinistryName.Parse($"{subject} Ministry")?.Name,
                Speaks = true,
            };
        }

        return null;
    }
}
