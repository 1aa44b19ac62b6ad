using System.Collections.Immutable;

namespace StoryGraph.Asking.Naming;

/// <summary>What a name in a question was taken to stand for.</summary>
/// <param name="Phrase">As it stands in the question.</param>
/// <param name="Node">The node it most likely means.</param>
/// <param name="Others">Nodes it might mean as well.</param>
/// <param name="IsExact">False when the spelling had to be stretched or the phrase describes rather than names.</param>
public sealed record NameReading(string Phrase, NamedNode Node, ImmutableArray<NamedNode> Others, bool IsExact);
