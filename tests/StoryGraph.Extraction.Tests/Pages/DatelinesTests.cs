using StoryGraph.Extraction.Knowledge;
using StoryGraph.Extraction.Pages;

namespace StoryGraph.Extraction.Tests.Pages;

public sealed class DatelinesTests
{
    private static readonly Datelines Datelines = new(Gazetteer.Embedded, new OutletNames(Gazetteer.Embedded.Outlets));

    [Theory]
    [InlineData("LONDON (Reuters) - ", "Reuters")]
    [InlineData("GENEVA, March 3 (Xinhua) -- ", "Xinhua")]
    [InlineData("Lima — ", null)]
    [InlineData("NAIROBI, Kenya — ", null)]
    [InlineData("MOSCOW, August 5. /TASS/. ", "TASS")]
    [InlineData("(KUNA) ", "Kuwait News Agency")]
    [InlineData("Tehran, IRNA – ", "IRNA")]
    [InlineData("Tasnim News Agency, International Desk: ", "Tasnim News Agency")]
    [InlineData("Kabul (Pajhwok): ", "Pajhwok Afghan News")]
    [InlineData("NEW DELHI: ", null)]
    [InlineData("Islamabad: ", null)]
    [InlineData("AllAfrica – Accra ", "AllAfrica")]
    [InlineData("WASHINGTON, D.C. — ", null)]
    public void DatelinesEndWhereTheStoryBegins(string dateline, string? agency)
    {
        var found = Datelines.AtStart(dateline + "The ministers of both states signed.");

        Assert.Equal(dateline.Trim(), dateline[..(found?.Length ?? 0)].Trim());
        Assert.Equal(agency, found?.Agency?.Name);
    }

    [Theory]
    [InlineData("Kenya - Uganda's neighbour - agreed to the pact.")]
    [InlineData("UN — The council met on Friday.")]
    [InlineData("Geneva: the talks failed again on Friday.")]
    [InlineData("QUESTION: Did you discuss the pact?")]
    [InlineData("The Russian-Turkish pact of 2020 - Moscow's second - holds.")]
    [InlineData("(The minister declined to comment.) The talks went on.")]
    public void SentencesAreNoDatelines(string paragraph) => Assert.Null(Datelines.AtStart(paragraph));

    [Theory]
    [InlineData("The talks will go on. (QNA)", "Qatar News Agency")]
    [InlineData("The talks will go on. — AFP", "Agence France-Presse")]
    [InlineData("The talks will go on. /APS/", "Algeria Press Service")]
    [InlineData("The talks will go on. (END)", null)]
    [InlineData("The talks will go on. Copyright Business Recorder, 2024", "Business Recorder")]
    public void SignOffsNameTheAgency(string paragraph, string? agency)
    {
        var signOff = Datelines.AtEnd(paragraph);

        Assert.Equal("The talks will go on.", paragraph[..^(signOff?.Length ?? 0)]);
        Assert.Equal(agency, signOff?.Agency?.Name);
    }

    [Fact]
    public void ABracketThatExplainsIsNoSignOff() => Assert.Null(Datelines.AtEnd("They founded the Organisation of Islamic Cooperation (OIC)."));
}
