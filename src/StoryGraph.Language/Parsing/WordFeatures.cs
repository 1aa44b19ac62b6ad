namespace StoryGraph.Language.Parsing;

/// <summary>Reads the features of a word off its characters, without making strings.</summary>
internal static class WordFeatures
{
    public static readonly int Count = Enum.GetValues<WordFeature>().Length;

    /// <summary>Of a longer word only the first and last characters count.</summary>
    public const int LongestWord = 40;

    /// <summary>Writes the word in lower case, digits as 0, typographic quotes and dashes as ASCII; returns its length.</summary>
    /// <param name="form">The word as it stands.</param>
    /// <param name="target">At least <see cref="LongestWord"/> characters.</param>
    public static int Normalize(ReadOnlySpan<char> form, Span<char> target)
    {
        const int Half = LongestWord / 2;
        var length = Math.Min(form.Length, LongestWord);
        for (var at = 0; at < length; at++)
        {
            var character = form.Length <= LongestWord || at < Half ? form[at] : form[form.Length - LongestWord + at];
            target[at] = character switch
            {
                >= 'a' and <= 'z' => character,
                >= 'A' and <= 'Z' => (char)(character | 0x20),
                >= '0' and <= '9' => '0',
                < (char)0x80 => character,
                '‘' or '’' or '`' => '\'',
                '“' or '”' => '"',
                '–' or '—' or '−' => '-',
                _ => char.ToLowerInvariant(character),
            };
        }

        return length;
    }

    /// <summary>Writes the shape of a word; returns its length.</summary>
    /// <param name="form">The word as it stands.</param>
    /// <param name="target">At least <see cref="LongestWord"/> characters.</param>
    public static int Shape(ReadOnlySpan<char> form, Span<char> target)
    {
        const int LongestShape = 10;
        var length = 0;
        foreach (var character in form)
        {
            var kind = character switch
            {
                '‘' or '’' => '\'',
                '“' or '”' => '"',
                '–' or '—' => '-',
                < (char)0x80 when !char.IsAsciiLetterOrDigit(character) => character,
                _ when char.IsUpper(character) => 'X',
                _ when char.IsLetter(character) => 'x',
                _ when char.IsDigit(character) => '0',
                _ => '?',
            };
            if (length >= 2 && target[length - 1] == kind && target[length - 2] == kind)
                continue;
            if (length == LongestShape)
                break;
            target[length++] = kind;
        }

        return length;
    }

    /// <summary>The part of a normalized word that a feature looks at; the whole of a shorter word.</summary>
    public static ReadOnlySpan<char> Part(WordFeature feature, ReadOnlySpan<char> normalized) => feature switch
    {
        WordFeature.Suffix4 => normalized[Math.Max(0, normalized.Length - 4)..],
        WordFeature.Suffix3 => normalized[Math.Max(0, normalized.Length - 3)..],
        WordFeature.Suffix2 => normalized[Math.Max(0, normalized.Length - 2)..],
        WordFeature.Prefix3 => normalized[..Math.Min(3, normalized.Length)],
        _ => normalized,
    };
}
