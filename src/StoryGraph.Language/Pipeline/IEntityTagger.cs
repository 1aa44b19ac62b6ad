namespace StoryGraph.Language.Pipeline;

/// <summary>Finds the named entities of a document. One instance serves all threads.</summary>
internal interface IEntityTagger
{
    /// <summary>
    /// Sets <see cref="SentenceDraft.Entities"/> of every sentence: in the order of the text, without overlap.
    /// </summary>
    /// <param name="document">All sentences of one text, so that a name may be told by its other mentions. Tags, lemmas and (when the
    /// model has a parser) heads and relations are filled in.</param>
    void Tag(IReadOnlyList<SentenceDraft> document);
}
