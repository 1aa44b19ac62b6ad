using System.Collections.Immutable;
using System.Text.RegularExpressions;
using StoryGraph.Extraction.Knowledge;

namespace StoryGraph.Graph.Resolution.Names;

/// <summary>A person's name, read: the family's, and the given names and initials in their order, all folded.</summary>
internal sealed partial record PersonName(string Family, ImmutableArray<string> Given)
{
    public static PersonName Read(string name)
    {
        var words = NameFolding.Words(NameWords.WithoutPossessive(name)).ToList();
        if (!words.TrueForAll(NameWords.IsArticle))
        {
            words.RemoveAll(NameWords.IsArticle);
        }

        if (words.Count > 1 && NameWords.IsGeneration(words[^1]))
        {
            words.RemoveAt(words.Count - 1);
        }

        if (words.Count == 0)
        {
            return new PersonName(Ids.Slug(name), []);
        }

        // "Xi Jinping" and "Jinping Xi" are one: a family name that may come first is the family wherever it stands.
        var family = words.Count > 1 && NameWords.IsFamilyFirst(words[0]) && words.Skip(1).All(word => Syllables().IsMatch(word)) ? 0 : words.Count - 1;
        return new PersonName(
            Transliteration.Fold(words[family]),
            [.. words.Where((_, index) => index != family).Select(NameWords.Given)]);
    }

    public bool Equals(PersonName? other) => other is not null && Family == other.Family && Given.AsSpan().SequenceEqual(other.Given.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Family, Given.Length);

    /// <summary>
    /// True when all that this name says stands in the other too: "Smith" and "J. Smith" fit "John A. Smith", given names in the same order.
    /// </summary>
    public bool Fits(PersonName other)
    {
        if (Family != other.Family)
        {
            return false;
        }

        // The first given name must be met by the first; of those after it any may be left out.
        var at = 0;
        for (var i = 0; i < Given.Length; i++, at++)
        {
            while (i > 0 && at < other.Given.Length && !FitsWord(Given[i], other.Given[at]))
            {
                at++;
            }

            if (at >= other.Given.Length || !FitsWord(Given[i], other.Given[at]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True when both may name one person: neither says what the other rules out.</summary>
    public bool Agrees(PersonName other)
    {
        var (shorter, longer) = Given.Length <= other.Given.Length ? (this, other) : (other, this);
        return Family == other.Family
            && (shorter.Given.IsEmpty || FitsWord(shorter.Given[0], longer.Given[0]) || FitsWord(longer.Given[0], shorter.Given[0]))
            && shorter.Given.Skip(1).All(word => longer.Given.Skip(1).Any(one => FitsWord(word, one) || FitsWord(one, word)));
    }

    private static bool FitsWord(string word, string other) => word == other || (word.Length == 1 && other.StartsWith(word, StringComparison.Ordinal));

    // One or two syllables as Chinese and Korean names have them; "Lee Harvey" and "Kim Novak" are none.
    [GeneratedRegex("^(?:(?:zh|ch|sh|ts|[bcdfghjklmnpqrstwxyz])?(?:[aeiou]{1,3}|y[aeiou]{1,2})(?:ng|[nrkplmtbh])?){1,2}$")]
    private static partial Regex Syllables();
}
