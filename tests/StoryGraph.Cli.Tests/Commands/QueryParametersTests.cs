using StoryGraph.Cli.Commands;

namespace StoryGraph.Cli.Tests.Commands;

public class QueryParametersTests
{
    [Fact]
    public void JsonIsTakenAsSuchAndAnythingElseAsText()
    {
        var values = QueryParameters.Values(QueryParameters.Split(["n=3", "$name=Kenya", "list=[1,2.5,\"a\"]", "text=a=b", "none=null"]));

        Assert.Equal(3L, values["n"]);
        Assert.Equal("Kenya", values["name"]);
        Assert.Equal(new object?[] { 1L, 2.5, "a" }, Assert.IsType<List<object?>>(values["list"]));
        Assert.Equal("a=b", values["text"]);
        Assert.Null(values["none"]);
    }

    [Fact]
    public void OneWithoutANameIsRefused() =>
        Assert.Equal("--param takes NAME=VALUE, not 'Kenya'.", Assert.Throws<UserException>(() => QueryParameters.Split(["Kenya"])).Message);
}
