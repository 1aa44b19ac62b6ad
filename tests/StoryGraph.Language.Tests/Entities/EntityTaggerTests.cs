using FsCheck;
using FsCheck.Fluent;
using StoryGraph.Language.Entities;
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
                new EntityTagger(SmallModel()).Tag(drafts);
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

        new EntityTagger(SmallModel()).Tag([draft]);

        Assert.True(AreApart(draft.Entities, draft.Count));
    }

    [Fact]
    public void ALongDocumentOfOneSentenceIsSurvived()
    {
        var draft = new SentenceDraft([.. Enumerable.Range(0, 50_000).Select(i => i % 3 == 0 ? "of" : "Council")]);

        new EntityTagger(SmallModel()).Tag([draft]);

        Assert.True(AreApart(draft.Entities, draft.Count));
    }

    private static bool AreApart(EntitySpan[] entities, int words) =>
        entities.All(entity => 0 <= entity.Start && entity.Start < entity.End && entity.End <= words)
        && entities.Zip(entities.Skip(1)).All(pair => pair.First.End <= pair.Second.Start);

    /// <summary>A model without lists, with a weight for every feature of a few words, so that entities do come out.</summary>
    private static EntityModel SmallModel()
    {
        var words = new WordClasses(new HashIndex([]), [], [], [], ([0], [0], [0]));
        var names = new NameLists(new HashIndex([]), []);
        var random = new Random(5);
        var document = new EntityDocument();
        foreach (var word in "Council of ( ) U.S. a b".Split(' '))
            document.Add(word);
        document.EndSentence();
        var features = new ulong[LinearFeatures.MaxPerToken];
        var keys = new SortedSet<uint>();
        var traits = new TraitReader(words, names).Read(document);
        for (var i = 0; i < traits.Length; i++)
            keys.UnionWith(features.Take(LinearFeatures.Extract(traits, i, 0, features)).Select(HashIndex.KeyOf));
        var rows = new sbyte[keys.Count * LinearChain.Stride];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = (sbyte)random.Next(-60, 60);
        return new EntityModel(words, names, new LinearModel(new HashIndex([.. keys]), rows, 0.02f, new float[LinearChain.Stride * LinearChain.Stride]));
    }
}
