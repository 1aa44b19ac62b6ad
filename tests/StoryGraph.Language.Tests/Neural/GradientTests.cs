using StoryGraph.Training.Neural;

namespace StoryGraph.Language.Tests.Neural;

/// <summary>What a layer says about its slope is what its output does when a number is moved a little.</summary>
public class GradientTests
{
    [Theory]
    [InlineData(64)]
    [InlineData(20)]
    public void TheGradientOfARecurrentLayerIsItsSlope(int inputs)
    {
        var random = new Random(7);
        var layer = new BiSruTraining(inputs, 32, random);
        int[] lengths = [3, 1, 5];
        var input = PlainKernels.Numbers(random, lengths.Sum() * inputs);
        var weights = PlainKernels.Numbers(random, lengths.Sum() * layer.Layer.Outputs);
        layer.Refresh();
        layer.Forward(input, lengths);
        var inputGradient = new float[input.Length];
        layer.Backward(input, lengths, weights, inputGradient);

        ExpectSlope(layer.Projection.Values, layer.Projection.Gradient, Loss);
        ExpectSlope(layer.Recurrent.Values, layer.Recurrent.Gradient, Loss);
        ExpectSlope(input, inputGradient, Loss);

        double Loss()
        {
            layer.Refresh();
            return Weighted(layer.Forward(input, lengths), weights);
        }
    }

    [Fact]
    public void TheGradientOfALinearLayerIsItsSlope()
    {
        const int Rows = 9;
        var random = new Random(8);
        var layer = new LinearTraining(21, 37, random);
        var input = PlainKernels.Numbers(random, Rows * 21);
        var weights = PlainKernels.Numbers(random, Rows * 37);
        var inputGradient = new float[input.Length];
        layer.Backward(input, Rows, weights, inputGradient);

        ExpectSlope(layer.Weights.Values, layer.Weights.Gradient, Loss);
        ExpectSlope(layer.Bias.Values, layer.Bias.Gradient, Loss);
        ExpectSlope(input, inputGradient, Loss);

        double Loss()
        {
            var output = new float[Rows * 37];
            layer.Refresh();
            layer.Layer.Apply(input, Rows, output);
            return Weighted(output, weights);
        }
    }

    /// <summary>Looks at some of the numbers, spread over the array.</summary>
    internal static void ExpectSlope(float[] values, float[] gradient, Func<double> loss, int looks = 37, float step = 1e-2f)
    {
        for (var at = 0; at < values.Length; at += Math.Max(1, values.Length / looks))
        {
            var kept = values[at];
            values[at] = kept + step;
            var above = loss();
            values[at] = kept - step;
            var below = loss();
            values[at] = kept;
            var slope = (above - below) / (2 * step);
            Assert.InRange(gradient[at], slope - 2e-3 - (0.02 * Math.Abs(slope)), slope + 2e-3 + (0.02 * Math.Abs(slope)));
        }
    }

    private static double Weighted(ReadOnlySpan<float> output, float[] weights)
    {
        var sum = 0.0;
        for (var at = 0; at < output.Length; at++)
            sum += (double)output[at] * weights[at];
        return sum;
    }
}
