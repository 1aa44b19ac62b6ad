using StoryGraph.Language.Pipeline;
using StoryGraph.Language.Words;

namespace StoryGraph.Language.Repair;

/// <summary>Tells whether a sentence can be trusted to say what was written.</summary>
/// <remarks>
/// What gives wreckage away are small-letter words that nobody knows: typing errors and rare words come one at a time, remains of broken
/// chunks come in heaps. Names are not held against a sentence.
/// </remarks>
internal sealed class DamageDetector(WordTable words)
{
    private const int LongestPlausibleWord = 28;

    /// <summary>Short words are frequent; a rare one in a repaired chunk is an accident: "gr", "lant".</summary>
    private const int CommonShortWord = 70;

    public SentenceQuality Judge(SentenceDraft sentence)
    {
        var (wordCount, strange, repaired) = (0, 0, false);
        for (var i = 0; i < sentence.Count; i++)
        {
            repaired |= sentence.IsRepaired[i];
            var form = sentence.Forms[i];
            if (!IsLetters(form) || (form.Length < 2 && !sentence.IsRepaired[i]))
            {
                continue;
            }

            wordCount++;
            if (form.Length > LongestPlausibleWord)
            {
                return SentenceQuality.Damaged;
            }

            strange += char.IsLower(form[0]) && form.Length > 2 && IsUnknown(form) || sentence.IsRepaired[i] && IsFragment(form) ? 1 : 0;
        }

        var isWreckage = repaired ? strange >= 2 || strange * 12 > wordCount : strange >= 3 && strange * 4 >= wordCount;
        return isWreckage ? SentenceQuality.Damaged : repaired ? SentenceQuality.Repaired : SentenceQuality.Clean;
    }

    private bool IsUnknown(string form) => words[form] is { IsKnown: false, Cluster: 0 };

    /// <summary>A piece that is left when a chunk was not words to begin with: a letter, or few letters that are hardly a word.</summary>
    private bool IsFragment(string form) =>
        form.Length == 1 ? form[0] is not ('a' or 'A' or 'I') : form.Length <= 4 && words[form].Frequency < CommonShortWord;

    private static bool IsLetters(string form)
    {
        foreach (var c in form)
        {
            if (!char.IsAsciiLetter(c))
            {
                return false;
            }
        }

        return true;
    }
}
