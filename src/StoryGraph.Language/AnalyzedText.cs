using System.Collections.Immutable;

namespace StoryGraph.Language;

/// <summary>A text and what the pipeline read in it. Every span points into <see cref="Text"/>, which is the text as it came in.</summary>
public sealed record AnalyzedText(string Text, ImmutableArray<Sentence> Sentences);
