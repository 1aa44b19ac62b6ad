using System.Security.Cryptography;
using System.Text;

namespace StoryGraph.Graph;

/// <summary>Ids made from content: equal content gives one id, on any machine and in any order.</summary>
internal static class Ids
{
    // 80 bits: among a million ids two meet by chance once in two million graphs.
    private const int HexDigits = 20;

    /// <summary>A readable prefix and the hash of the parts, which may be null and may hold anything.</summary>
    public static string Of(string prefix, params IEnumerable<string?> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            // Lengths keep ("ab", "c") and ("a", "bc") apart.
            text.Append(part?.Length ?? -1).Append(':').Append(part);
        }

        return $"{prefix}:{Hash(text.ToString())[..HexDigits]}";
    }

    /// <summary>Lower-case hexadecimal SHA-256 of the text in UTF-8.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Words as a part of an id: ASCII letters and digits stay, what else is a letter becomes its code, the rest a hyphen.</summary>
    public static string Slug(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var slug = new StringBuilder();
        foreach (var c in words)
        {
            _ = c switch
            {
                _ when char.IsAsciiLetterOrDigit(c) || c is '.' or ':' or '+' or '~' => slug.Append(c),
                _ when char.IsAscii(c) => slug.Append('-'),
                _ => slug.Append('u').Append(((int)c).ToString("x4")),
            };
        }

        return slug.ToString();
    }
}
