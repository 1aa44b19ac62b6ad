namespace StoryGraph.Language.Neural;

/// <summary>output = input × weights + bias, for many rows at once.</summary>
internal sealed class Linear(int inputs, int outputs)
{
    public int Inputs => inputs;

    public int Outputs => outputs;

    /// <summary>Inputs × Outputs.</summary>
    public PackedMatrix Weights { get; } = new();

    public float[] Bias { get; } = new float[outputs];

    /// <param name="input">rows × Inputs.</param>
    /// <param name="rows">How many.</param>
    /// <param name="output">rows × Outputs.</param>
    public void Apply(ReadOnlySpan<float> input, int rows, Span<float> output)
    {
        for (var row = 0; row < rows; row++)
            Bias.CopyTo(output[(row * Outputs)..]);
        MatrixProduct.Multiply(new Matrix(input, rows, Inputs), Weights, output, Outputs, ProductMode.Add);
    }
}
