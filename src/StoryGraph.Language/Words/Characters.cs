namespace StoryGraph.Language.Words;

/// <summary>How the pipeline sees characters: typographic variants are one, and case can be folded, without touching the text.</summary>
internal static class Characters
{
    /// <summary>Curly quotes, long dashes and special spaces as their plain twins.</summary>
    public static char Plain(char c) => c < 0x80
        ? c
        : c switch
        {
            '\u2018' or '\u2019' or '\u201B' or '\u02BC' or '\u00B4' or '\u2032' or '\uFF07' => '\'',
            '\u201C' or '\u201D' or '\u201E' or '\u201F' or '\u00AB' or '\u00BB' or '\u2033' or '\uFF02' => '"',
            '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2212' or '\uFF0D' => '-',
            '\u2014' or '\u2015' => '\u2014',
            '\uFF0C' => ',',
            '\u00A0' or '\u2007' or '\u202F' => ' ',
            _ => c,
        };

    /// <summary>The plain character in lower case.</summary>
    public static char Lower(char c) => c < 0x80
        ? (uint)(c - 'A') <= 'Z' - 'A' ? (char)(c | 0x20) : c
        : char.ToLowerInvariant(Plain(c));

    /// <summary>A letter for the kind of character: U and l for letters, 9 for digits, punctuation for itself.</summary>
    public static char Class(char c)
    {
        if (c < 0x80)
        {
            return char.IsAsciiLetterLower(c) ? 'l' : char.IsAsciiLetterUpper(c) ? 'U' : char.IsAsciiDigit(c) ? '9' : c;
        }

        c = Plain(c);
        return char.IsLower(c) ? 'l'
            : char.IsUpper(c) ? 'U'
            : char.IsLetter(c) ? 'x'
            : char.IsDigit(c) ? '9'
            : char.IsSurrogate(c) ? '\uD800'
            : char.IsPunctuation(c) || char.IsSymbol(c) ? c
            : '\u0001';
    }

    public static bool IsPlainLetter(char c) => char.IsAsciiLetter(c);
}
