using System.Collections.Immutable;
using System.IO.Compression;
using StoryGraph.Language;

namespace StoryGraph.Training.Data;

/// <summary>One document of a treebank.</summary>
/// <param name="Name">The value of "newdoc id".</param>
/// <param name="Sentences">Its sentences in order.</param>
internal sealed record TreebankDocument(string Name, ImmutableArray<ConlluSentence> Sentences)
{
    /// <summary>GUM_news_election_... is "news", weblog-blogspot... is "weblog", answers-2011... is "answers".</summary>
    public string Genre
    {
        get
        {
            var parts = Name.Split('_', '-');
            return parts[0] == "GUM" ? parts[1] : parts[0];
        }
    }
}

/// <summary>Reads the gzipped CoNLL-U files of Universal Dependencies English EWT and GUM.</summary>
internal static class Treebank
{
    /// <summary>
    /// GUM's genres whose texts are under non-commercial licences, and its conversations, whose terms are unclear. Shipped weights never
    /// see them.
    /// </summary>
    public static readonly ImmutableArray<string> UnshippableGenres = ["fiction", "whow", "essay", "letter", "podcast", "conversation"];

    public static ImmutableArray<TreebankDocument> Read(string path)
    {
        using var file = File.OpenRead(path);
        using var reader = new StreamReader(
            path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file);
        var documents = ImmutableArray.CreateBuilder<TreebankDocument>();
        var sentences = ImmutableArray.CreateBuilder<ConlluSentence>();
        var name = Path.GetFileName(path);
        foreach (var sentence in Conllu.Read(reader))
        {
            if (sentence.StartsDocument)
            {
                Close();
                name = sentence.Comment("newdoc id") ?? name;
            }

            sentences.Add(sentence);
        }

        Close();
        return documents.ToImmutable();

        void Close()
        {
            if (sentences.Count > 0)
            {
                documents.Add(new TreebankDocument(name, sentences.DrainToImmutable()));
            }
        }
    }

    public static bool MayBeShipped(TreebankDocument document) =>
        !document.Name.StartsWith("GUM_", StringComparison.Ordinal) || !UnshippableGenres.Contains(document.Genre);
}
