using StoryGraph.Cli.Stores;

namespace StoryGraph.Cli.Tests.Stores;

public class GraphAddressTests
{
    private static readonly Func<string, string?> Nothing = _ => null;

    [Fact]
    public void TheDefaultIsAFileInTheCurrentFolder() => Assert.Equal(new GraphAddress.File("storygraph.db"), GraphAddress.Resolve(null, Nothing));

    [Fact]
    public void TheOptionWinsOverTheEnvironmentAndOursOverNeo4js()
    {
        string? Both(string name) => name switch { "STORYGRAPH_GRAPH" => "ours.db", "NEO4J_URI" => "http://localhost:7474", _ => null };
        string? Neo4jOnly(string name) => name == "NEO4J_URI" ? "http://localhost:7474" : null;

        Assert.Equal("mine.db", GraphAddress.Resolve("mine.db", Both).ToString());
        Assert.Equal("ours.db", GraphAddress.Resolve(null, Both).ToString());
        Assert.Equal("http://localhost:7474", GraphAddress.Resolve(" ", Neo4jOnly).ToString());
    }

    [Theory]
    [InlineData("neo4j+s://abc.databases.neo4j.io")]
    [InlineData("bolt://localhost:7687")]
    [InlineData("https://graph.example/neo4j")]
    public void ServersAreToldByTheirScheme(string text) => Assert.IsType<GraphAddress.Server>(GraphAddress.Parse(text));

    [Fact]
    public void APasswordInAnAddressIsNeverShown() =>
        Assert.Equal("http://localhost:7474", GraphAddress.Parse("http://neo4j:secret@localhost:7474").ToString());

    [Fact]
    public void AnUnknownSchemeSaysWhatIsKnown()
    {
        var error = Assert.Throws<FormatException>(() => GraphAddress.Parse("ftp://localhost"));

        Assert.Equal(
            "'ftp://localhost' is no graph address. Give the file of an embedded store (storygraph.db) or a Neo4j address " +
            "(http://localhost:7474, neo4j://localhost:7687, neo4j+s://NAME.databases.neo4j.io).",
            error.Message);
    }
}
