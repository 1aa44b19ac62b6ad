using StoryGraph.Extraction.Relations;
using StoryGraph.Extraction.Syntax;
using StoryGraph.Language;

namespace StoryGraph.Extraction.Tests.Syntax;

public sealed class ClauseReaderTests
{
    [Fact]
    public void APassiveIsTurnedRound() => Assert.Equal(
        "object=pact subject=Togo subject=Benin in=Accra",
        Read("signed", """
            The the DET DT 2 det
            pact pact NOUN NN 4 nsubj:pass
            was be AUX VBD 4 aux:pass
            signed sign VERB VBN 0 root
            by by ADP IN 6 case
            Togo Togo PROPN NNP 4 obl:agent
            and and CCONJ CC 8 cc
            Benin Benin PROPN NNP 6 conj
            in in ADP IN 10 case
            Accra Accra PROPN NNP 4 obl
            """));

    [Fact]
    public void AReducedPassiveHasItsNounAsObject() => Assert.Equal(
        "object=pact subject=Togo",
        Read("signed", """
            the the DET DT 2 det
            pact pact NOUN NN 0 root
            signed sign VERB VBN 2 acl
            by by ADP IN 5 case
            Togo Togo PROPN NNP 3 obl:agent
            """));

    [Fact]
    public void ARelativePronounIsItsAntecedent() => Assert.Equal(
        "subject=Chad object=deal",
        Read("opposes", """
            Chad Chad PROPN NNP 6 nsubj
            , , PUNCT , 4 punct
            which which PRON WDT 4 nsubj
            opposes oppose VERB VBZ 1 acl:relcl
            deals deal NOUN NNS 4 obj
            spoke speak VERB VBD 0 root
            """));

    [Fact]
    public void AnObjectLeftOutOfARelativeClauseIsItsAntecedent() => Assert.Equal(
        "subject=Chad object=deal",
        Read("opposes", """
            the the DET DT 2 det
            deal deal NOUN NN 0 root
            Chad Chad PROPN NNP 4 nsubj
            opposes oppose VERB VBZ 2 acl:relcl
            """));

    [Fact]
    public void AnInfinitiveHasTheSubjectOfItsVerb() => Assert.Equal(
        "subject=Oslo object=pact",
        Read("sign", """
            Oslo Oslo PROPN NNP 2 nsubj
            refused refuse VERB VBD 0 root
            to to PART TO 4 mark
            sign sign VERB VB 2 xcomp
            the the DET DT 6 det
            pact pact NOUN NN 4 obj
            """));

    [Fact]
    public void ButOneThatIsUrgedIsTheObject() => Assert.Equal(
        "subject=Rome object=pact",
        Read("sign", """
            Oslo Oslo PROPN NNP 2 nsubj
            urged urge VERB VBD 0 root
            Rome Rome PROPN NNP 2 obj
            to to PART TO 5 mark
            sign sign VERB VB 2 xcomp
            the the DET DT 7 det
            pact pact NOUN NN 5 obj
            """));

    [Fact]
    public void CoordinatedVerbsShareSubjectAndObject() => Assert.Equal(
        "subject=Oslo object=pact",
        Read("ratified", """
            Oslo Oslo PROPN NNP 2 nsubj
            signed sign VERB VBD 0 root
            and and CCONJ CC 4 cc
            ratified ratify VERB VBD 2 conj
            the the DET DT 6 det
            pact pact NOUN NN 2 obj
            """));

    private static string Read(string verb, string tree)
    {
        var sentence = Tree.Of(tree);
        var trigger = sentence.Tokens.Single(token => token.Form == verb).Index;
        var predicate = ClauseReader.Read(sentence, trigger, RuleBook.English.Words.Control);
        return string.Join(' ', predicate.Arguments.Select(argument => $"{argument.Role}={Named(sentence.Tokens[argument.Token])}"));
    }

    private static string Named(Token token) => token.Upos == "NOUN" ? token.Lemma : token.Form;
}
