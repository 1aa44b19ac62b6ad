using StoryGraph.Extraction.Relations;
using StoryGraph.Extraction.Tests.Syntax;

namespace StoryGraph.Extraction.Tests.Relations;

public sealed class ModalityReaderTests
{
    private static readonly ModalityReader Reader = new(RuleBook.English.Words);

    [Theory]
    [InlineData("Oslo Oslo PROPN NNP 2 nsubj; signed sign VERB VBD 0 root", "signed", Modality.Asserted)]
    [InlineData("Oslo Oslo PROPN NNP 4 nsubj; did do AUX VBD 4 aux; n't not PART RB 4 advmod; sign sign VERB VB 0 root", "sign", Modality.Denied)]
    [InlineData("Oslo Oslo PROPN NNP 3 nsubj; will will AUX MD 3 aux; sign sign VERB VB 0 root", "sign", Modality.Planned)]
    [InlineData("Oslo Oslo PROPN NNP 2 nsubj; refused refuse VERB VBD 0 root; to to PART TO 4 mark; sign sign VERB VB 2 xcomp", "sign", Modality.Denied)]
    [InlineData("Oslo Oslo PROPN NNP 3 nsubj; to to PART TO 3 mark; sign sign VERB VB 0 root", "sign", Modality.Planned)]
    [InlineData("Oslo Oslo PROPN NNP 2 nsubj; urged urge VERB VBD 0 root; Rome Rome PROPN NNP 2 obj; to to PART TO 5 mark; sign sign VERB VB 2 xcomp", "sign", Modality.Possible)]
    [InlineData("No no DET DT 2 det; state state NOUN NN 3 nsubj; signed sign VERB VBD 0 root", "signed", Modality.Denied)]
    [InlineData("if if SCONJ IN 3 mark; Oslo Oslo PROPN NNP 3 nsubj; signs sign VERB VBZ 5 advcl; Rome Rome PROPN NNP 5 nsubj; left leave VERB VBD 0 root", "signs", Modality.Possible)]
    [InlineData("Rome Rome PROPN NNP 2 nsubj; says say VERB VBZ 0 root; Oslo Oslo PROPN NNP 4 nsubj; signed sign VERB VBD 2 ccomp", "signed", Modality.Asserted)]
    [InlineData("Rome Rome PROPN NNP 2 nsubj; denied deny VERB VBD 0 root; Oslo Oslo PROPN NNP 4 nsubj; signed sign VERB VBD 2 ccomp", "signed", Modality.Denied)]
    [InlineData("Oslo Oslo PROPN NNP 2 nsubj; cancelled cancel VERB VBD 0 root; a a DET DT 4 det; visit visit NOUN NN 2 obj", "visit", Modality.Denied)]
    [InlineData("without without ADP IN 2 mark; signing sign VERB VBG 4 advcl; Oslo Oslo PROPN NNP 4 nsubj; left leave VERB VBD 0 root", "signing", Modality.Denied)]
    [InlineData("Oslo Oslo PROPN NNP 2 nsubj; managed manage VERB VBD 0 root; to to PART TO 4 mark; sign sign VERB VB 2 xcomp", "sign", Modality.Asserted)]
    public void TheScopeOfACueIsFollowedToTheRoot(string tree, string word, Modality expected)
    {
        var sentence = Tree.Of(tree.Replace("; ", "\n", StringComparison.Ordinal));

        Assert.Equal(expected, Reader.Read(sentence, sentence.Tokens.Single(token => token.Form == word).Index).Modality);
    }
}
