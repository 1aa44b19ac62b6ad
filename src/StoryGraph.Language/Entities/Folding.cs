namespace StoryGraph.Language.Entities;

/// <summary>
/// Hashes of words as name lists and word vectors know them: lower case, without accents, with plain quotes and dashes, so that
/// "Nguyễn", "NGUYEN" and "Nguyen" are one word.
/// </summary>
internal static class Folding
{
    public const ulong Seed = 0xcbf29ce484222325;

    private const ulong Prime = 0x100000001b3;

    // U+00C0 to U+017F, lower case without accents; letters that fold to two are given their first.
    private const string Latin =
        "aaaaaaaceeeeiiii" + "dnooooo\u00d7ouuuuyts" + "aaaaaaaceeeeiiii" + "dnooooo\u00f7ouuuuyty"
        + "aaaaaaccccccccdd" + "ddeeeeeeeeeegggg" + "gggghhhhiiiiiiii" + "iiiijjkkklllllll"
        + "lllnnnnnnnnnoooo" + "oooorrrrrrssssss" + "ssttttttuuuuuuuu" + "uuuuwwyyyzzzzzzs";

    // U+1EA0 to U+1EF9, the letters of Vietnamese.
    private const string Vietnamese =
        "aaaaaaaaaaaaaaaaaaaaaaaa" + "eeeeeeeeeeeeeeee" + "iiii" + "oooooooooooooooooooooooo" + "uuuuuuuuuuuuuu" + "yyyyyyyy";

    public static char Fold(char c)
    {
        if (c < 0x80)
            return c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c == '`' ? '\'' : c;
        if (c is >= '\u00c0' and <= '\u017f')
            return Latin[c - 0xc0];
        if (c is >= '\u1ea0' and <= '\u1ef9')
            return Vietnamese[c - 0x1ea0];
        return c switch
        {
            '\u2018' or '\u2019' or '\u02bc' or '\u00b4' => '\'',
            '\u2010' or '\u2011' or '\u2012' or '\u2013' => '-',
            _ => char.ToLowerInvariant(c),
        };
    }

    public static ulong Hash(ReadOnlySpan<char> word, ulong seed = Seed)
    {
        var hash = seed;
        foreach (var c in word)
            hash = Add(hash, Fold(c));
        return hash;
    }

    public static ulong HashExactly(ReadOnlySpan<char> word)
    {
        var hash = Seed;
        foreach (var c in word)
            hash = Add(hash, c);
        return hash;
    }

    public static ulong Add(ulong hash, ulong value) => (hash ^ value) * Prime;

    /// <summary>Spreads a hash over all its bits, so that any of them may index a table (Stafford's mix 13 of splitmix64).</summary>
    public static ulong Mix(ulong hash)
    {
        hash = (hash ^ (hash >> 30)) * 0xbf58476d1ce4e5b9;
        hash = (hash ^ (hash >> 27)) * 0x94d049bb133111eb;
        return hash ^ (hash >> 31);
    }
}
