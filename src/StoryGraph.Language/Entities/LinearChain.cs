namespace StoryGraph.Language.Entities;

/// <summary>
/// A linear-chain conditional random field over BILOU labels (Lafferty et al. 2001): a sentence's labelling scores the sum of
/// its emissions and transitions, and only well-formed labellings count.
/// </summary>
/// <remarks>Emissions are token-major: token i's score for label y is <c>emissions[i * Stride + y]</c>. Sums run in a fixed order.</remarks>
internal static class LinearChain
{
    /// <summary>Floats from one token's emissions to the next: a whole number of hardware vectors.</summary>
    public const int Stride = 16;

    private const int Labels = BilouLabels.Count;

    private static readonly byte[][] Predecessors =
        [.. Enumerable.Range(0, Labels).Select(next => Enumerable.Range(0, Labels).Where(p => BilouLabels.MayFollow(p, next)).Select(p => (byte)p).ToArray())];

    private static readonly byte[][] Successors =
        [.. Enumerable.Range(0, Labels).Select(previous => Enumerable.Range(0, Labels).Where(n => BilouLabels.MayFollow(previous, n)).Select(n => (byte)n).ToArray())];

    /// <summary>The best well-formed labelling; among equals, the one with the lowest label numbers from the end backwards.</summary>
    /// <param name="emissions">Stride floats a token.</param>
    /// <param name="transitions">Stride x Stride, row = previous label.</param>
    /// <param name="back">Room for Stride bytes a token.</param>
    /// <param name="labels">One a token.</param>
    public static void Viterbi(ReadOnlySpan<float> emissions, ReadOnlySpan<float> transitions, Span<byte> back, Span<byte> labels)
    {
        if (labels.IsEmpty)
        {
            return;
        }

        Span<float> best = stackalloc float[Stride];
        Span<float> next = stackalloc float[Stride];
        for (var y = 0; y < Labels; y++)
            best[y] = BilouLabels.MayStart(y) ? emissions[y] : float.NegativeInfinity;

        for (var i = 1; i < labels.Length; i++)
        {
            var row = emissions.Slice(i * Stride, Stride);
            for (var y = 0; y < Labels; y++)
            {
                var top = float.NegativeInfinity;
                byte from = Predecessors[y][0];
                foreach (var p in Predecessors[y])
                {
                    var score = best[p] + transitions[(p * Stride) + y];
                    if (score > top)
                        (top, from) = (score, p);
                }

                next[y] = top + row[y];
                back[(i * Stride) + y] = from;
            }

            next.CopyTo(best);
        }

        var last = BilouLabels.Outside;
        for (var y = 0; y < Labels; y++)
        {
            if (BilouLabels.MayEnd(y) && best[y] > best[last])
                last = y;
        }

        for (var i = labels.Length - 1; i >= 0; i--)
        {
            labels[i] = (byte)last;
            last = back[(i * Stride) + last];
        }
    }

    /// <summary>
    /// Adds the gradient of the log-likelihood of <paramref name="gold"/>: observed minus expected counts.
    /// </summary>
    /// <param name="emissions">Stride floats a token.</param>
    /// <param name="transitions">Stride x Stride, row = previous label.</param>
    /// <param name="gold">A well-formed labelling, at least one token.</param>
    /// <param name="emissionGradient">Laid out as the emissions; overwritten.</param>
    /// <param name="transitionGradient">Laid out as the transitions; added to.</param>
    /// <returns>The log-likelihood, at most 0.</returns>
    public static double Gradient(
        ReadOnlySpan<float> emissions,
        ReadOnlySpan<float> transitions,
        ReadOnlySpan<byte> gold,
        Span<float> emissionGradient,
        Span<float> transitionGradient)
    {
        var n = gold.Length;
        var chart = new Chart(emissions, transitions, n);
        var likelihood = -chart.LogPartition;
        for (var i = 0; i < n; i++)
        {
            for (var y = 0; y < Stride; y++)
                emissionGradient[(i * Stride) + y] = y < Labels ? -chart.Marginal(i, y) : 0;
            emissionGradient[(i * Stride) + gold[i]] += 1;
            likelihood += emissions[(i * Stride) + gold[i]];
            if (i == 0)
                continue;
            likelihood += transitions[(gold[i - 1] * Stride) + gold[i]];
            chart.SubtractPairMarginals(i, transitionGradient);
            transitionGradient[(gold[i - 1] * Stride) + gold[i]] += 1;
        }

        return likelihood;
    }

