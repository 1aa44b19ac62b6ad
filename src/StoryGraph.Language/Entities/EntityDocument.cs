using System.Collections.Frozen;
using System.Runtime.InteropServices;
using StoryGraph.Language.Pipeline;
using StoryGraph.Language.Tagging;

namespace StoryGraph.Language.Entities;

/// <summary>The words of a document, sentence after sentence. Buffers are kept from one document to the next.</summary>
internal sealed class EntityDocument
{
    private static readonly FrozenDictionary<string, byte> Numbers =
        PennTags.All.ToFrozenDictionary(tag => tag, tag => (byte)(1 + PennTags.NumberOf(tag)), StringComparer.Ordinal);

    private readonly List<string> forms = [];
    private readonly List<byte> tags = [];
    private readonly List<int> ends = [];

    public ReadOnlySpan<string> Forms => CollectionsMarshal.AsSpan(forms);

    /// <summary>1 + the number of each word's Penn tag; 0 when it is not known.</summary>
    public ReadOnlySpan<byte> Tags => CollectionsMarshal.AsSpan(tags);

    public int Sentences => ends.Count;

    public int Tokens => forms.Count;

    public int StartOf(int sentence) => sentence == 0 ? 0 : ends[sentence - 1];

    public int EndOf(int sentence) => ends[sentence];

    /// <param name="form">The word as it stands in the text.</param>
    /// <param name="xpos">Its Penn tag; anything else is taken for not known.</param>
    public void Add(string form, string xpos = SentenceDraft.Unset)
    {
        forms.Add(form);
        tags.Add(Numbers.GetValueOrDefault(xpos));
    }

    public void EndSentence() => ends.Add(forms.Count);

    public void Clear()
    {
        forms.Clear();
        tags.Clear();
        ends.Clear();
    }
}
