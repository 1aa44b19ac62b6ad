using System.Text;

namespace StoryGraph.Cli.Tests.EndToEnd;

/// <summary>Input that cannot be read is named and survived, and the rest is imported.</summary>
public sealed class BadInputTests : IDisposable
{
    private const string GoodStory =
        "Kenya and Uganda sign fisheries pact\n\nNAIROBI, 3 May 2024 - Kenya and Uganda signed a fisheries agreement in Nairobi on Friday. " +
        "Tanzania welcomed the agreement.\n";

    private readonly CommandRun storygraph = new();

    public static TheoryData<string, byte[]> Unreadable => new()
    {
        { "empty.txt", [] },
        { "binary.txt", [.. Enumerable.Range(0, 4096).Select(i => (byte)(i * 7919 % 256))] },
        { "spanish.txt", Encoding.UTF8.GetBytes("Firman acuerdo\n\nEl presidente de la República dijo que el acuerdo de pesca fue firmado por los dos países en la capital el viernes y que los gobiernos trabajarán juntos para proteger las aguas de la región.\n") },
        { "blank.html", Encoding.UTF8.GetBytes("<!doctype html><html><head><title></title><script>var x = 1;</script></head><body><div></div></body></html>") },
        { "utf8.txt", [.. "Broken text "u8, 0xff, 0xfe, 0xc3, 0x28, .. Enumerable.Repeat((byte)0x80, 200)] },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task OneBadFileIsNamedAndTheRestIsImported(string name, byte[] content)
    {
        await File.WriteAllTextAsync(storygraph.File("good.txt"), GoodStory);
        await File.WriteAllBytesAsync(storygraph.File(name), content);

        var (code, output, errors) = await storygraph.RunAsync("import", storygraph.File("good.txt"), storygraph.File(name));

        Assert.True(code == 0, errors);
        Assert.Contains(name, output + errors);
        Assert.Equal("stories\n1\n", (await storygraph.RunAsync("cypher", "MATCH (s:Article) RETURN count(s) AS stories", "--format", "csv")).Output);
    }

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task WhenNothingCouldBeReadTheCommandFails(string name, byte[] content)
    {
        await File.WriteAllBytesAsync(storygraph.File(name), content);

        var (code, output, errors) = await storygraph.RunAsync("import", storygraph.File(name));

        Assert.Equal(ExitCode.Failure, code);
        Assert.Contains(name, output + errors);
    }

    [Fact]
    public async Task AMissingPathIsNamed()
    {
        var (code, output, errors) = await storygraph.RunAsync("import", storygraph.File("nowhere"));

        Assert.Equal(ExitCode.Failure, code);
        Assert.Contains("nowhere", output + errors);
    }

    [Fact]
    public async Task AHugeSingleLineIsSurvived()
    {
        await File.WriteAllTextAsync(storygraph.File("good.txt"), GoodStory);
        await File.WriteAllTextAsync(storygraph.File("huge.txt"), new string('x', 50_000_000));

        var (code, output, errors) = await storygraph.RunAsync("import", storygraph.File("huge.txt"), storygraph.File("good.txt"));

        Assert.True(code == 0, errors);
        Assert.Contains("huge.txt", output + errors);
    }

    [Fact]
    public async Task ReadingAGraphThatIsNotThereSaysSoAndMakesNone()
    {
        var (code, _, errors) = await storygraph.RunAsync("ask", "who opposed the MoU?");

        Assert.Equal(ExitCode.StoreUnavailable, code);
        Assert.Contains("graph.db", errors);
        Assert.False(Path.Exists(storygraph.Store));
    }

    [Fact]
    public async Task WritingThroughCypherNeedsLeave()
    {
        await File.WriteAllTextAsync(storygraph.File("good.txt"), GoodStory);
        await storygraph.RunAsync("import", storygraph.File("good.txt"));

        var (code, _, _) = await storygraph.RunAsync("cypher", "MATCH (n) DETACH DELETE n");

        Assert.Equal(ExitCode.Failure, code);
        Assert.Equal("stories\n1\n", (await storygraph.RunAsync("cypher", "MATCH (s:Article) RETURN count(s) AS stories", "--format", "csv")).Output);
    }

    public void Dispose() => storygraph.Dispose();
}
