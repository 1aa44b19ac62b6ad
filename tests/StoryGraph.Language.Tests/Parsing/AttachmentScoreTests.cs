using StoryGraph.Training.Parsing;

namespace StoryGraph.Language.Tests.Parsing;

public class AttachmentScoreTests
{
    [Fact]
    public void SubtypesDoNotCountAndAWrongHeadMakesTheRelationWrong()
    {
        var score = new AttachmentScore();

        score.Add([1, -1, 1, 1], ["nsubj:pass", "root", "obj", "punct"], [1, -1, 1, 0], ["nsubj", "root", "obl", "punct"]);

        Assert.Equal((0.75, 0.5), (score.Unlabelled, score.Labelled));
    }
}
