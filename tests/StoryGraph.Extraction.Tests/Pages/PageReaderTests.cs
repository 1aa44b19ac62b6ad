using StoryGraph.Extraction.Knowledge;
using StoryGraph.Extraction.Pages;

namespace StoryGraph.Extraction.Tests.Pages;

public sealed class PageReaderTests
{
    private static readonly PageReader Reader = new(Gazetteer.Embedded);

    [Fact]
    public void ACleanArticleComesBackAsItWas()
    {
        const string text = "Chad and Niger reopen border\n\nChad and Niger reopened their border on Monday.\nTraders welcomed the move.";

        var story = Assert.Single(Read(text).Stories);

        Assert.Equal(text, story.Text);
        Assert.Equal("Chad and Niger reopen border", story.Title);
        Assert.Null(story.Outlet);
        Assert.Empty(story.Asides);
    }

    [Fact]
    public void AGivenTitleLeavesTheBodyWhole()
    {
        var story = Assert.Single(Reader.Read(new Article
        {
            Id = "p",
            Source = "test",
            Title = "Minister marks treaty day",
            Text = "Foreign Minister Ama Sow\n\nWe keep the treaty.\nWe keep it well.",
        }).Stories);

        Assert.Equal("Minister marks treaty day\n\nForeign Minister Ama Sow\n\nWe keep the treaty.\nWe keep it well.", story.Text);
    }

    [Fact]
    public void OneSentenceIsAStoryWithoutAHeadline()
    {
        var story = Assert.Single(Read("Norway opposed the whaling protocol.").Stories);

        Assert.Equal("Norway opposed the whaling protocol.", story.Text);
        Assert.Equal("Norway opposed the whaling protocol.", story.Title);
    }

    [Fact]
    public void FurnitureAroundAndInsideAStoryIsLeftOut()
    {
        var story = Assert.Single(Read("""
            Sunday, 5 May 2024 10:15 GMT
            21.5 C
            Home
            Seeing Further Every Day
            Share
            Peru and Chile settle fishing dispute

            Peru and Chile settle fishing dispute

            2024-05-07 08:12:00
            LIMA (AFP) - Peru and Chile settled a dispute over fishing grounds on Monday.
            Advertisement
            RELATED: Copper prices climb
            The two ministers signed the accord in Lima.
            Tags
            Comments
            What a day for both of our countries, congratulations to all.
            About us
            © 2024 El Comercio. All rights reserved.
            """).Stories);

        Assert.Equal(
            """
            Peru and Chile settle fishing dispute

            LIMA (AFP) - Peru and Chile settled a dispute over fishing grounds on Monday.

            The two ministers signed the accord in Lima.
            """,
            story.Text);
        Assert.Equal("2024-05-07", story.Published);
        Assert.Equal("Agence France-Presse", Assert.Single(story.Credited).Name);
        Assert.Equal("El Comercio", story.Outlet?.Name);
        Assert.Equal("LIMA (AFP) - ", story.Asides[0].In(story.Text));
    }

    [Fact]
    public void CardsOfOtherOutletsAreStoriesOfTheirOwn()
    {
        var reading = Read("""
            Ghana and Togo agree on sea border
            Ghana and Togo agreed on their sea border after ten years of talks.
            Related Articles

            Premium Times
            3 hours ago
            - Premium Times
            Togo's parliament welcomes the border accord with Ghana
            ABUJA - Lawmakers in Lome welcomed the border accord with Ghana on Tuesday.

            Harbour Gazette
            2 days ago
            - Harbour Gazette
            Fishermen fear for their grounds after the accord
            Fishermen on both sides fear that they will lose fishing grounds.
            """, published: "2023-09-14");

        Assert.Collection(
            reading.Stories,
            own => Assert.Equal(("p", "Ghana and Togo agree on sea border", null), (own.Id, own.Title, own.Outlet)),
            card => Assert.Equal(("p#2", "Premium Times", "2023-09-14"), (card.Id, card.Outlet?.Name, card.Published)),
            card => Assert.Equal(("p#3", "Harbour Gazette", "2023-09-12"), (card.Id, card.Outlet?.Name, card.Published)));
    }

    [Fact]
    public void TeasersBehindTheEndAreStoriesWithoutAHeadline()
    {
        var reading = Read("""
            Malta hosts talks on migration

            Ministers of six states met in Valletta on Friday to talk about migration. (ANSA)
            LEGAL WARNING: All rights of this text are reserved by its owner, and no part may be used without written permission.
            Tunisia and Italy signed a memorandum on ferry lines during a visit of the Italian transport minister to Tunis.
            """);

        Assert.Equal(2, reading.Stories.Length);
        Assert.Equal("Tunisia and Italy signed a memorandum on ferry lines during a visit of the …", reading.Stories[1].Title);
        Assert.All(reading.Stories, story => Assert.Equal("ANSA", story.Outlet?.Name));
    }

