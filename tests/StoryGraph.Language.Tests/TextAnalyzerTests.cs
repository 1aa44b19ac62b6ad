namespace StoryGraph.Language.Tests;

public class TextAnalyzerTests
{
    private static readonly TextAnalyzer Analyzer = new(LanguageModel.Embedded);

    private static string Row(Token token) => $"{token.Index} {token.Form} {token.Lemma} {token.Upos} {token.Head} {token.Relation}";

    [Fact]
    public void ASentenceIsRead()
    {
        var sentence = Assert.Single(Analyzer.Analyze("Kenya's minister didn't sign the protocol.").Sentences);

        Assert.Equal(
            [
                "0 Kenya Kenya PROPN 2 nmod:poss",
                "1 's 's PART 0 case",
                "2 minister minister NOUN 5 nsubj",
                "3 did do AUX 5 aux",
                "4 n't not PART 5 advmod",
                "5 sign sign VERB -1 root",
                "6 the the DET 7 det",
                "7 protocol protocol NOUN 5 obj",
                "8 . . PUNCT 5 punct",
            ],
            sentence.Tokens.Select(Row));
    }

    [Fact]
    public void AnEmptyTextHasNoSentences() => Assert.Empty(Analyzer.Analyze(" \n\t ").Sentences);
}
