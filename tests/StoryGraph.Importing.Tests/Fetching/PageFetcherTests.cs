using System.Text;
using StoryGraph.Importing.Fetching;
using static StoryGraph.Importing.Tests.Fetching.LoopbackServer;

namespace StoryGraph.Importing.Tests.Fetching;

public sealed class PageFetcherTests : IDisposable
{
    private static readonly FetchSettings Quick = new()
    {
        AllowPrivateAddresses = true,
        PaceByHost = TimeSpan.Zero,
        RetryDelay = TimeSpan.FromMilliseconds(1),
        Redirects = 2,
        Timeout = TimeSpan.FromSeconds(20),
    };

    private readonly LoopbackServer server = new();

    public void Dispose() => server.Dispose();

    [Fact]
    public async Task APageComesWithWhereItWasFoundAndHowToAskAgain()
    {
        server.On("/old", (_, _) => new Answer(301) { Headers = { ["Location"] = "/new" } });
        server.On("/new", (_, _) => new Answer(200, "<p>Oman hosts talks.</p>") { Headers = { ["ETag"] = "\"7\"" } });

        var fetched = Assert.IsType<FetchOutcome.Fetched>(await Fetch("/old"));

        Assert.Equal(server["/new"], fetched.Address);
        Assert.Equal(("text/html", "utf-8", "\"7\""), (fetched.MediaType, fetched.Charset, fetched.Stamp.ETag));
        Assert.Equal("<p>Oman hosts talks.</p>", Encoding.UTF8.GetString(fetched.Content));
    }

    [Fact]
    public async Task AFailureThatMayPassIsTriedAgain()
    {
        server.On("/page", (_, before) => before < 2 ? new Answer(503) : new Answer(200, "here"));

        Assert.IsType<FetchOutcome.Fetched>(await Fetch("/page"));
        Assert.Equal(3, server.RequestsTo("/page"));
    }

    [Fact]
    public async Task AServerThatWantsUsAwayForLongIsLeftAlone()
    {
        server.On("/page", (_, _) => new Answer(429) { Headers = { ["Retry-After"] = "3600" } });

        Assert.Equal("the server answers 429 Too Many Requests", await ReasonFor("/page"));
        Assert.Equal(1, server.RequestsTo("/page"));
    }

    [Fact]
    public async Task ADeadLinkIsNotTriedAgain()
    {
        Assert.Equal("the server answers 404 Not Found", await ReasonFor("/gone"));
        Assert.Equal(1, server.RequestsTo("/gone"));
    }

    [Fact]
    public async Task WhatDidNotChangeIsNotSentAgain()
    {
        server.On("/page", (request, _) => request.Headers["If-None-Match"] == "\"7\"" ? new Answer(304) : new Answer(200, "new"));
        using var fetcher = new PageFetcher(Quick);

        Assert.IsType<FetchOutcome.NotModified>(await fetcher.FetchAsync(server["/page"], new FetchStamp("\"7\"", null)));
    }

    [Fact]
    public async Task RobotsAreAskedOnceAndObeyed()
    {
        server.On("/robots.txt", "User-agent: *\nDisallow: /private", "text/plain");
        server.On("/a", "a");
        server.On("/b", "b");
        using var fetcher = new PageFetcher(Quick);

        Assert.IsType<FetchOutcome.Fetched>(await fetcher.FetchAsync(server["/a"]));
        Assert.IsType<FetchOutcome.Fetched>(await fetcher.FetchAsync(server["/b"]));
        Assert.Equal(
            new FetchOutcome.Failed("the robots.txt of 127.0.0.1 does not allow it"), await fetcher.FetchAsync(server["/private/page"]));
        Assert.Equal((1, 0), (server.RequestsTo("/robots.txt"), server.RequestsTo("/private/page")));
    }

    [Fact]
    public async Task ASiteWhoseRobotsCannotBeHadIsLeftAlone()
    {
        server.On("/robots.txt", (_, _) => new Answer(500));
        server.On("/page", "here");

        Assert.Equal("the robots.txt of 127.0.0.1 cannot be had just now, so the site is left alone", await ReasonFor("/page"));
        Assert.Equal(0, server.RequestsTo("/page"));
    }

    [Fact]
    public async Task RedirectsInACircleEnd()
    {
        server.On("/round", (_, _) => new Answer(302) { Headers = { ["Location"] = "/round" } });

        Assert.Equal("more than 2 redirects", await ReasonFor("/round"));
    }

    [Fact]
    public async Task ARedirectToAFileIsNotFollowed()
    {
        server.On("/page", (_, _) => new Answer(302) { Headers = { ["Location"] = "file:///etc/passwd" } });

        Assert.Equal("file:///etc/passwd is no http or https address", await ReasonFor("/page"));
    }

    [Fact]
    public async Task PagesHaveALimit()
    {
        server.On("/page", new string('a', 2 * 1024 * 1024));

        Assert.Equal("larger than the 1 MB that one page may have", await ReasonFor("/page", Quick with { PageBytes = 1024 * 1024 }));
    }

    [Fact]
    public async Task WhatIsNoTextIsNotRead()
    {
        server.On("/paper.pdf", "%PDF-1.7", "application/pdf");

        Assert.Equal("it is application/pdf, which is not read", await ReasonFor("/paper.pdf"));
    }

    [Fact]
    public async Task PrivateAddressesAreRefusedUnlessAllowed()
    {
        server.On("/page", "here");

        Assert.Equal(
            "127.0.0.1 is an address of a private network, and those are not allowed",
            await ReasonFor("/page", Quick with { AllowPrivateAddresses = false }));
        Assert.Equal(0, server.RequestsTo("/page"));
    }

    [Theory]
    [InlineData("10.1.2.3", true)]
    [InlineData("169.254.169.254", true)]
    [InlineData("::1", true)]
    [InlineData("::ffff:192.168.0.1", true)]
    [InlineData("fd00::1", true)]
    [InlineData("93.184.216.34", false)]
    [InlineData("2606:4700::1111", false)]
    public void PrivateNetworksAreKnown(string address, bool isPrivate) =>
        Assert.Equal(isPrivate, PrivateAddresses.Contains(System.Net.IPAddress.Parse(address)));

    private async Task<FetchOutcome> Fetch(string path, FetchSettings? settings = null)
    {
        using var fetcher = new PageFetcher(settings ?? Quick);
        return await fetcher.FetchAsync(server[path]);
    }

    private async Task<string> ReasonFor(string path, FetchSettings? settings = null) =>
        Assert.IsType<FetchOutcome.Failed>(await Fetch(path, settings)).Reason;
}
