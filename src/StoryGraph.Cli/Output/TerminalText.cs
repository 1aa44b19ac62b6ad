using System.Text;

namespace StoryGraph.Cli.Output;

/// <summary>Makes text from articles harmless to a terminal.</summary>
internal static class TerminalText
{
    /// <summary>Control and bidirectional formatting characters become a visible mark; line breaks and tabs become spaces.</summary>
    public static string Clean(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\0', '\u001f') && !text.Any(IsHarmful))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            clean.Append(c is '\n' or '\t' or '\r' ? ' ' : IsHarmful(c) ? '\ufffd' : c);
        }

        return clean.ToString();
    }

    /// <summary>As <see cref="Clean"/>, but line breaks stay.</summary>
    public static string CleanLines(string text) => string.Join('\n', text.Split('\n').Select(Clean));

    private static bool IsHarmful(char c) =>
        char.IsControl(c) || c is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') or '\u200e' or '\u200f' or '\u061c';
}
