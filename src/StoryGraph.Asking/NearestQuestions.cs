using System.Collections.Immutable;
using StoryGraph.Asking.Grammar;

namespace StoryGraph.Asking;

/// <summary>Questions that can be answered, for one that was not understood.</summary>
internal static class NearestQuestions
{
    private static readonly ImmutableArray<string> Examples = [.. LexiconFile.Read("examples.txt").Select(line => line.Text)];

    /// <summary>Three examples that share most words with the question.</summary>
    public static ImmutableArray<string> To(ImmutableArray<QuestionWord> words) =>
    [
        .. Examples
            .OrderByDescending(example => example.TrimEnd('?').Split(' ').Count(part => words.Any(word => word.Is(part.ToLowerInvariant()))))
            .Take(3),
    ];
}
