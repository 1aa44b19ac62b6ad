using StoryGraph.Graph.Library;

namespace StoryGraph.Graph.Tests.Library;

public sealed class StatementSplitterTests
{
    [Theory]
    [InlineData("RETURN 1; RETURN 2;", "RETURN 1|RETURN 2")]
    [InlineData("RETURN 1", "RETURN 1")]
    [InlineData("RETURN ';' AS a, \"it\\\";s\" AS b; RETURN 2", "RETURN ';' AS a, \"it\\\";s\" AS b|RETURN 2")]
    [InlineData("MATCH (`a;b`) RETURN 1; // no; more\n", "MATCH (`a;b`) RETURN 1")]
    [InlineData("/* a; b */ RETURN 1;\n// the end;\n;;", "/* a; b */ RETURN 1")]
    [InlineData("RETURN 4 / 2; RETURN 1", "RETURN 4 / 2|RETURN 1")]
    [InlineData("", "")]
    public void Statements_end_at_semicolons_outside_strings_names_and_comments(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', StatementSplitter.Split(text)));
}
