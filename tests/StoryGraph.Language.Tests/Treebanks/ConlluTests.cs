namespace StoryGraph.Language.Tests.Treebanks;

public class ConlluTests
{
    private const string File =
        """
        # newdoc id = harbour
        # sent_id = 1
        # text = Kenya's port didn't close.
        1-2	Kenya's	_	_	_	_	_	_	_	_
        1	Kenya	Kenya	PROPN	NNP	Number=Sing	3	nmod:poss	_	NER=B-LOC
        2	's	's	PART	POS	_	1	case	_	_
        3	port	port	NOUN	NN	Number=Sing	6	nsubj	_	_
        4-5	didn't	_	_	_	_	_	_	_	_
        4	did	do	AUX	VBD	_	6	aux	_	_
        5	n't	not	PART	RB	_	6	advmod	_	_
        6	close	close	VERB	VB	VerbForm=Inf	0	root	_	SpaceAfter=No
        7	.	.	PUNCT	.	_	6	punct	_	_

        # sent_id = 2
        1	Ships	_	_	_	_	_	_	_	_
        2	came	_	_	_	_	_	_	_	_


        """;

    private static List<ConlluSentence> Read(string text) => [.. Conllu.Read(new StringReader(text.ReplaceLineEndings("\n")))];

    [Fact]
    public void WhatWasReadIsWrittenByteForByte()
    {
        using var writer = new StringWriter();
        foreach (var sentence in Read(File))
        {
            Conllu.Write(writer, sentence);
        }

        Assert.Equal(File.ReplaceLineEndings("\n"), writer.ToString());
    }

    [Fact]
    public void ColumnsAreReadAndHeadsCountFromZero()
    {
        var sentences = Read(File);

        var (first, second) = (sentences[0], sentences[1]);
        Assert.Equal([2, 0, 5, 5, 5, -1, 5], first.Words.Select(word => word.Head));
        Assert.Equal("Kenya's port didn't close.", first.Comment("text"));
        Assert.Equal([new ConlluMultiwordToken(0, 2, "Kenya's"), new ConlluMultiwordToken(3, 5, "didn't")], first.MultiwordTokens);
        Assert.True(first.StartsDocument);
        Assert.False(first.Words[5].SpaceAfter);
        Assert.Equal("B-LOC", first.Words[0].MiscValue("NER"));
        Assert.False(second.StartsParagraph);
        Assert.Equal([null, null], second.Words.Select(word => word.Head));
    }

    [Fact]
    public void EmptyNodesAreLeftOut()
    {
        var sentence = Assert.Single(Read("1\tSue\t_\t_\t_\t_\t2\tnsubj\t_\t_\n2\tlikes\t_\t_\t_\t_\t0\troot\t_\t_\n2.1\tlikes\t_\t_\t_\t_\t_\t_\t_\t_\n"));

        Assert.Equal(["Sue", "likes"], sentence.Words.Select(word => word.Form));
    }

    [Theory]
    [InlineData("1\tSue\tSue\n", "line 1: a word has ten columns with a tab between them, here are 3: 1\tSue\tSue")]
    [InlineData("2\tSue\t_\t_\t_\t_\t_\t_\t_\t_\n", "line 1: expected the id 1, found '2': 2\tSue\t_\t_\t_\t_\t_\t_\t_\t_")]
    [InlineData("1\tSue\t_\t_\t_\t_\tx\t_\t_\t_\n", "line 1: 'x' is no number: 1\tSue\t_\t_\t_\t_\tx\t_\t_\t_")]
    [InlineData("1\tSue\t_\t_\t_\t_\t9\tdep\t_\t_\n\n", "line 2: the sentence before has 1 words, and 'Sue' has the head 9.")]
    [InlineData("1-2\tSue's\t_\t_\t_\t_\t_\t_\t_\t_\n1\tSue\t_\t_\t_\t_\t_\t_\t_\t_\n\n", "line 3: the multiword token 'Sue's' reaches beyond its sentence of 1 words.")]
    public void AWrongLineIsNamed(string text, string message) =>
        Assert.Equal(message, Assert.Throws<ConlluException>(() => Read(text)).Message);

    [Fact]
    public void AnAnalysisBecomesTenColumns()
    {
        const string Text = "Kenya's\nport closed.";
        var sentence = new Sentence(
            new TextSpan(0, 20),
            [
                new Token { Index = 0, Form = "Kenya", Span = new(0, 5), Lemma = "Kenya", Upos = "PROPN", Xpos = "NNP", Head = 2, Relation = "nmod:poss", SpaceAfter = false },
                new Token { Index = 1, Form = "'s", Span = new(5, 7), Lemma = "'s", Upos = "PART", Xpos = "POS", Head = 0, Relation = "case", ContinuesToken = true },
                new Token { Index = 2, Form = "port", Span = new(8, 12), Lemma = "port", Upos = "NOUN", Xpos = "NN", Head = 3, Relation = "nsubj" },
                new Token { Index = 3, Form = "closed", Span = new(13, 19), Lemma = "close", Upos = "VERB", Xpos = "VBD", Relation = "root", SpaceAfter = false },
                new Token { Index = 4, Form = ".", Span = new(19, 20), Lemma = ".", Upos = "PUNCT", Xpos = ".", Head = 3, Relation = "punct" },
            ],
            [new EntitySpan(0, 1, EntityKind.Location)],
            SentenceQuality.Repaired,
            startsParagraph: true);
        using var writer = new StringWriter();

        Conllu.Write(writer, new AnalyzedText(Text, [sentence]));

        Assert.Equal(
            """
            # newpar
            # sent_id = 1
            # text = Kenya's port closed.
            # quality = repaired
            1-2	Kenya's	_	_	_	_	_	_	_	_
            1	Kenya	Kenya	PROPN	NNP	_	3	nmod:poss	_	NER=B-LOC
            2	's	's	PART	POS	_	1	case	_	_
            3	port	port	NOUN	NN	_	4	nsubj	_	_
            4	closed	close	VERB	VBD	_	0	root	_	SpaceAfter=No
            5	.	.	PUNCT	.	_	4	punct	_	_


            """.ReplaceLineEndings("\n"),
            writer.ToString());
    }
}