    [Fact]
    public void LinksInTheMidstOfAStoryDoNotEndIt()
    {
        var story = Assert.Single(Read("""
            Laos opens railway to Thailand
            The first train from Vientiane reached Udon Thani on Sunday.
            Related stories
            Thai exports rise for the third month
            Laos plans second Mekong bridge
            The Thai minister of transport said that the line would carry freight from May.
            Laos hopes for two million passengers a year.
            """).Stories);

        Assert.EndsWith("Laos hopes for two million passengers a year.", story.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("second Mekong bridge", story.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void ABarBelowTheLeadAndABoxAmongTheParagraphsDoNotEndTheStory()
    {
        var story = Assert.Single(Read("""
            Fast, fair and free.
            Menu
            Gabon and Benin sign port deal
            Two ports on the Gulf of Guinea will share their pilots.
            By Ama Sow
            3 May 2022
            Share
            Comments
            Tags
            Gabon and Benin signed a deal on their ports on Monday in Cotonou.
            The ministers of transport of both states held the pens.
            Sign up for our weekly briefing
            Follow us on Telegram for more.
            Fishermen in Gabon criticised the deal of the ports.
            It takes effect in June.
            """).Stories);

        Assert.Equal(
            """
            Gabon and Benin sign port deal

            Two ports on the Gulf of Guinea will share their pilots.

            Gabon and Benin signed a deal on their ports on Monday in Cotonou.
            The ministers of transport of both states held the pens.

            Fishermen in Gabon criticised the deal of the ports.
            It takes effect in June.
            """,
            story.Text);
        Assert.Equal("2022-05-03", story.Published);
    }

    [Theory]
    [InlineData("", "the page is empty")]
    [InlineData(" \n 12:30 \n --- \n", "the page is empty")]
    [InlineData("Home\nWorld\nPolitics\nContact us\nAbout us", "no story found: the page has no sentences")]
    [InlineData("El ministro de Asuntos Exteriores de Chile viajó a Lima para firmar un acuerdo sobre la pesca con su homólogo de Perú.", "the page is not in English (it reads like 'es')")]
    [InlineData("Премьер-министр прибыл в Астану, чтобы подписать соглашение.", "the page is not in English")]
    public void APageWithoutAStoryIsSkippedForAReason(string page, string reason) => Assert.Equal(reason, Read(page).Skipped);

    [Fact]
    public void WhatASourceKnowsIsNotLookedForInThePage()
    {
        var reading = Reader.Read(new Article
        {
            Id = "7",
            Source = "feed",
            Title = "Fiji joins climate pact",
            Text = "Fiji joins climate pact\n\nFiji joined the climate pact of its neighbours on 3 May 2021.",
            Url = "https://www.fijitimes.com.fj/fiji-joins",
            Published = "2021-05-04",
        });

        var story = Assert.Single(reading.Stories);
        Assert.Equal(("Fiji Times", "fijitimes.com.fj", "2021-05-04"), (story.Outlet?.Name, story.Outlet?.KnownId, story.Published));
        Assert.Equal("Fiji joins climate pact\n\nFiji joined the climate pact of its neighbours on 3 May 2021.", story.Text);
    }

    [Fact]
    public void ANameBehindTheHeadlineIsTheOutlets()
    {
        var story = Assert.Single(Read("Ports of Oman reopen after storm - Times of Oman\n\nThe ports of Oman reopened on Tuesday after the storm.").Stories);

        Assert.Equal(("Ports of Oman reopen after storm", "Times of Oman"), (story.Title, story.Outlet?.Name));
    }

    [Fact]
    public void AsidesAreBlankedAndOffsetsStay()
    {
        var story = Assert.Single(Read("Quito signs water pact\n\nQUITO, May 3 (EFE) – Ecuador signed a water pact with Peru.\nAna Paz contributed to this report.").Stories);

        Assert.Equal(story.Text.Length, story.TextToAnalyze().Length);
        Assert.Equal(story.Text.IndexOf("Ecuador", StringComparison.Ordinal), story.TextToAnalyze().IndexOf("Ecuador", StringComparison.Ordinal));
        Assert.DoesNotContain("QUITO", story.TextToAnalyze(), StringComparison.Ordinal);
        Assert.DoesNotContain("Ana Paz", story.TextToAnalyze(), StringComparison.Ordinal);
    }

    private static PageReading Read(string text, string? published = null) =>
        Reader.Read(new Article { Id = "p", Source = "test", Text = text, Published = published });
}
