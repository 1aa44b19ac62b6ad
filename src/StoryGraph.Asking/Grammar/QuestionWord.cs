using System.Collections.Immutable;
using StoryGraph.Language;

namespace StoryGraph.Asking.Grammar;

/// <summary>A word of a question: as it stands, and its dictionary form in lower case.</summary>
internal sealed record QuestionWord(string Form, string Lemma, TextSpan Span)
{
    /// <summary>The words of a question in order, without the punctuation that ends it or sets off quotes.</summary>
    public static ImmutableArray<QuestionWord> Read(AnalyzedText question) =>
    [
        .. question.Sentences
            .SelectMany(sentence => sentence.Tokens)
            .Where(token => token.Form is not ("?" or "." or "!" or "\"" or "“" or "”" or ","))
            .Select(token => new QuestionWord(token.Form, LemmaOf(token), token.Span)),
    ];

    /// <summary>True when the word stands for one of the dictionary forms of a pattern.</summary>
    public bool Is(string lemma) =>
        string.Equals(Lemma, lemma, StringComparison.Ordinal) || string.Equals(Form, lemma, StringComparison.OrdinalIgnoreCase);

    // "did" and "'s" of a question are auxiliaries whatever the tagger made of them.
    private static string LemmaOf(Token token) => token.Form.ToLowerInvariant() switch
    {
        "did" or "does" or "do" => "do",
        "has" or "had" or "have" or "'ve" => "have",
        "is" or "are" or "was" or "were" or "been" or "be" => "be",
        _ => (token.Lemma is "_" ? token.Form : token.Lemma).ToLowerInvariant(),
    };
}
