using StoryGraph.Language.Entities;

namespace StoryGraph.Training.Entities;

/// <summary>A sentence as the trainers see it.</summary>
/// <param name="Traits">The traits of its tokens.</param>
/// <param name="Offset">Index of its first token in its text.</param>
/// <param name="Gold">Its labels.</param>
/// <param name="Vectors">Of each token the row of its word vector, or -1.</param>
/// <param name="Corpus">The number of its corpus's family: <see cref="EntityCorpora.Families"/>.</param>
/// <param name="Weight">How much it counts.</param>
internal sealed record TrainingSentence(
    ReadOnlyMemory<TokenTraits> Traits, int Offset, byte[] Gold, int[] Vectors, int Corpus, float Weight);
