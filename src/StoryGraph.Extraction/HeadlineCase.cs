using System.Text.RegularExpressions;

namespace StoryGraph.Extraction;

/// <summary>
/// Headlines In Capitals Like These hide which words are names; the body of the story tells. What it writes in lower case is made so,
/// letter for letter, so that all offsets stay, and so are the words of our rules ("Seal", "Backs").
/// </summary>
internal static partial class HeadlineCase
{
    /// <summary>The share of the headline's longer words that must begin with a capital for it to be taken as written in title case.</summary>
    private const double TitleCase = 0.8;

    public static string Apply(string text, int headlineLength, Func<string, bool> isCommonWord)
    {
        var words = Word().Matches(text[..headlineLength]);
        var longer = words.Where(word => word.Length > 3).ToList();
        if (longer.Count < 3 || longer.Count(word => char.IsUpper(word.Value[0])) < TitleCase * longer.Count)
        {
            return text;
        }

        var (inside, plain) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (Match word in Word().Matches(text[headlineLength..]))
        {
            if (char.IsLower(word.Value[0]))
            {
                plain.Add(word.Value);
            }
            else if (word.Index > 1 && char.IsLetter(text[headlineLength + word.Index - 2]))
            {
                inside.Add(word.Value);
            }
        }

        var characters = text.ToCharArray();
        foreach (var word in words.Skip(1))
        {
            var lower = word.Value.ToLowerInvariant();
            if (char.IsUpper(word.Value[0]) && word.Value[1..] == lower[1..] && !inside.Contains(word.Value)
                && (plain.Contains(lower) || isCommonWord(lower)))
            {
                characters[word.Index] = lower[0];
            }
        }

        return new string(characters);
    }

    [GeneratedRegex(@"\p{L}[\p{L}’']*")]
    private static partial Regex Word();
}
