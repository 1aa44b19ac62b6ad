using StoryGraph.Language.Parsing;

namespace StoryGraph.Language.Tests.Parsing;

public class SpanningTreeTests
{
    [Fact]
    public void ItIsTheBestOfAllTreesWithOneRoot()
    {
        var random = new Random(5);
        var tree = new SpanningTree();      // one for all, as work space is kept
        for (var round = 0; round < 2000; round++)
        {
            var words = 1 + random.Next(5);
            var scores = new float[words * (words + 1)];
            foreach (ref var score in scores.AsSpan())
                score = random.Next(-20, 20);
            var heads = new int[words];

            tree.Find(scores, words + 1, heads);

            Assert.True(IsTree(heads), string.Join(' ', heads));
            Assert.Equal(AllTrees(words).Max(other => Sum(scores, other)), Sum(scores, heads));
        }
    }

    [Fact]
    public void ManyNestedCyclesStillGiveATree()
    {
        var random = new Random(6);
        var tree = new SpanningTree();
        foreach (var words in (int[])[60, 250, 17])
        {
            var scores = new float[words * (words + 1)];
            foreach (ref var score in scores.AsSpan())
                score = random.NextSingle();
            var heads = new int[words];

            tree.Find(scores, words + 1, heads);

            Assert.True(IsTree(heads));
        }
    }

    [Fact]
    public void AmongEqualScoresTheHeadFurtherLeftWins()
    {
        var heads = new int[4];

        new SpanningTree().Find(new float[4 * 5], 5, heads);

        Assert.Equal([-1, 0, 0, 0], heads);
    }

    private static bool IsTree(int[] heads) =>
        heads.Count(head => head < 0) == 1 && Enumerable.Range(0, heads.Length).All(word =>
        {
            for (var steps = 0; word >= 0 && steps <= heads.Length; steps++)
                word = heads[word];
            return word < 0;
        });

    private static float Sum(float[] scores, int[] heads) =>
        heads.Select((head, word) => scores[(word * (heads.Length + 1)) + head + 1]).Sum();

    private static IEnumerable<int[]> AllTrees(int words)
    {
        var heads = new int[words];
        for (var code = 0; code < Math.Pow(words + 1, words); code++)
        {
            var rest = code;
            for (var word = 0; word < words; word++, rest /= words + 1)
                heads[word] = (rest % (words + 1)) - 1;
            if (IsTree(heads))
                yield return heads;
        }
    }
}
