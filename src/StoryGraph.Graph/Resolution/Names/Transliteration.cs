using System.Text;

namespace StoryGraph.Graph.Resolution.Names;

/// <summary>
/// Folds a word of a name so that usual ways to write it in Latin letters meet: Qasim, Qassem and Kasim; Zelensky, Zelenskyy and
/// Zelenskiy; Lavrov and Lawrow stay apart, for languages differ there.
/// </summary>
internal static class Transliteration
{
    /// <param name="word">Lower case, without accents.</param>
    public static string Fold(string word)
    {
        var folded = new StringBuilder(word.Length);
        foreach (var c in word.Replace("ou", "u", StringComparison.Ordinal).Replace("ck", "k", StringComparison.Ordinal))
        {
            var sound = c switch
            {
                'e' or 'y' => 'i',
                'o' => 'u',
                'q' => 'k',
                _ => c,
            };

            // Doubled letters are written once as often as twice.
            if (folded.Length == 0 || folded[^1] != sound)
            {
                folded.Append(sound);
            }
        }

        return folded.ToString();
    }
}
