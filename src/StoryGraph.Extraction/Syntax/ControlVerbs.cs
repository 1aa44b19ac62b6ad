using System.Collections.Frozen;

namespace StoryGraph.Extraction.Syntax;

/// <summary>Verbs whose object does what the infinitive says: in "urged Oslo to sign" Oslo would sign.</summary>
internal sealed class ControlVerbs(IEnumerable<string> verbs)
{
    private readonly FrozenSet<string> verbs = verbs.ToFrozenSet(StringComparer.Ordinal);

    public bool IsObjectControl(string lemma) => verbs.Contains(lemma);
}
