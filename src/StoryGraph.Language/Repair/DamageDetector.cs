using StoryGraph.Language.Pipeline;
using StoryGraph.Language.Words;

namespace StoryGraph.Language.Repair;

/// <summary>Tells whether a sentence can be trusted to say what was written.</summary>
/// <remarks>
/// What gives wreckage away are small-letter words that nobody knows: typing errors and rare words come one at a time, remains of broken
/// chunks come in heaps. Names are not held against a sentence.
/// </remarks>
internal sealed class DamageDetector(WordTable vocabulary)
{
    private const int LongestPlausibleWord = 28;

    public SentenceQuality Judge(SentenceDraft sentence)
    {
        var (words, strange, repaired) = (0, 0, false);
        for (var i = 0; i < sentence.Count; i++)
        {
            repaired |= sentence.IsRepaired[i];
            var form = sentence.Forms[i];
            if (form.Length < 2 || !IsLetters(form))
            {
                continue;
            }

            words++;
            if (form.Length > LongestPlausibleWord)
            {
                return SentenceQuality.Damaged;
            }

            if (char.IsLower(form[0]) && form.Length > 2 && IsStrange(form))
            {
                strange++;
            }
        }

        var isWreckage = repaired ? strange >= 2 || strange * 12 > words : strange >= 3 && strange * 4 >= words;
        return isWreckage ? SentenceQuality.Damaged : repaired ? SentenceQuality.Repaired : SentenceQuality.Clean;
    }

    private bool IsStrange(string form) => vocabulary[form] is { IsKnown: false, Cluster: 0 };

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
