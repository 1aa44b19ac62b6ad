using StoryGraph.Language.Pipeline;

namespace StoryGraph.Training.Parsing;

/// <summary>A sentence to learn from: what the parser will see, and what it should say.</summary>
/// <param name="Forms">The words.</param>
/// <param name="Xpos">Tags of a tagger that did not learn from this sentence: what the parser will see is not perfect either.</param>
/// <param name="Upos">The same.</param>
/// <param name="GoldXpos">The treebank's tags.</param>
/// <param name="GoldUpos">The treebank's tags.</param>
/// <param name="Heads">Index of each word's head, -1 for the root.</param>
/// <param name="Relations">With subtypes.</param>
internal sealed record ParserExample(
    string[] Forms, string[] Xpos, string[] Upos, string[] GoldXpos, string[] GoldUpos, int[] Heads, string[] Relations)
{
    /// <summary>The sentence as it comes to the parser.</summary>
    public SentenceDraft ToDraft()
    {
        var draft = new SentenceDraft(Forms);
        Xpos.CopyTo(draft.Xpos, 0);
        Upos.CopyTo(draft.Upos, 0);
        return draft;
    }
}
