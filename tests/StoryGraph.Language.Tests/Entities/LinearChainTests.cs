using StoryGraph.Language.Entities;

namespace StoryGraph.Language.Tests.Entities;

public class LinearChainTests
{
    private const int Stride = LinearChain.Stride;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void ViterbiFindsTheLabellingThatTryingAllFinds(int tokens)
    {
        var random = new Random(tokens);
        for (var trial = 0; trial < 50; trial++)
        {
            var (emissions, transitions) = (Scores(random, tokens * Stride), Scores(random, Stride * Stride));
            var labels = new byte[tokens];

            LinearChain.Viterbi(emissions, transitions, new byte[tokens * Stride], labels);

            Assert.Equal(WellFormed(tokens).MaxBy(candidate => Score(emissions, transitions, candidate)), labels);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void LikelihoodIsTheShareOfTheGoldLabellingAmongAllWellFormedOnes(int tokens)
    {
        var random = new Random(tokens);
        var (emissions, transitions) = (Scores(random, tokens * Stride), Scores(random, Stride * Stride));
        var all = WellFormed(tokens).ToList();
        var gold = all[random.Next(all.Count)];
        var total = all.Sum(labels => Math.Exp(Score(emissions, transitions, labels)));

        var likelihood = LinearChain.Gradient(emissions, transitions, gold, new float[tokens * Stride], new float[Stride * Stride]);

        Assert.Equal(Score(emissions, transitions, gold) - Math.Log(total), likelihood, 4);
    }

    [Fact]
    public void GradientIsTheSlopeOfTheLikelihood()
    {
        const int Tokens = 4;
        var random = new Random(7);
        var (emissions, transitions) = (Scores(random, Tokens * Stride), Scores(random, Stride * Stride));
        byte[] gold = [0, 1, 3, 8];
        var (ofEmissions, ofTransitions) = (new float[Tokens * Stride], new float[Stride * Stride]);
        LinearChain.Gradient(emissions, transitions, gold, ofEmissions, ofTransitions);

        for (var trial = 0; trial < 60; trial++)
        {
            var at = (random.Next(Tokens) * Stride) + random.Next(BilouLabels.Count);
            Assert.Equal(Slope(emissions, at), ofEmissions[at], 0.01);
            at = (random.Next(BilouLabels.Count) * Stride) + random.Next(BilouLabels.Count);
            Assert.Equal(Slope(transitions, at), ofTransitions[at], 0.01);
        }

        double Slope(float[] values, int at)
        {
            const float Step = 0.02f;
            var before = values[at];
            values[at] = before + Step;
            var above = LinearChain.Gradient(emissions, transitions, gold, new float[Tokens * Stride], new float[Stride * Stride]);
            values[at] = before - Step;
            var below = LinearChain.Gradient(emissions, transitions, gold, new float[Tokens * Stride], new float[Stride * Stride]);
            values[at] = before;
            return (above - below) / (2 * Step);
        }
    }

    [Fact]
    public void MarginalsOfATokenSumToOneAndALongSentenceStaysInRange()
    {
        const int Tokens = 3000;
        var random = new Random(3);
        var marginals = new float[Tokens * Stride];

        LinearChain.Marginals(Scores(random, Tokens * Stride), Scores(random, Stride * Stride), marginals);

        Assert.All(marginals.Chunk(Stride), token => Assert.Equal(1, token.Sum(), 0.01));
    }

    private static float[] Scores(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (random.NextSingle() * 6) - 3)];

    private static double Score(float[] emissions, float[] transitions, byte[] labels) =>
        labels.Select((label, i) => emissions[(i * Stride) + label] + (i == 0 ? 0.0 : transitions[(labels[i - 1] * Stride) + label])).Sum();

    private static IEnumerable<byte[]> WellFormed(int tokens) =>
        Extend([], tokens).Where(labels => BilouLabels.MayEnd(labels[^1]));

    private static IEnumerable<byte[]> Extend(byte[] labels, int tokens) =>
        labels.Length == tokens
            ? [labels]
            : Enumerable.Range(0, BilouLabels.Count)
                .Where(next => labels.Length == 0 ? BilouLabels.MayStart(next) : BilouLabels.MayFollow(labels[^1], next))
                .SelectMany(next => Extend([.. labels, (byte)next], tokens));
}
