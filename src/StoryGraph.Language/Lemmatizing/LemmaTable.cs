using StoryGraph.Language.Learning;
using StoryGraph.Language.Model;
using StoryGraph.Language.Words;

namespace StoryGraph.Language.Lemmatizing;

/// <summary>Which rule makes the lemma of which words: by the whole word, or by its ending, each with its tags.</summary>
internal sealed class LemmaTable : IModelSection<LemmaTable>
{
    private readonly Dictionary<uint, ushort> table;
    private readonly LemmaRule[] rules;
    private readonly Dictionary<uint, ushort[]> regular;

    /// <param name="rules">All rules.</param>
    /// <param name="table">From the keys below to a rule.</param>
    /// <param name="regular">For each tag the rules of its regular inflection, most common first.</param>
    public LemmaTable(LemmaRule[] rules, Dictionary<uint, ushort> table, Dictionary<uint, ushort[]> regular) =>
        (this.rules, this.table, this.regular) = (rules, table, regular);

    /// <summary>How a word is written: see <see cref="CaseOf"/>.</summary>
    public const uint SmallLetters = 0;

    public static string SectionName => "lemmatizer";

    public static LemmaTable Read(SectionReader reader)
    {
        var (removed, added, cases) = (reader.ReadStrings(), reader.ReadStrings(), reader.ReadArray<byte>());
        var (keys, values) = (reader.ReadArray<uint>(), reader.ReadArray<ushort>());
        var table = new Dictionary<uint, ushort>(keys.Length);
        for (var i = 0; i < keys.Length; i++)
        {
            table.Add(keys[i], values[i]);
        }

        var regular = new Dictionary<uint, ushort[]>();
        foreach (var tag in reader.ReadArray<uint>())
        {
            regular.Add(tag, reader.ReadArray<ushort>());
        }

        return new LemmaTable([.. removed.Select((ending, i) => new LemmaRule((LemmaCase)cases[i], ending, added[i]))], table, regular);
    }

    public void Write(SectionWriter writer)
    {
        var keys = table.Keys.Order().ToArray();
        writer.Write(rules.Select(rule => rule.Removed).ToArray());
        writer.Write(rules.Select(rule => rule.Added).ToArray());
        writer.WriteArray<byte>([.. rules.Select(rule => (byte)rule.Case)]);
        writer.WriteArray<uint>(keys);
        writer.WriteArray<ushort>([.. keys.Select(key => table[key])]);
        var tags = regular.Keys.Order().ToArray();
        writer.WriteArray<uint>(tags);
        foreach (var tag in tags)
        {
            writer.WriteArray<ushort>(regular[tag]);
        }
    }

    public LemmaRule? this[uint key] => table.TryGetValue(key, out var rule) ? rules[rule] : null;

    public IEnumerable<LemmaRule> RegularRules(string xpos) =>
        regular.TryGetValue(FeatureHash.Of(xpos), out var numbers) ? numbers.Select(number => rules[number]) : [];

    /// <summary>The key of a tag: both taggers' words on it.</summary>
    public static uint TagKey(string xpos, string upos) => FeatureHash.Mix(FeatureHash.Of(xpos), FeatureHash.Of(upos));

    public static uint WholeKey(string form, uint tag) => WholeKey(form, tag, CaseOf(form));

    /// <summary>The key of a word as if it were written in another case.</summary>
    public static uint WholeKey(string form, uint tag, uint letterCase) => FeatureHash.Mix(1, FeatureHash.Mix(WordTable.Key(form), letterCase), tag);

    public static uint EndingKey(string form, int length, uint tag) => FeatureHash.Mix(
        2, FeatureHash.Mix(WordTable.Key(form.AsSpan(form.Length - length)), (uint)length, CaseOf(form)), tag);

    /// <summary>0 for a word that starts small, 1 for a capital, 2 for capitals throughout: NATO keeps them, SIGNED does not.</summary>
    private static uint CaseOf(string form) => !char.IsUpper(form[0]) ? 0u : form.Length > 1 && char.IsUpper(form[^1]) ? 2u : 1u;
}
