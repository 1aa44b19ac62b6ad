using StoryGraph.Language.Entities;
using StoryGraph.Training.Entities;

namespace StoryGraph.Language.Tests.Entities;

public class TraitReaderTests
{
    [Theory]
    [InlineData("Nguyễn", "NGUYEN")]
    [InlineData("Türkiye", "Turkiye")]
    [InlineData("U.N.", "un")]
    [InlineData("Ja’afari", "ja'afari")]
    [InlineData("U.S.", "USA")]
    public void SpellingsOfOneWordHaveOneHash(string one, string other) =>
        Assert.Equal(TraitReader.FoldedHash(other), TraitReader.FoldedHash(one));

    [Fact]
    public void TheCountryIsNotThePronoun() => Assert.NotEqual(TraitReader.FoldedHash("us"), TraitReader.FoldedHash("US"));

    [Fact]
    public void AnAcronymKnowsTheNameItStandsFor()
    {
        var traits = Read("In May the Council for Fair Trade met .", "Then the CFT agreed .");

        Assert.True(Of(traits, "CFT").Elsewhere.HasFlag(DocumentClues.ExpandsToBody));
    }

    [Fact]
    public void ANameKnowsThatItFollowsAGivenNameElsewhere()
    {
        var traits = Read("Ama Osei spoke .", "Then Osei left .");

        Assert.False(traits[1].Elsewhere.HasFlag(DocumentClues.AfterGivenName));
        Assert.True(traits[5].Elsewhere.HasFlag(DocumentClues.AfterGivenName));
    }

    [Fact]
    public void TheLongestPhraseOfAListCounts()
    {
        var traits = Read("Officials in New Haven Bay met .");

        Assert.Equal(
            [PhrasePart.None, PhrasePart.None, PhrasePart.First, PhrasePart.Inner, PhrasePart.Last, PhrasePart.None, PhrasePart.None],
            traits.Select(token => token.PhrasePart));
        Assert.Equal(NameClasses.Landform, traits[2].PhraseLists);
    }

    [Fact]
    public void APhraseInSmallLettersIsNoName() =>
        Assert.All(Read("They found a new haven there , said Ama ."), token => Assert.Equal(PhrasePart.None, token.PhrasePart));

    [Fact]
    public void ARunOfCapitalsReachesOverTheSmallWordsOfABody()
    {
        var traits = Read("In May the Council of Trade and Industry ( CTI ) met .");
        var council = Of(traits, "Council");

        Assert.Equal((3, 8), (council.RunStart, council.RunEnd));
        Assert.Equal(3, council.RunHead);
        Assert.True(council.RunHasAcronym);
    }

    [Fact]
    public void AHeadlineIsToldByItsCapitals() =>
        Assert.All(Read("Ministers Agree On Fair Trade"), token => Assert.Equal(SentenceCase.Title, token.SentenceCase));

    private static TokenTraits[] Read(params string[] sentences)
    {
        var lists = new NameListBuilder();
        lists.Add("Ama", NameClasses.GivenName);
        lists.Add("Council", NameClasses.BodyHead);
        lists.Add("New Haven", NameClasses.Town);
        lists.Add("New Haven Bay", NameClasses.Landform);
        var document = new EntityDocument();
        foreach (var sentence in sentences)
        {
            foreach (var word in sentence.Split(' '))
                document.Add(word);
            document.EndSentence();
        }

        return new TraitReader(new WordClasses(new HashIndex([]), [], [], [], ([0], [0], [0])), lists.Build()).Read(document);
    }

    private static TokenTraits Of(TokenTraits[] traits, string word) =>
        traits.First(token => token.Form == Folding.HashExactly(word));
}
