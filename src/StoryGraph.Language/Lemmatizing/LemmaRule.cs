using StoryGraph.Language.Words;

namespace StoryGraph.Language.Lemmatizing;

/// <summary>How case is set before an ending is changed.</summary>
internal enum LemmaCase : byte
{
    Keep,
    Lower,

    /// <summary>The first letter becomes a capital: kenya gives Kenya.</summary>
    Capital,

    /// <summary>The first letter stays, the others become small: KENYA gives Kenya.</summary>
    Title,
}

/// <summary>An edit that makes a lemma of a word: set the case, take an ending away, put another in its place.</summary>
/// <param name="Case">What happens to the case.</param>
/// <param name="Removed">The ending that goes, in small letters: "ies".</param>
/// <param name="Added">What comes in its place: "y".</param>
internal readonly record struct LemmaRule(LemmaCase Case, string Removed, string Added)
{
    /// <summary>Whether the word ends as the rule asks, whatever its case.</summary>
    public bool Fits(string form)
    {
        if (form.Length < Removed.Length)
        {
            return false;
        }

        var offset = form.Length - Removed.Length;
        for (var i = 0; i < Removed.Length; i++)
        {
            if (Characters.Lower(form[offset + i]) != Removed[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The lemma of a word that fits.</summary>
    public string Apply(string form)
    {
        var kept = form.Length - Removed.Length;
        if (Removed.Length == 0 && Added.Length == 0 && !Changes(form))
        {
            return form;
        }

        return string.Create(kept + Added.Length, (form, rule: this, kept), static (lemma, source) =>
        {
            for (var i = 0; i < source.kept; i++)
            {
                lemma[i] = source.rule.Set(source.form[i], i);
            }

            source.rule.Added.CopyTo(lemma[source.kept..]);
        });
    }

    /// <summary>The rule that makes this lemma of this form with the shortest change.</summary>
    public static LemmaRule Between(string form, string lemma)
    {
        var hasCapital = lemma.Any(char.IsUpper);
        var best = default(LemmaRule?);
        foreach (var wanted in hasCapital ? [LemmaCase.Keep, LemmaCase.Capital, LemmaCase.Title] : (ReadOnlySpan<LemmaCase>)[LemmaCase.Lower])
        {
            var set = new LemmaRule(wanted, string.Empty, string.Empty);
            var common = 0;
            while (common < form.Length && common < lemma.Length && set.Set(form[common], common) == lemma[common])
            {
                common++;
            }

            var removed = string.Create(form.Length - common, (form, common), static (ending, source) =>
            {
                for (var i = 0; i < ending.Length; i++)
                {
                    ending[i] = Characters.Lower(source.form[source.common + i]);
                }
            });
            var rule = new LemmaRule(wanted, removed, lemma[common..]);
            if (best is not { } other || rule.Removed.Length + rule.Added.Length < other.Removed.Length + other.Added.Length)
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
        LemmaCase.Capital when i == 0 => char.ToUpperInvariant(c),
        LemmaCase.Title when i > 0 => Characters.Lower(c),
        _ => c,
    };
}
