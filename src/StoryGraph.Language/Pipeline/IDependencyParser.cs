namespace StoryGraph.Language.Pipeline;

/// <summary>Gives every word of a sentence its head. One instance serves all threads.</summary>
internal interface IDependencyParser
{
    /// <summary>
    /// Sets <see cref="SentenceDraft.Heads"/> (-1 for the root, of which there is exactly one), <see cref="SentenceDraft.Relations"/>
    /// ("root" for the root) and <see cref="SentenceDraft.HeadMargins"/>, and puts the tags right that the whole sentence tells better.
    /// </summary>
    /// <param name="sentence">At least one word, with tags.</param>
    /// <param name="keepTags">True when the tags came from elsewhere and must stay.</param>
    void Parse(SentenceDraft sentence, bool keepTags = false);
}
