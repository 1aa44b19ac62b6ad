using StoryGraph.Language.Learning;

namespace StoryGraph.Training.Learning;

/// <summary>An averaged multi-class perceptron (Freund and Schapire 1999; Collins 2002) over hashed features.</summary>
/// <remarks>
/// Weights and their sums over time are integers, so the average is exact and the same everywhere. A weight's sum is brought up to date
/// only when the weight changes. The weights of a feature lie side by side, apart from their sums, because scoring reads only them.
/// </remarks>
internal sealed class PerceptronTrainer(int classes, int margin, int dropPercent)
{
    /// <summary>A feature that changed for one example only is chance, and such features are half of a model's size.</summary>
    private readonly int updatesOfOneExample = classes == 1 ? 1 : 2;

    /// <summary>The share of the weights that keep their size.</summary>
    private const double Unclipped = 0.9999;

    private Row[] table = new Row[1 << 16];
    private int rows;
    private Weight[] weights = new Weight[1 << 18];
    private History[] histories = new History[1 << 18];
    private int used;
    private long step;

    public void Score(ReadOnlySpan<uint> features, Span<int> scores)
    {
        scores.Clear();
        foreach (var feature in features)
        {
            ref readonly var row = ref Find(feature);
            foreach (var weight in weights.AsSpan(row.Start, row.Count))
            {
                scores[weight.Class] += weight.Value;
            }
        }
    }

    /// <summary>
    /// Sees one example: some of its features are left out (<see cref="FeatureDropout"/>), and when the truth does not win by the margin,
    /// its features come to speak more for the truth and less for its strongest rival.
    /// </summary>
    /// <returns>What the model would have said before.</returns>
    public byte LearnWithMargin(Span<uint> features, int truth, Random random)
    {
        features = features[..FeatureDropout.Apply(features, dropPercent, random)];
        Span<int> scores = stackalloc int[classes];
        Score(features, scores);
        var guess = LinearModel.Best(scores);
        scores[truth] -= margin;
        var rival = LinearModel.Best(scores);
        step++;
        if (rival != truth)
        {
            foreach (var feature in features)
            {
                Change(feature, truth, +1);
                Change(feature, rival, -1);
            }
        }

        return (byte)guess;
    }

    /// <summary>The same for a classifier of one class, whose score says yes when it is above zero.</summary>
    public bool LearnWithMargin(Span<uint> features, bool truth, Random random)
    {
        features = features[..FeatureDropout.Apply(features, dropPercent, random)];
        Span<int> score = stackalloc int[1];
        Score(features, score);
        step++;
        if (truth ? score[0] <= margin : score[0] > -margin)
        {
            foreach (var feature in features)
            {
                Change(feature, 0, truth ? +1 : -1);
            }
        }

        return score[0] > 0;
    }

    /// <summary>The averages as 8-bit weights.</summary>
    /// <param name="least">Weights that come out smaller than this, of 127, are dropped: they hold no accuracy and most of the size.</param>
    public LinearModel Average(int least)
    {
        var averages = new List<(uint Feature, List<(int Class, double Weight)> Weights)>(rows);
        var sizes = new List<double>();
        foreach (var row in table.Where(row => row.Feature != 0 && row.Updates > updatesOfOneExample))
        {
            var found = new List<(int, double)>();
            for (var i = row.Start; i < row.Start + row.Count; i++)
            {
                var total = histories[i].Total + (weights[i].Value * (step - histories[i].Stamp));
                found.Add((weights[i].Class, (double)total / step));
                sizes.Add(Math.Abs((double)total / step));
            }

            averages.Add((row.Feature, found));
        }

        // The few largest weights are clipped, so that the many small ones keep their resolution.
        sizes.Sort();
        var scale = sizes.Count == 0 ? 1 : sbyte.MaxValue / sizes[(int)((sizes.Count - 1) * Unclipped)];
        return LinearModel.From(classes, averages.Select(row => (row.Feature, (IReadOnlyList<(int, sbyte)>)
        [
            .. row.Weights
                .Select(weight => (weight.Class, Weight: (sbyte)Math.Clamp(Math.Round(weight.Weight * scale), -127, 127)))
                .Where(weight => Math.Abs(weight.Weight) >= least),
        ])));
    }

    private void Change(uint feature, int @class, int change)
    {
        ref var row = ref Find(feature);
        if (row.Feature == 0)
        {
            row.Feature = feature;
            if (++rows * 2 > table.Length)
            {
                GrowTable();
                row = ref Find(feature);
            }
        }

        row.Updates++;
        var i = row.Start;
        while (i < row.Start + row.Count && weights[i].Class != @class)
        {
            i++;
        }

        if (i == row.Start + row.Count)
        {
            i = Append(ref row, @class);
        }

        histories[i].Total += weights[i].Value * (step - histories[i].Stamp);
        histories[i].Stamp = step;
        weights[i].Value += (short)change;
    }

    private int Append(ref Row row, int @class)
    {
        if (row.Count == row.Capacity)
        {
            var capacity = Math.Max(2, row.Capacity * 2);
            if (used + capacity > weights.Length)
            {
                Array.Resize(ref weights, weights.Length * 2);
                Array.Resize(ref histories, histories.Length * 2);
            }

            Array.Copy(weights, row.Start, weights, used, row.Count);
            Array.Copy(histories, row.Start, histories, used, row.Count);
            (row.Start, row.Capacity) = (used, capacity);
            used += capacity;
        }

        var added = row.Start + row.Count++;
        weights[added] = new Weight { Class = (short)@class };
        histories[added] = new History { Stamp = step };
        return added;
    }

    /// <summary>The row of a feature, or the empty one in which it would be put.</summary>
    private ref Row Find(uint feature)
    {
        var mask = table.Length - 1;
        var slot = (int)feature & mask;
        while (table[slot].Feature != feature && table[slot].Feature != 0)
        {
            slot = (slot + 1) & mask;
        }

        return ref table[slot];
    }

    private void GrowTable()
    {
        var old = table;
        table = new Row[old.Length * 2];
        foreach (var row in old.Where(row => row.Feature != 0))
        {
            Find(row.Feature) = row;
        }
    }

    private struct Row
    {
        public uint Feature;
        public int Start;
        public int Count;
        public int Capacity;
        public int Updates;
    }

    private struct Weight
    {
        public short Class;
        public short Value;
    }

    private struct History
    {
        public long Total;
        public long Stamp;
    }
}
