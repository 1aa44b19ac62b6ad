using StoryGraph.Training.Evaluation;

namespace StoryGraph.Language.Tests.Parsing;

public class RelationScoresTests
{
    [Fact]
    public void EachRelationHasItsPrecisionAndRecall()
    {
        var gold = new ConlluSentence([], [Word(1, "nsubj"), Word(-1, "root"), Word(1, "obj"), Word(1, "obj")], []);
        var system = new ConlluSentence([], [Word(1, "obj"), Word(-1, "root"), Word(0, "obj"), Word(1, "obj")], []);
        var scores = new RelationScores();

        scores.Add(gold, system);

        Assert.Equal(
            """

            | toy | gold | precision | recall | F1 |
            | --- | ---: | ---: | ---: | ---: |
            | obj | 2 | 33.3 | 50.0 | 40.0 |
            | nsubj | 1 | 0.0 | 0.0 | 0.0 |
            | root | 1 | 100.0 | 100.0 | 100.0 |

            """,
            scores.ToTable("toy"));
    }

    private static ConlluWord Word(int head, string relation) => new("word", Head: head, Relation: relation);
}
