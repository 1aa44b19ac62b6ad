namespace StoryGraph.Importing;

/// <summary>What became of one source.</summary>
/// <param name="Source">For people: a file, a line of a file.</param>
public abstract record ImportOutcome(string Source)
{
    /// <summary>Its stories were read and handed to the graph.</summary>
    public sealed record Imported(string Source, int Stories, int Claims) : ImportOutcome(Source);

    /// <summary>The graph has all of its stories already, word for word and read by the same program, model and rules.</summary>
    public sealed record Unchanged(string Source, int Stories) : ImportOutcome(Source);

    /// <summary>Nothing came of it.</summary>
    public sealed record Skipped(string Source, string Reason) : ImportOutcome(Source);
}