    /// <summary>Writes every token's probability of every label, laid out as the emissions.</summary>
    public static void Marginals(ReadOnlySpan<float> emissions, ReadOnlySpan<float> transitions, Span<float> marginals)
    {
        var n = emissions.Length / Stride;
        var chart = new Chart(emissions, transitions, n);
        for (var i = 0; i < n; i++)
        {
            for (var y = 0; y < Stride; y++)
                marginals[(i * Stride) + y] = y < Labels ? chart.Marginal(i, y) : 0;
        }
    }

    /// <summary>Forward and backward sums, each token scaled to sum to one so that long sentences stay in range (Rabiner 1989).</summary>
    private readonly ref struct Chart
    {
        private readonly float[] forward;
        private readonly float[] backward;
        private readonly float[] potentials;
        private readonly float[] steps;
        private readonly float[] scales;

        public Chart(ReadOnlySpan<float> emissions, ReadOnlySpan<float> transitions, int n)
        {
            (forward, backward, potentials) = (new float[n * Stride], new float[n * Stride], new float[n * Stride]);
            (steps, scales) = (new float[Stride * Stride], new float[n]);
            for (var p = 0; p < Labels; p++)
            {
                foreach (var y in Successors[p])
                    steps[(p * Stride) + y] = MathF.Exp(transitions[(p * Stride) + y]);
            }

            var logPartition = 0.0;
            for (var i = 0; i < n; i++)
            {
                var row = i * Stride;
                var top = emissions[row];
                for (var y = 1; y < Labels; y++)
                    top = MathF.Max(top, emissions[row + y]);
                logPartition += top;
                var sum = 0f;
                for (var y = 0; y < Labels; y++)
                {
                    potentials[row + y] = MathF.Exp(emissions[row + y] - top);
                    var arriving = i == 0 ? (BilouLabels.MayStart(y) ? 1 : 0) : Arriving(row - Stride, y);
                    if (i == n - 1 && !BilouLabels.MayEnd(y))
                        arriving = 0;
                    sum += forward[row + y] = arriving * potentials[row + y];
                }

                scales[i] = sum;
                for (var y = 0; y < Labels; y++)
                    forward[row + y] /= sum;
                logPartition += Math.Log(sum);
            }

            for (var i = n - 1; i >= 0; i--)
            {
                for (var y = 0; y < Labels; y++)
                {
                    if (i == n - 1)
                    {
                        backward[(i * Stride) + y] = BilouLabels.MayEnd(y) ? 1 : 0;
                        continue;
                    }

                    var sum = 0f;
                    var after = (i + 1) * Stride;
                    foreach (var next in Successors[y])
                        sum += steps[(y * Stride) + next] * potentials[after + next] * backward[after + next];
                    backward[(i * Stride) + y] = sum / scales[i + 1];
                }
            }

            LogPartition = logPartition;
        }

        public double LogPartition { get; }

        public float Marginal(int i, int y) => forward[(i * Stride) + y] * backward[(i * Stride) + y];

        public void SubtractPairMarginals(int i, Span<float> into)
        {
            for (var p = 0; p < Labels; p++)
            {
                var arriving = forward[((i - 1) * Stride) + p] / scales[i];
                foreach (var y in Successors[p])
                    into[(p * Stride) + y] -= arriving * steps[(p * Stride) + y] * potentials[(i * Stride) + y] * backward[(i * Stride) + y];
            }
        }

        private float Arriving(int row, int y)
        {
            var sum = 0f;
            foreach (var p in Predecessors[y])
                sum += forward[row + p] * steps[(p * Stride) + y];
            return sum;
        }
    }
}
