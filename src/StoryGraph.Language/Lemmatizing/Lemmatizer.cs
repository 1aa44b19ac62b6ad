using StoryGraph.Language.Words;

namespace StoryGraph.Language.Lemmatizing;

/// <summary>
/// Finds the dictionary form of a word from the word and its tags: first as a word of the treebanks, then by its longest known ending.
/// </summary>
/// <remarks>
/// When the ending leads to something that is no English word, the regular inflections of the tag are tried for one that is: "provoked"
/// is of "provoke" and not of "provok". No rule changes the letters of a word with a digit or a hyphen: of those only the case is set.
/// </remarks>
internal sealed class Lemmatizer(LemmaTable table, WordTable words)
{
    /// <summary>Endings are looked at up to this length.</summary>
    public const int LongestEnding = 6;

    public string Lemma(string form, string xpos, string upos)
    {
        var tag = LemmaTable.TagKey(xpos, upos);
        if (table[LemmaTable.WholeKey(form, tag)] is { } whole && whole.Fits(form))
        {
            return whole.Apply(form);
        }

        // At the start of a sentence and in headlines a word is itself still: HAS is of "have" as "has" is.
        if (char.IsUpper(form[0]) && upos != "PROPN" && table[LemmaTable.WholeKey(form, tag, LemmaTable.SmallLetters)] is { } small && small.Fits(form))
        {
            return small.Apply(form);
        }

        if (xpos == "CD" && char.IsAsciiDigit(form[0]))
        {
            return form.Replace(",", string.Empty, StringComparison.Ordinal);       // 44,000 is 44000, as both treebanks have it
        }

        if (!IsPlainWord(form))
        {
            return new LemmaRule(table[LemmaTable.EndingKey(form, 0, tag)]?.Case ?? LemmaCase.Keep, string.Empty, string.Empty).Apply(form);
        }

        for (var length = Math.Min(LongestEnding, form.Length); length >= 0; length--)
        {
            if (table[LemmaTable.EndingKey(form, length, tag)] is { } rule && rule.Removed.Length < form.Length && rule.Fits(form))
            {
                var lemma = rule.Apply(form);
                return rule.Removed.Length > 0 && !words[lemma].IsKnown ? KnownLemma(form, xpos, rule.Case) ?? lemma : lemma;
            }
        }

        return form;
    }

    /// <summary>Whether endings may be changed: digits and hyphens make a word of which the end says nothing of the whole.</summary>
    public static bool IsPlainWord(string form) => !form.AsSpan().ContainsAnyInRange('0', '9') && !form.AsSpan().ContainsAny('-', '\u2010', '\u2011');

    private string? KnownLemma(string form, string xpos, LemmaCase wanted)
    {
        var (best, bestFrequency) = (default(string), 0);
        foreach (var rule in table.RegularRules(xpos))
        {
            if (rule.Case == wanted && rule.Removed.Length < form.Length && rule.Fits(form)
                && rule.Apply(form) is var lemma && words[lemma].Frequency > bestFrequency)
            {
                (best, bestFrequency) = (lemma, words[lemma].Frequency);
            }
        }

        return best;
    }
}
