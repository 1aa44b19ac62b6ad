namespace StoryGraph.Asking.Naming;

/// <summary>How well a phrase fits one spelling of a name, in [0, 1].</summary>
internal static class NameMatch
{
    /// <summary>What an exact match with an alias is worth.</summary>
    public const double Alias = 0.95;

    private const double LastPart = 0.85;
    private const double SomeParts = 0.7;
    private const double Misspelt = 0.5;

    public static double Score(string[] words, string name)
    {
        var parts = Spelling.Words(name);
        if (words.SequenceEqual(parts))
        {
            return 1;
        }

        if (parts.Length == 0)
        {
            return 0;
        }

        if (words.Length < parts.Length && parts.AsSpan(parts.Length - words.Length).SequenceEqual(words))
        {
            return LastPart;
        }

        if (words.Length < parts.Length && words.All(word => parts.Contains(word)))
        {
            return SomeParts;
        }

        return words.All(word => parts.Any(part => IsMisspelling(word, part))) ? Misspelt * words.Length / Math.Max(words.Length, parts.Length) : 0;
    }

    // One slip in a word of five letters, two in one of nine: shorter words would turn into others.
    private static bool IsMisspelling(string word, string part)
    {
        var limit = word.Length switch { < 5 => 0, < 9 => 1, _ => 2 };
        return Spelling.EditDistance(word, part, limit) <= limit;
    }
}
