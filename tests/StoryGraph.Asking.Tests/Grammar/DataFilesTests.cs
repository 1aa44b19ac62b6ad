using StoryGraph.Asking.Composing;
using StoryGraph.Asking.Grammar;

namespace StoryGraph.Asking.Tests.Grammar;

public class DataFilesTests
{
    [Fact]
    public void EveryIntentOfTheGrammarCanBeComposedAndEveryOneIsAsked() =>
        Assert.Equal(
            QueryComposer.KnownIntents.Order(StringComparer.Ordinal),
            LexiconFile.Read("questions.txt").Select(line => line.Key).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void EveryPatternIsWellFormed() =>
        Assert.All(LexiconFile.Read("questions.txt"), line => Assert.NotEmpty(QuestionPattern.Parse(line.Key, line.Text).Elements));

    [Fact]
    public void EveryRelationOfTheGraphHasWords() =>
        Assert.Equal(
            RelationType.All.Keys.Order(StringComparer.Ordinal),
            LexiconFile.Read("relations.txt").Select(line => line.Key).Order(StringComparer.Ordinal));

    [Fact]
    public void ALineWithoutAKeyIsNamed()
    {
        var error = Assert.Throws<FormatException>(() => LexiconFile.Parse("questions.txt", "# head\nwho opposed it\n"));

        Assert.Equal("questions.txt:2: expected 'KEY: text', found 'who opposed it'.", error.Message);
    }
}
