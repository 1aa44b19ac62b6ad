using StoryGraph.Language.Words;

namespace StoryGraph.Language.Lemmatizing;

/// <summary>How case is set before an ending is changed.</summary>
internal enum LemmaCase : byte
{
    Keep,
    Lower,

    /// <summary>First letter as it is, the others small: SYRIA gives Syria.</summary>
    Title,
}

/// <summary>An edit that makes a lemma of a word: set the case, cut letters from the end, add others.</summary>
/// <param name="Case">What happens to the case.</param>
/// <param name="Cut">How many letters go.</param>
/// <param name="Ending">What comes in their place.</param>
internal readonly record struct LemmaRule(LemmaCase Case, byte Cut, string Ending)
{
    public string Apply(string form)
    {
        var kept = Math.Max(0, form.Length - Cut);
        if (Ending.Length == 0 && kept == form.Length && !Changes(form))
        {
            return form;
        }

        return string.Create(kept + Ending.Length, (form, rule: this, kept), static (lemma, source) =>
        {
            for (var i = 0; i < source.kept; i++)
            {
                lemma[i] = source.rule.Set(source.form[i], i);
            }

            source.rule.Ending.CopyTo(lemma[source.kept..]);
        });
    }

    /// <summary>The rule that makes this lemma of this form with the shortest change.</summary>
    public static LemmaRule Between(string form, string lemma)
    {
        var hasCapital = lemma.Any(char.IsUpper);
        var best = default(LemmaRule?);
        foreach (var wanted in hasCapital ? [LemmaCase.Keep, LemmaCase.Title] : (ReadOnlySpan<LemmaCase>)[LemmaCase.Lower])
        {
            var set = new LemmaRule(wanted, 0, string.Empty);
            var common = 0;
            while (common < form.Length && common < lemma.Length && set.Set(form[common], common) == lemma[common])
            {
                common++;
            }

            var rule = new LemmaRule(wanted, (byte)Math.Min(byte.MaxValue, form.Length - common), lemma[common..]);
            if (best is not { } other || rule.Cut + rule.Ending.Length < other.Cut + other.Ending.Length)
            {
                best = rule;
            }
        }

        return best!.Value;
    }

    private bool Changes(string form)
    {
        for (var i = 0; i < form.Length; i++)
        {
            if (Set(form[i], i) != form[i])
            {
                return true;
            }
        }

        return false;
    }

    private char Set(char c, int i) => Case switch
    {
        LemmaCase.Lower => Characters.Lower(c),
        LemmaCase.Title when i > 0 => Characters.Lower(c),
        _ => c,
    };
}
