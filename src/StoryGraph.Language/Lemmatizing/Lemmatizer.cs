using StoryGraph.Language.Learning;
using StoryGraph.Language.Model;
using StoryGraph.Language.Words;

namespace StoryGraph.Language.Lemmatizing;

/// <summary>
/// Finds the dictionary form of a word from the word and its tags: first as a word of the treebanks, then by its longest known ending.
/// </summary>
/// <remarks>
/// A rule stands only where it says something else than the more general ones. Endings are counted by words and not by their frequency,
/// since it is new words that need them. No rule changes a word with a digit or a hyphen: of those only the case is set.
/// </remarks>
internal sealed class Lemmatizer : IModelSection<Lemmatizer>
{
    /// <summary>Endings are looked at up to this length.</summary>
    public const int LongestEnding = 6;

    private readonly Dictionary<uint, ushort> table;
    private readonly LemmaRule[] rules;

    public Lemmatizer(LemmaRule[] rules, Dictionary<uint, ushort> table) => (this.rules, this.table) = (rules, table);

    public static string SectionName => "lemmatizer";

    public static Lemmatizer Read(SectionReader reader)
    {
        var endings = reader.ReadStrings();
        var cuts = reader.ReadArray<byte>();
        var cases = reader.ReadArray<byte>();
        var keys = reader.ReadArray<uint>();
        var values = reader.ReadArray<ushort>();
        var table = new Dictionary<uint, ushort>(keys.Length);
        for (var i = 0; i < keys.Length; i++)
        {
            table.Add(keys[i], values[i]);
        }

        return new Lemmatizer([.. endings.Select((ending, i) => new LemmaRule((LemmaCase)cases[i], cuts[i], ending))], table);
    }

    public void Write(SectionWriter writer)
    {
        var keys = table.Keys.Order().ToArray();
        writer.Write(rules.Select(rule => rule.Ending).ToArray());
        writer.WriteArray<byte>([.. rules.Select(rule => rule.Cut)]);
        writer.WriteArray<byte>([.. rules.Select(rule => (byte)rule.Case)]);
        writer.WriteArray<uint>(keys);
        writer.WriteArray<ushort>([.. keys.Select(key => table[key])]);
    }

    public string Lemma(string form, string xpos, string upos)
    {
        var (tag, part) = (Number(xpos), Number(upos));
        if (Find(WholeKey(form, tag, part), WholeKey(form, tag)) is { } whole)
        {
            return whole.Apply(form);
        }

        if (!IsPlainWord(form))
        {
            var general = Find(EndingKey([], tag), 0) ?? default;
            return new LemmaRule(general.Case, 0, string.Empty).Apply(form);
        }

        for (var length = Math.Min(LongestEnding, form.Length); length >= 0; length--)
        {
            if (Find(EndingKey(form.AsSpan(form.Length - length), tag), 0) is { } rule && rule.Cut < form.Length)
            {
                return rule.Apply(form);
            }
        }

        return form;
    }

    /// <summary>Whether endings may be changed: digits and hyphens make a word of which the end says nothing of the whole.</summary>
    public static bool IsPlainWord(string form) => !form.AsSpan().ContainsAnyInRange('0', '9') && !form.AsSpan().ContainsAny('-', '\u2010', '\u2011');

    public static uint WholeKey(string form, uint tag, uint part) => FeatureHash.Mix(1, FeatureHash.Mix(WordTable.Key(form), CaseOf(form)), tag, part);

    public static uint WholeKey(string form, uint tag) => FeatureHash.Mix(2, FeatureHash.Mix(WordTable.Key(form), CaseOf(form)), tag);

    public static uint EndingKey(ReadOnlySpan<char> ending, uint tag) => FeatureHash.Mix(3, FeatureHash.Mix(WordTable.Key(ending), (uint)ending.Length), tag);

    public static uint Number(string tag) => FeatureHash.Of(tag);

    /// <summary>A word in capitals is another word to the table: its lemma may keep them (NATO) or not (SIGNED).</summary>
    private static uint CaseOf(string form) => form.Length > 1 && char.IsUpper(form[0]) && char.IsUpper(form[^1]) ? 1u : 0u;

    private LemmaRule? Find(uint key, uint otherKey) =>
        table.TryGetValue(key, out var rule) || (otherKey != 0 && table.TryGetValue(otherKey, out rule)) ? rules[rule] : null;
}
