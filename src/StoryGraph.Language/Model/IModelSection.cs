namespace StoryGraph.Language.Model;

/// <summary>A trained part of the pipeline that knows how to live in a section of the model file.</summary>
/// <remarks>What <see cref="Read"/> makes is never changed again, so one instance serves all threads.</remarks>
internal interface IModelSection<TSelf>
    where TSelf : class, IModelSection<TSelf>
{
    /// <summary>The name of the section, in lower case: "tagger".</summary>
    static abstract string SectionName { get; }

    static abstract TSelf Read(SectionReader reader);

    void Write(SectionWriter writer);
}
