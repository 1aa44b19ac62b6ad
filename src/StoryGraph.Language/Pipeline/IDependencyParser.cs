namespace StoryGraph.Language.Pipeline;

/// <summary>Gives every word of a sentence its head. One instance serves all threads.</summary>
internal interface IDependencyParser
{
    /// <summary>All spans have one entry for each word; the last two are filled.</summary>
    /// <param name="forms">The words as they stand in the text, at least one.</param>
    /// <param name="xpos">Their Penn Treebank tags.</param>
    /// <param name="upos">Their universal parts of speech.</param>
    /// <param name="heads">Gets the index of each word's head; -1 for the root, of which there is exactly one.</param>
    /// <param name="relations">Gets each word's relation to its head, "root" for the root.</param>
    void Parse(
        ReadOnlySpan<string> forms,
        ReadOnlySpan<string> xpos,
        ReadOnlySpan<string> upos,
        Span<int> heads,
        Span<string> relations);
}
