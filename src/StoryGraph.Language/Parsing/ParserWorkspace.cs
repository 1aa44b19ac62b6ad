using StoryGraph.Language.Neural;

namespace StoryGraph.Language.Parsing;

/// <summary>All that parsing writes on the way, kept from sentence to sentence so that none of it is allocated twice. Serves one thread.</summary>
internal sealed class ParserWorkspace
{
    public AlignedBuffer Input { get; } = new();

    public AlignedBuffer Gates { get; } = new();

    public AlignedBuffer Cells { get; } = new();

    public AlignedBuffer[] Outputs { get; } = [new(), new()];

    public AlignedBuffer TagScores { get; } = new();

    public AlignedBuffer Reduced { get; } = new();

    public AlignedBuffer Dependents { get; } = new();

    public AlignedBuffer Compared { get; } = new();

    public AlignedBuffer Heads { get; } = new();

    public PackedMatrix PackedHeads { get; } = new();

    public AlignedBuffer ArcScores { get; } = new();

    public AlignedBuffer Hidden { get; } = new();

    public AlignedBuffer LabelScores { get; } = new();

    public SpanningTree Tree { get; } = new();
}
