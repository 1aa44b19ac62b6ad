using System.Collections.Immutable;
using StoryGraph.Extraction.Agreements;
using StoryGraph.Extraction.Entities;
using StoryGraph.Extraction.Knowledge;
using StoryGraph.Extraction.Relations;
using StoryGraph.Extraction.Tests.Syntax;

namespace StoryGraph.Extraction.Tests.Relations;

/// <summary>Rules against trees written by hand: what they find does not hang on a trained model.</summary>
public sealed class MatcherTests
{
    [Fact]
    public void ALightVerbLendsItsSubjectToItsNoun() => Assert.Equal(
        ["Kenya OPPOSED transit pact"],
        Match("""
            Kenya Kenya PROPN NNP 2 nsubj
            voiced voice VERB VBD 0 root
            opposition opposition NOUN NN 2 obj
            to to ADP IN 7 case
            the the DET DT 7 det
            transit transit NOUN NN 7 compound
            pact pact NOUN NN 3 nmod
            """));

    [Fact]
    public void AVerbOfReceivingTurnsTheNounRound() => Assert.Equal(
        ["Kenya CRITICIZED Uganda"],
        Match("""
            Uganda Uganda PROPN NNP 2 nsubj
            drew draw VERB VBD 0 root
            condemnation condemnation NOUN NN 2 obj
            from from ADP IN 5 case
            Kenya Kenya PROPN NNP 3 nmod
            """));

    [Fact]
    public void BothSidesOfACoordinationSign() => Assert.Equal(
        ["Togo SIGNED customs treaty", "Benin SIGNED customs treaty"],
        Match("""
            Togo Togo PROPN NNP 4 nsubj
            and and CCONJ CC 3 cc
            Benin Benin PROPN NNP 1 conj
            signed sign VERB VBD 0 root
            a a DET DT 7 det
            customs customs NOUN NN 7 compound
            treaty treaty NOUN NN 4 obj
            """));

    [Fact]
    public void TheOppositionOpposesNothingByItsName() => Assert.Empty(Match("""
        Kenya Kenya PROPN NNP 3 nmod:poss
        's 's PART POS 1 case
        opposition opposition NOUN NN 4 nsubj
        met meet VERB VBD 0 root
        """));

    private static ImmutableArray<string> Match(string tree)
    {
        var text = Tree.TextWith(Tree.Of(tree));
        var cast = Cast.Read(text, Gazetteer.Embedded, RuleBook.English.Words, StoryDates.None(text));
        return [.. new Matcher(RuleBook.English, cast).Match(0)
            .Where(candidate => candidate.Stopped is null)
            .SelectMany(candidate => candidate.Subjects.SelectMany(subject => candidate.Objects.Select(found => $"{subject.Entity.Name} {candidate.Rule.Type.Name} {found.Entity.Name}")))];
    }
}
