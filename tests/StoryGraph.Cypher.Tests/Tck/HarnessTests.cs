namespace StoryGraph.Cypher.Tests.Tck;

/// <summary>The judge itself: it reads all of the TCK and can say no.</summary>
public sealed class HarnessTests
{
    [Fact]
    public void All_3897_scenarios_are_read()
    {
        if (!TckFolder.IsThere)
            Assert.Skip(TckFolder.WhyNot);
        var scenarios = TckFolder.Features.SelectMany(TckFolder.Read).ToList();
        Assert.Equal(3897, scenarios.Count);
        Assert.Equal(scenarios.Count, scenarios.Select(scenario => scenario.Id).Distinct().Count());
        Assert.DoesNotContain(TckFolder.Neo4jErrors.Keys, id => scenarios.TrueForAll(scenario => scenario.Id != id));
    }

    [Theory]
    [InlineData("(:B:A {p: 'it\\'s', a: [1, -2.0]})", "(:A:B {a: [1, -2.0], p: 'it\\'s'})")]
    [InlineData("<(:A)-[:T {p: 0}]->(:B {q: NaN})<-[:U]-()>", "<(:A)-[:T {p: 0}]->(:B {q: NaN})<-[:U]-()>")]
    [InlineData("{b: null, a: {c: true}}", "{a: {c: true}, b: null}")]
    [InlineData("1e9", "1000000000.0")]
    [InlineData("[]", "[]")]
    public void Expected_values_have_one_spelling(string cell, string spelling) => Assert.Equal(spelling, ExpectedValue.Normalize(cell));

    [Fact]
    public void Lists_can_be_compared_without_order() =>
        Assert.Equal("[1, 2, 3]", ExpectedValue.Normalize("[3, 1, 2]", sortLists: true));

    [Fact]
    public void Outlines_backgrounds_and_escapes_are_read()
    {
        var scenarios = Gherkin.Read("a.feature", """
            Feature: A
              Background:
                Given an empty graph

              Scenario Outline: [1] Numbers
                When executing query:
                  {quotes}
                  RETURN <n>
                    AS n
                  {quotes}
                Then the result should be, in any order:
                  | n   |
                  | <n> |

                Examples:
                  | n      |
                  | 1      |
                  | 'a\|b' |
            """.Replace("{quotes}", "\"\"\"", StringComparison.Ordinal).Split('\n'));
        Assert.Equal(["a.feature [1] Numbers #1", "a.feature [1] Numbers #2"], scenarios.Select(scenario => scenario.Id));
        Assert.Equal("an empty graph", scenarios[1].Steps[0].Text);
        Assert.Equal("RETURN 'a|b'\n  AS n", scenarios[1].Steps[1].Document);
        Assert.Equal("'a|b'", scenarios[1].Steps[2].Table[1][0]);
    }
}
