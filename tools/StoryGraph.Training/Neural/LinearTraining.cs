using StoryGraph.Language.Neural;

namespace StoryGraph.Training.Neural;

/// <summary>A <see cref="Linear"/> layer with its parameters and the way back through it.</summary>
internal sealed class LinearTraining
{
    private readonly PackedMatrix transposed = new();
    private readonly PackedMatrix packedGradient = new();

    public LinearTraining(int inputs, int outputs, Random random)
    {
        Layer = new Linear(inputs, outputs);
        Weights = Parameter.Dense(inputs, outputs).WithUniform(random, MathF.Sqrt(6f / (inputs + outputs)));    // Glorot and Bengio 2010
        Bias = Parameter.Dense(1, outputs);
    }

    public Linear Layer { get; }

    public Parameter Weights { get; }

    public Parameter Bias { get; }

    public IEnumerable<Parameter> Parameters => [Weights, Bias];

    /// <summary>Takes the parameters over into the layer; to be called after each step of the optimizer.</summary>
    public void Refresh()
    {
        Layer.Weights.Pack(Weights.Matrix);
        Bias.Values.CopyTo(Layer.Bias, 0);
    }

    /// <summary>Adds to the parameters' gradients and to <paramref name="inputGradient"/>.</summary>
    public void Backward(ReadOnlySpan<float> input, int rows, ReadOnlySpan<float> outputGradient, Span<float> inputGradient)
    {
        var gradient = new Matrix(outputGradient, rows, Layer.Outputs);
        transposed.Pack(Weights.Matrix.Transposed);
        MatrixProduct.Multiply(gradient, transposed, inputGradient, Layer.Inputs, ProductMode.Add);
        packedGradient.Pack(gradient);
        MatrixProduct.Multiply(
            new Matrix(input, rows, Layer.Inputs).Transposed, packedGradient, Weights.Gradient, Layer.Outputs, ProductMode.Add);
        for (var row = 0; row < rows; row++)
        {
            var from = outputGradient.Slice(row * Layer.Outputs, Layer.Outputs);
            for (var column = 0; column < from.Length; column++)
                Bias.Gradient[column] += from[column];
        }
    }
}
