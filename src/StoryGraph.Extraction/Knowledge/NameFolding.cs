using System.Text;

namespace StoryGraph.Extraction.Knowledge;

/// <summary>
/// Makes spellings of one name equal: case, accents, apostrophes, hyphens, points and the article before it do not tell names apart.
/// </summary>
internal static class NameFolding
{
    // string.Normalize leaves all as it is under InvariantGlobalization, so the bases of accented letters stand here:
    // U+00C0 to U+024F, and U+1E00 to U+1EFF. A point means that there is no single one.
    private const string Latin =
        "aaaaaa.ceeeeiiiidnooooo.ouuuuy.saaaaaa.ceeeeiiiidnooooo.ouuuuy.yaaaaaaccccccccddddeeeeeeeeeegggggggg"
        + "hhhhiiiiiiiiii..jjkkkllllll..llnnnnnn.nnoooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs........"
        + ".......a..f......k......oo.............uu............................aaiioouuuuuuuuuuaaaaa....ggkkoo"
        + "oo..j...gg..nnaa....aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............................";

    private const string LatinExtended =
        "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrssss"
        + "ssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy.s....aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeee"
        + "iiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";

    /// <summary>"the U.S." gives "us", "al-Hadi" gives "al hadi", "Türkiye" gives "turkiye".</summary>
    public static string Fold(string name)
    {
        var folded = string.Join(' ', Words(name));
        return folded.StartsWith("the ", StringComparison.Ordinal) ? folded[4..] : folded;
    }

    /// <summary>The folded words of a name or of a token; a token of punctuation alone has none.</summary>
    public static IEnumerable<string> Words(string name)
    {
        var word = new StringBuilder();
        foreach (var c in name)
        {
            if (char.IsLetterOrDigit(c) && !IsApostrophe(c))
            {
                AppendFolded(word, c);
            }
            else if (Breaks(c) && word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
        }

        if (word.Length > 0)
        {
            yield return word.ToString();
        }
    }

    /// <summary>True for a name in capitals, points apart, that might be a common word in lower case: "US", "WHO", "U.S.".</summary>
    public static bool IsAcronym(string name)
    {
        var letters = name.Count(char.IsLetter);
        return letters is >= 2 and <= 8 && letters == name.Count(char.IsUpper);
    }

    private static bool Breaks(char c) => !IsApostrophe(c) && c is not ('.' or '\u00AD' or '\u200B' or '\u200C' or '\u200D') && !IsCombiningMark(c);

    /// <summary>Also the letters by which transliterations write ayn and hamza.</summary>
    private static bool IsApostrophe(char c) => c is '\'' or '’' or '‘' or '`' or '´' or 'ʿ' or 'ʾ' or 'ʻ' or 'ʼ' or 'ˈ';

    private static bool IsCombiningMark(char c) => c is >= '\u0300' and <= '\u036F';

    private static void AppendFolded(StringBuilder word, char c)
    {
        var folded = c switch
        {
            < '\u00C0' => c,
            < '\u0250' => Latin[c - 0xC0],
            >= '\u1E00' and < '\u1F00' => LatinExtended[c - 0x1E00],
            _ => c,
        };
        switch (folded != '.' ? '\0' : c)
        {
            case '\0': word.Append(char.ToLowerInvariant(folded)); break;
            case 'æ' or 'Æ': word.Append("ae"); break;
            case 'œ' or 'Œ': word.Append("oe"); break;
            case 'þ' or 'Þ': word.Append("th"); break;
            default: word.Append(char.ToLowerInvariant(c)); break;
        }
    }
}
