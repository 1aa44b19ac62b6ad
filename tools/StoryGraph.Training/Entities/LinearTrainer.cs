using System.Runtime.Intrinsics;
using StoryGraph.Language.Entities;

namespace StoryGraph.Training.Entities;

/// <summary>How the linear model is trained; picked on the dev parts.</summary>
internal sealed record LinearSettings
{
    public float Rate { get; init; } = 0.05f;

    /// <summary>Share of a weight that is taken off its gradient.</summary>
    public float Decay { get; init; } = 1e-5f;

    public int Epochs { get; init; } = 8;

    /// <summary>The share of a token's features that a step does not see: what always comes together must learn to stand alone.</summary>
    public float Dropout { get; init; } = 0.5f;

    /// <summary>How often a feature must be seen.</summary>
    public int LeastCount { get; init; } = 3;

    /// <summary>Weights of so many steps of the signed byte or fewer are dropped.</summary>
    public int Prune { get; init; } = 3;
}

/// <summary>
/// Trains the linear model by stochastic gradient ascent on the conditional likelihood, with AdaGrad's step sizes (Duchi et al. 2011).
/// </summary>
internal sealed class LinearTrainer
{
    private const int Stride = LinearChain.Stride;

    private readonly LinearSettings settings;
    private readonly Dictionary<ulong, int> ids = [];
    private float[] weights = [];
    private float[] squares = [];
    private readonly float[] transitions = new float[Stride * Stride];
    private readonly float[] transitionSquares = new float[Stride * Stride];

    private sealed record Example(int[] Features, int[] Ends, byte[] Gold, float Weight);

    private LinearTrainer(LinearSettings settings) => this.settings = settings;

    public static LinearModel Train(IReadOnlyList<TrainingSentence> sentences, LinearSettings settings, Action<int, double> progress)
    {
        var trainer = new LinearTrainer(settings);
        trainer.CountFeatures(sentences);
        trainer.Learn([.. sentences.Select(trainer.Prepare)], progress);
        return trainer.Quantize();
    }

    private void Learn(Example[] examples, Action<int, double> progress)
    {
        weights = new float[ids.Count * Stride];
        squares = new float[ids.Count * Stride];
        var random = new Random(17);
        for (var epoch = 0; epoch < settings.Epochs; epoch++)
        {
            random.Shuffle(examples);
            var likelihood = 0.0;
            var rate = settings.Rate * (1 - (0.9f * epoch / Math.Max(1, settings.Epochs - 1)));
            foreach (var example in examples)
                likelihood += Step(example, rate, random);
            progress(epoch, -likelihood / examples.Length);
        }
    }

    private void CountFeatures(IReadOnlyList<TrainingSentence> sentences)
    {
        Span<ulong> features = stackalloc ulong[LinearFeatures.MaxPerToken];
        var counts = new Dictionary<ulong, int>();
        foreach (var sentence in sentences)
        {
            for (var i = 0; i < sentence.Traits.Length; i++)
            {
                var count = LinearFeatures.Extract(sentence.Traits.Span, i, sentence.Offset, features);
                foreach (var feature in features[..count])
                    System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, feature, out _)++;
            }
        }

        foreach (var (feature, count) in counts)
        {
            if (count >= settings.LeastCount)
                ids.Add(feature, ids.Count);
        }
    }

    private Example Prepare(TrainingSentence sentence)
    {
        Span<ulong> features = stackalloc ulong[LinearFeatures.MaxPerToken];
        var known = new List<int>();
        var ends = new int[sentence.Traits.Length];
        for (var i = 0; i < ends.Length; i++)
        {
            var count = LinearFeatures.Extract(sentence.Traits.Span, i, sentence.Offset, features);
            foreach (var feature in features[..count])
            {
                if (ids.TryGetValue(feature, out var id))
                    known.Add(id);
            }

            ends[i] = known.Count;
        }

        return new Example([.. known], ends, sentence.Gold, sentence.Weight);
    }

    private double Step(Example example, float rate, Random random)
    {
        var n = example.Gold.Length;
        var (emissions, gradient, pairs) = (new float[n * Stride], new float[n * Stride], new float[Stride * Stride]);
        var seen = new bool[example.Features.Length];
        for (int i = 0, f = 0; i < n; i++)
        {
            for (; f < example.Ends[i]; f++)
            {
                seen[f] = random.NextSingle() >= settings.Dropout;
                if (!seen[f])
                    continue;
                Add(weights.AsSpan(example.Features[f] * Stride, Stride), emissions.AsSpan(i * Stride, Stride));
            }
        }

        var likelihood = LinearChain.Gradient(emissions, transitions, example.Gold, gradient, pairs);
        for (int i = 0, f = 0; i < n; i++)
        {
            for (; f < example.Ends[i]; f++)
            {
                if (seen[f])
                    Move(weights.AsSpan(example.Features[f] * Stride, Stride), squares.AsSpan(example.Features[f] * Stride, Stride), gradient.AsSpan(i * Stride, Stride), rate * example.Weight);
            }
        }

        Move(transitions, transitionSquares, pairs, rate * example.Weight);
        return likelihood;
    }

    private void Move(Span<float> values, Span<float> squares, ReadOnlySpan<float> gradient, float rate)
    {
        for (var y = 0; y < gradient.Length; y += Vector256<float>.Count)
        {
            var value = Vector256.Create<float>(values[y..]);
            var g = Vector256.Create<float>(gradient[y..]) - (value * settings.Decay);
            var square = Vector256.Create<float>(squares[y..]) + (g * g);
            square.CopyTo(squares[y..]);
            (value + (g * rate / Vector256.Sqrt(square + Vector256<float>.One))).CopyTo(values[y..]);
        }
    }

    private static void Add(ReadOnlySpan<float> values, Span<float> sums)
    {
        for (var y = 0; y < Stride; y += Vector256<float>.Count)
            (Vector256.Create<float>(sums[y..]) + Vector256.Create(values[y..])).CopyTo(sums[y..]);
    }

    private LinearModel Quantize()
    {
        var largest = weights.Max(MathF.Abs);
        var scale = MathF.Min(largest, 2.5f) / 127;
        var rows = new SortedDictionary<uint, sbyte[]>();
        foreach (var (feature, id) in ids)
        {
            var row = new sbyte[Stride];
            for (var y = 0; y < BilouLabels.Count; y++)
            {
                var step = (int)MathF.Round(Math.Clamp(weights[(id * Stride) + y] / scale, -127, 127));
                row[y] = (sbyte)(Math.Abs(step) <= settings.Prune ? 0 : step);
            }

            if (Array.Exists(row, value => value != 0))
                rows.TryAdd(HashIndex.KeyOf(feature), row);
        }

        return new LinearModel(new HashIndex([.. rows.Keys]), [.. rows.Values.SelectMany(row => row)], scale, [.. transitions]);
    }
}
