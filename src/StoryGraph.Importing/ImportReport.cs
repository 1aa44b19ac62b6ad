using System.Collections.Immutable;
using StoryGraph.Graph.Loading;

namespace StoryGraph.Importing;

/// <summary>What an import did.</summary>
/// <param name="Outcomes">One for each source, in the order in which they were read.</param>
/// <param name="Load">What changed in the graph.</param>
public sealed record ImportReport(ImmutableArray<ImportOutcome> Outcomes, LoadReport Load)
{
    public IEnumerable<ImportOutcome.Skipped> Skipped => Outcomes.OfType<ImportOutcome.Skipped>();

    /// <summary>True when no source gave anything.</summary>
    public bool NothingRead => Outcomes.All(outcome => outcome is ImportOutcome.Skipped);
}
