using StoryGraph.Language.Tagging;
using StoryGraph.Training.Data;

namespace StoryGraph.Training.Entities;

/// <summary>
/// Penn tags for training sentences. Sentences of the treebanks, on which the tagger was trained, get the tags of taggers that did not
/// see them; with the tagger's own, which are too good there, the entity tagger would trust tags more than it may.
/// </summary>
internal sealed class TagSource
{
    private readonly Tagger tagger;
    private readonly Dictionary<string, string[]> jackknifed = new(StringComparer.Ordinal);

    /// <param name="tagger">Tags all other sentences.</param>
    /// <param name="jackknifedFile">The treebanks' training sentences as "train tagger" leaves them.</param>
    public TagSource(Tagger tagger, string jackknifedFile)
    {
        this.tagger = tagger;
        foreach (var sentence in Treebank.Read(jackknifedFile).SelectMany(document => document.Sentences))
            jackknifed.TryAdd(Key(sentence.Words.Select(word => word.Form)), [.. sentence.Words.Select(word => word.Xpos)]);
    }

    public string[] Of(string[] forms)
    {
        if (jackknifed.TryGetValue(Key(forms), out var known))
            return known;
        var (xpos, upos) = (new string[forms.Length], new string[forms.Length]);
        tagger.Tag(forms, xpos, upos);
        return xpos;
    }

    private static string Key(IEnumerable<string> forms) => string.Join(' ', forms);
}
