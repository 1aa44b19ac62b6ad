using System.Collections.Immutable;

namespace StoryGraph.Asking.Grammar;

/// <summary>The words by which a question names a relation type.</summary>
internal sealed class RelationLexicon
{
    private readonly ImmutableArray<(string[] Words, RelationType Type)> phrases;

    private RelationLexicon(IEnumerable<(string Key, string Text)> lines) =>
        phrases =
        [
            .. lines.SelectMany(line => line.Text.Split(',', StringSplitOptions.TrimEntries)
                .Select(phrase => (phrase.Split(' '), RelationType.All[line.Key]))),
        ];

    public static RelationLexicon English { get; } = new(LexiconFile.Read("relations.txt"));

    /// <summary>Where the phrases that begin at a word end.</summary>
    public IEnumerable<int> EndsOf(ImmutableArray<QuestionWord> words, int start) =>
        phrases.Where(phrase => StandsAt(phrase.Words, words, start))
            .Select(phrase => start + phrase.Words.Length)
            .Distinct()
            .OrderDescending();

    /// <summary>The relation type that exactly these words name.</summary>
    public RelationType TypeOf(ImmutableArray<QuestionWord> words, Range range)
    {
        var (start, length) = range.GetOffsetAndLength(words.Length);
        return phrases.First(phrase => phrase.Words.Length == length && StandsAt(phrase.Words, words, start)).Type;
    }

    private static bool StandsAt(string[] phrase, ImmutableArray<QuestionWord> words, int start) =>
        start + phrase.Length <= words.Length && phrase.Index().All(word => words[start + word.Index].Is(word.Item));
}
