using System.Collections.Immutable;

namespace StoryGraph.Graph.Verification;

/// <summary>What was looked at, and all that does not hold, in the order of ids.</summary>
public sealed record VerifyReport(int Articles, int Claims, int Edges, ImmutableArray<VerifyFault> Faults)
{
    public bool Holds => Faults.IsEmpty;
}

/// <param name="Id">Of the article, claim or edge.</param>
/// <param name="What">What does not hold of it, in a sentence.</param>
public sealed record VerifyFault(string Id, string What);
