namespace StoryGraph.Importing;

/// <summary>How far an import is.</summary>
/// <param name="Read">Sources read so far: files, or lines of .jsonl files.</param>
/// <param name="Stories">Stories now in the graph.</param>
/// <param name="Skipped">Sources that nothing came of.</param>
public sealed record ImportProgress(int Read, int Stories, int Skipped);
