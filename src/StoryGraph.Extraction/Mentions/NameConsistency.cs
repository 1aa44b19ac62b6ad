using StoryGraph.Extraction.Knowledge;
using StoryGraph.Extraction.Syntax;
using StoryGraph.Language;

namespace StoryGraph.Extraction.Mentions;

/// <summary>
/// A second look at the whole story: a word that is the family name of someone named in full elsewhere is that person's, whatever the
/// tagger made of it in its sentence.
/// </summary>
internal static class NameConsistency
{
    public static IEnumerable<SentenceNames> Apply(AnalyzedText text, SentenceNames[] names)
    {
        var families = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var mention in names.SelectMany(sentence => sentence.All).Where(mention => mention.Label == EntityLabel.Person))
        {
            var words = NameFolding.Words(mention.Text).ToList();
            if (words.Count >= 2)
            {
                families.TryAdd(words[^1], mention.End - mention.Start);
            }
        }

        for (var i = 0; i < names.Length; i++)
        {
            yield return families.Count == 0 ? names[i] : WithFamilies(text, names[i], i, families);
        }
    }

    private static SentenceNames WithFamilies(AnalyzedText text, SentenceNames names, int index, Dictionary<string, int> families)
    {
        var sentence = text.Sentences[index];
        var all = names.All;
        for (var i = 0; i < sentence.Tokens.Length; i++)
        {
            var form = sentence.Tokens[i].Form;
            if (form.Length < 3 || !(char.IsUpper(form[0]) || form.StartsWith("al-", StringComparison.Ordinal)) || names.At(i) is { } covering && !IsWeak(covering, i))
            {
                continue;
            }

            if (NameFolding.Words(form).LastOrDefault() is { } word && families.ContainsKey(word))
            {
                var start = i >= 2 && sentence.Tokens[i - 1].Form == "-" && sentence.Tokens[i - 2].Form.ToLowerInvariant() is "al" or "el" ? i - 2 : i;
                all = all.RemoveAll(mention => mention.Start <= i && i < mention.End).RemoveAll(mention => mention.Start >= start && mention.Start <= i);
                all = all.Add(new Mention
                {
                    Sentence = index,
                    Start = start,
                    End = i + 1,
                    Head = i,
                    Label = EntityLabel.Person,
                    Text = sentence.TextOf(text.Text, start, i + 1),
                });
            }
        }

        return all == names.All ? names : new SentenceNames(sentence.Tokens.Length, [.. all.OrderBy(mention => mention.Start)]);
    }

    /// <summary>A tagger's or a town's reading of one word gives way; a country or a known body does not.</summary>
    private static bool IsWeak(Mention mention, int token) =>
        mention.End - mention.Start == 1 && mention.Start == token && mention.Label is EntityLabel.Place or EntityLabel.Organization && mention.Body is null;
}
