using System.Numerics;

namespace StoryGraph.Training.Neural;

/// <summary>Adam with weight decay apart from the gradient (Loshchilov and Hutter 2019), the gradient cut to a norm first.</summary>
/// <param name="parameters">What is learnt.</param>
/// <param name="weightDecay">Share of a weight that is taken off per unit of learning rate and step.</param>
/// <param name="largestNorm">A longer gradient, over all parameters, is scaled down to this length.</param>
internal sealed class AdamW(IReadOnlyList<Parameter> parameters, float weightDecay = 0f, float largestNorm = 5f)
{
    private const float FirstDecay = 0.9f;
    private const float SecondDecay = 0.98f;
    private const float Epsilon = 1e-8f;
    private int step;

    /// <summary>Moves every parameter against its gradient and clears the gradient.</summary>
    public void Step(float learningRate)
    {
        step++;
        var norm = Math.Sqrt(parameters.Sum(SquaredNorm));
        var scale = norm > largestNorm ? (float)(largestNorm / norm) : 1f;
        var firstCorrection = 1f / (1f - MathF.Pow(FirstDecay, step));
        var secondCorrection = 1f / (1f - MathF.Pow(SecondDecay, step));
        foreach (var parameter in parameters)
        {
            if (parameter.TouchedRows is not { } rows)
            {
                Update(parameter, 0, parameter.Values.Length);
            }
            else
            {
                foreach (var row in rows)
                    Update(parameter, row * parameter.Columns, parameter.Columns);
            }

            parameter.Clear();
        }

        void Update(Parameter parameter, int start, int length)
        {
            var values = parameter.Values.AsSpan(start, length);
            var gradient = parameter.Gradient.AsSpan(start, length);
            var first = parameter.FirstMoment.AsSpan(start, length);
            var second = parameter.SecondMoment.AsSpan(start, length);
            var at = 0;
            for (; at <= length - Vector<float>.Count; at += Vector<float>.Count)
            {
                var g = new Vector<float>(gradient[at..]) * scale;
                var m = (FirstDecay * new Vector<float>(first[at..])) + ((1 - FirstDecay) * g);
                var v = (SecondDecay * new Vector<float>(second[at..])) + ((1 - SecondDecay) * g * g);
                m.CopyTo(first[at..]);
                v.CopyTo(second[at..]);
                var old = new Vector<float>(values[at..]);
                var move = m * firstCorrection / (Vector.SquareRoot(v * secondCorrection) + new Vector<float>(Epsilon));
                (old - (learningRate * (move + (weightDecay * old)))).CopyTo(values[at..]);
            }

            for (; at < length; at++)
            {
                var g = gradient[at] * scale;
                first[at] = (FirstDecay * first[at]) + ((1 - FirstDecay) * g);
                second[at] = (SecondDecay * second[at]) + ((1 - SecondDecay) * g * g);
                var move = first[at] * firstCorrection / (MathF.Sqrt(second[at] * secondCorrection) + Epsilon);
                values[at] -= learningRate * (move + (weightDecay * values[at]));
            }
        }
    }

    private static double SquaredNorm(Parameter parameter)
    {
        if (parameter.TouchedRows is not { } rows)
            return Squared(parameter.Gradient);
        var sum = 0.0;
        foreach (var row in rows)
            sum += Squared(parameter.Gradient.AsSpan(row * parameter.Columns, parameter.Columns));
        return sum;
    }

    private static double Squared(ReadOnlySpan<float> values)
    {
        var lanes = Vector<float>.Zero;
        var at = 0;
        for (; at <= values.Length - Vector<float>.Count; at += Vector<float>.Count)
        {
            var value = new Vector<float>(values[at..]);
            lanes += value * value;
        }

        double sum = Vector.Sum(lanes);
        for (; at < values.Length; at++)
            sum += values[at] * values[at];
        return sum;
    }
}
