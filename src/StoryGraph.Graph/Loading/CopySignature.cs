using StoryGraph.Extraction.Knowledge;

namespace StoryGraph.Graph.Loading;

/// <summary>
/// Tells copies of one agency text from stories of their own: texts whose three longest sentences are the same are copies, whatever frame
/// (title, dateline, credits) each outlet puts around them.
/// </summary>
internal static class CopySignature
{
    private const int Sentences = 3;

    // Shorter ones ("He gave no details.") are anybody's.
    private const int LeastLetters = 60;

    public static string Of(ArticleRecord article)
    {
        var longest = article.Text.Split(['.', '!', '?', '\n'])
            .Select(NameFolding.Fold)
            .Where(sentence => sentence.Length >= LeastLetters)
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(sentence => sentence.Length)
            .ThenBy(sentence => sentence, StringComparer.Ordinal)
            .Take(Sentences)
            .ToList();
        return longest.Count == Sentences ? Ids.Of("text", longest) : Ids.Of("text", article.ContentHash);
    }
}
