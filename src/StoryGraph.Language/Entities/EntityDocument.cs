using System.Runtime.InteropServices;

namespace StoryGraph.Language.Entities;

/// <summary>The words of a document, sentence after sentence. Buffers are kept from one document to the next.</summary>
internal sealed class EntityDocument
{
    private readonly List<string> forms = [];
    private readonly List<int> ends = [];

    public ReadOnlySpan<string> Forms => CollectionsMarshal.AsSpan(forms);

    public int Sentences => ends.Count;

    public int Tokens => forms.Count;

    public int StartOf(int sentence) => sentence == 0 ? 0 : ends[sentence - 1];

    public int EndOf(int sentence) => ends[sentence];

    public void Add(string form) => forms.Add(form);

    public void EndSentence() => ends.Add(forms.Count);

    public void Clear()
    {
        forms.Clear();
        ends.Clear();
    }
}
