namespace StoryGraph.Language.Tests.Rendering;

public class AnalysisTreeTests
{
    [Fact]
    public void ATreeIsDrawnUnderItsSentence()
    {
        const string Text = "New Zealand's\nports closed.";
        var sentence = new Sentence(
            new TextSpan(0, 27),
            [
                new Token { Index = 0, Form = "New", Span = new(0, 3), Lemma = "New", Upos = "PROPN", Xpos = "NNP", Head = 1, Relation = "amod" },
                new Token { Index = 1, Form = "Zealand", Span = new(4, 11), Lemma = "Zealand", Upos = "PROPN", Xpos = "NNP", Head = 3, Relation = "nmod:poss" },
                new Token { Index = 2, Form = "'s", Span = new(11, 13), Lemma = "'s", Upos = "PART", Xpos = "POS", Head = 1, Relation = "case", ContinuesToken = true },
                new Token { Index = 3, Form = "ports", Span = new(14, 19), Lemma = "port", Upos = "NOUN", Xpos = "NNS", Head = 4, Relation = "nsubj" },
                new Token { Index = 4, Form = "closed", Span = new(20, 26), Lemma = "close", Upos = "VERB", Xpos = "VBD", Relation = "root" },
                new Token { Index = 5, Form = ".", Span = new(26, 27), Lemma = ".", Upos = "PUNCT", Xpos = ".", Head = 4, Relation = "punct" },
            ],
            [new EntitySpan(0, 2, EntityKind.Location)],
            SentenceQuality.Repaired);
        using var writer = new StringWriter();

        AnalysisTree.Write(writer, new AnalyzedText(Text, [sentence]));

        Assert.Equal(
            """
            1 (repaired): New Zealand's ports closed.
              root: closed (close) VERB VBD
              ├─ nsubj: ports (port) NOUN NNS
              │  └─ nmod:poss: Zealand PROPN NNP [LOC New Zealand]
              │     ├─ amod: New PROPN NNP
              │     └─ case: 's PART POS
              └─ punct: . PUNCT .


            """.ReplaceLineEndings("\n"),
            writer.ToString());
    }
}
