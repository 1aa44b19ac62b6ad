using FsCheck;
using FsCheck.Fluent;
using StoryGraph.Language.Entities;
using StoryGraph.Language.Model;
using StoryGraph.Language.Pipeline;

namespace StoryGraph.Language.Tests.Entities;

public class EntityTaggerTests
{
    [Fact]
    public void WhateverTheWordsEntitiesAreInOrderInsideTheSentenceAndApart() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<NonNull<string>[][]>(),
            sentences =>
            {
                var drafts = sentences.Select(words => new SentenceDraft([.. words.Select(word => word.Get)])).ToList();
                SmallModel.Tagger.Tag(drafts);
                return drafts.All(draft => AreApart(draft.Entities, draft.Count));
            }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("")]
    [InlineData("\ud800")]
    [InlineData("\u202eabc\u0000")]
    [InlineData("𝒳😀")]
    public void AnyWordIsSurvived(string word)
    {
        var draft = new SentenceDraft([word, new string('x', 100_000), "(", word, ")", "U.S.", "of"]);

        SmallModel.Tagger.Tag([draft]);

        Assert.True(AreApart(draft.Entities, draft.Count));
    }

    [Fact]
    public void ALongDocumentOfOneSentenceIsSurvived()
    {
        var draft = new SentenceDraft([.. Enumerable.Range(0, 50_000).Select(i => i % 3 == 0 ? "of" : "Council")]);

        SmallModel.Tagger.Tag([draft]);

        Assert.True(AreApart(draft.Entities, draft.Count));
    }

    [Fact]
    public void TheSameDocumentGivesTheSameEntitiesOnManyThreads()
    {
        var tagger = SmallModel.Tagger;
        var expected = Entities();

        Parallel.For(0, 64, _ => Assert.Equal(expected, Entities()));

        EntitySpan[] Entities()
        {
            var draft = new SentenceDraft("The Council of a b ( U.S. ) Council of b".Split(' '));
            tagger.Tag([draft]);
            return draft.Entities;
        }
    }

    [Fact]
    public void TheExplanationAgreesWithTheLabel()
    {
        var draft = new SentenceDraft("Council of a b ( U.S. )".Split(' '));
        SmallModel.Tagger.Tag([draft]);
        var labels = new byte[draft.Count];
        BilouLabels.Encode(draft.Entities, labels);

        for (var i = 0; i < draft.Count; i++)
        {
            var explanation = SmallModel.Tagger.Explain([draft], 0, i);

            Assert.Equal(BilouLabels.NameOf(labels[i]), explanation.Label);
            Assert.Equal(1, explanation.Scores.Sum(score => score.Probability), 0.001);
            var own = explanation.Scores.Single(score => score.Label == explanation.Label);
            Assert.Equal(own.Linear, explanation.Features.Sum(feature => feature.Weight), 0.001);
        }
    }

    [Fact]
    public void AModelComesBackAsItWasWritten()
    {
        var writer = new SectionWriter();
        SmallModel.Model.Write(writer);
        var back = new EntityTagger(EntityModel.Read(new SectionReader("entities", writer.Written)), SmallModel.Vectors);
        SentenceDraft first = new("Council of a b ( U.S. ) Council".Split(' ')), second = new(first.Forms);

        SmallModel.Tagger.Tag([first]);
        back.Tag([second]);

        Assert.NotEmpty(first.Entities);
        Assert.Equal(first.Entities, second.Entities);
    }

    private static bool AreApart(EntitySpan[] entities, int words) =>
        entities.All(entity => 0 <= entity.Start && entity.Start < entity.End && entity.End <= words)
        && entities.Zip(entities.Skip(1)).All(pair => pair.First.End <= pair.Second.Start);
}
