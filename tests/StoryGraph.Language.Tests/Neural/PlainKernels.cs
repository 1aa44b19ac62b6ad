using StoryGraph.Language.Neural;

namespace StoryGraph.Language.Tests.Neural;

/// <summary>The plain twins: each formula written down once, without lanes, panels or blocks.</summary>
internal static class PlainKernels
{
    public static float[] Product(float[] left, float[] right, int rows, int inner, int columns, float[]? start = null)
    {
        var result = start is null ? new float[rows * columns] : (float[])start.Clone();
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                for (var k = 0; k < inner; k++)
                {
                    ref var sum = ref result[(row * columns) + column];
                    sum = MathF.FusedMultiplyAdd(left[(row * inner) + k], right[(k * columns) + column], sum);
                }
            }
        }

        return result;
    }

    public static float Exp(float x)
    {
        x = Math.Clamp(x, -87f, 87f);
        var shifted = MathF.FusedMultiplyAdd(x, 1.44269504f, 12582912f);
        var n = shifted - 12582912f;
        var r = MathF.FusedMultiplyAdd(n, -0.693359375f, x);
        r = MathF.FusedMultiplyAdd(n, 2.12194440e-4f, r);
        var p = 1.9875691500e-4f;
        foreach (var coefficient in (float[])[1.3981999507e-3f, 8.3334519073e-3f, 4.1665795894e-2f, 1.6666665459e-1f, 5.0000001201e-1f])
            p = MathF.FusedMultiplyAdd(p, r, coefficient);
        p = MathF.FusedMultiplyAdd(p, r * r, r) + 1f;
        return MathF.ScaleB(p, (int)n);
    }

    public static float Sigmoid(float x) => 1f / (1f + Exp(-x));

    /// <summary>The outputs of one sentence.</summary>
    public static float[] BiSru(BiSru layer, float[] projected, float[] input, int tokens)
    {
        var output = new float[tokens * layer.Outputs];
        for (var direction = 0; direction < 2; direction++)
        {
            for (var unit = 0; unit < layer.Units; unit++)
            {
                var cell = 0f;
                for (var count = 0; count < tokens; count++)
                {
                    var token = direction == 0 ? count : tokens - 1 - count;
                    var candidate = Gate(0);
                    var forget = Sigmoid(MathF.FusedMultiplyAdd(Recurrent(0), cell, Gate(1) + Recurrent(2)));
                    var reset = Sigmoid(MathF.FusedMultiplyAdd(Recurrent(1), cell, Gate(2) + Recurrent(3)));
                    cell = MathF.FusedMultiplyAdd(forget, cell - candidate, candidate);
                    var skip = layer.Gates == 4
                        ? Gate(3)
                        : input[(token * layer.Inputs) + (direction * layer.Units) + unit] * StoryGraph.Language.Neural.BiSru.SkipScale;
                    output[(token * layer.Outputs) + (direction * layer.Units) + unit] = MathF.FusedMultiplyAdd(reset, cell - skip, skip);

                    float Gate(int gate) => projected[(token * layer.Projected) + (((direction * layer.Gates) + gate) * layer.Units) + unit];
                }

                float Recurrent(int which) => layer.Recurrent[(((direction * 4) + which) * layer.Units) + unit];
            }
        }

        return output;
    }

    public static float[] Numbers(Random random, int count, float range = 1f)
    {
        var numbers = new float[count];
        foreach (ref var number in numbers.AsSpan())
            number = ((2 * random.NextSingle()) - 1) * range;
        return numbers;
    }
}
