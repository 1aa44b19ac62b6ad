using System.Collections.Immutable;

namespace StoryGraph.Extraction.Knowledge;

/// <summary>"Ministry of X" and "X Ministry" are one body, whatever X is.</summary>
internal static class MinistryName
{
    private static readonly string[] Heads = ["Ministry", "Department"];

    public static StateBody? Parse(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is ["the" or "The", ..])
        {
            words = words[1..];
        }

        if (words.Length < 2)
        {
            return null;
        }

        foreach (var head in Heads)
        {
            string[] portfolio;
            if (Is(words[0], head) && words.Length > 2 && words[1] is "of" or "for")
            {
                portfolio = words[2..];
            }
            else if (Is(words[^1], head))
            {
                portfolio = words[..^1];
            }
            else
            {
                continue;
            }

            var subject = string.Join(' ', portfolio.Select(Capitalized));
            return new StateBody(
                Bodies.IdOf($"{subject} {head}"), $"{subject} {head}", ImmutableArray.Create($"{head} of {subject}"), BodyKind.Ministry);
        }

        return null;
    }

    private static bool Is(string word, string head) => word.Equals(head, StringComparison.OrdinalIgnoreCase);

    private static string Capitalized(string word) =>
        word is "and" or "of" or "for" or "the" ? word : char.ToUpperInvariant(word[0]) + word[1..];
}
