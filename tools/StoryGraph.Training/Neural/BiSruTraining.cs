using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StoryGraph.Language.Neural;

namespace StoryGraph.Training.Neural;

/// <summary>A <see cref="BiSru"/> layer with its parameters, what it computed last, and the way back through it.</summary>
internal sealed class BiSruTraining
{
    private readonly AlignedBuffer gates = new();
    private readonly AlignedBuffer cells = new();
    private readonly AlignedBuffer output = new();
    private int outputLength;
    private readonly AlignedBuffer gateGradient = new();
    private readonly float[] carried;
    private readonly PackedMatrix transposed = new();
    private readonly PackedMatrix packedGradient = new();

    public BiSruTraining(int inputs, int units, Random random)
    {
        Layer = new BiSru(inputs, units);
        carried = new float[units];

        // As the authors' code begins: variance 1 / inputs for the candidate, half of it for the gates.
        var range = MathF.Sqrt(3f / inputs);
        Projection = Parameter.Dense(inputs, Layer.Projected).WithUniform(random, range);
        for (var row = 0; row < inputs; row++)
        {
            for (var column = 0; column < Layer.Projected; column++)
            {
                if (column / units % Layer.Gates is 1 or 2)
                    Projection.Values[(row * Layer.Projected) + column] *= MathF.Sqrt(0.5f);
            }
        }

        Recurrent = Parameter.Dense(4, 2 * units).WithUniform(random, MathF.Sqrt(1.5f));
        foreach (var direction in (ReadOnlySpan<int>)[0, 1])
            Recurrent.Values.AsSpan(((direction * 4) + 2) * units, 2 * units).Clear();      // biases
    }

    public BiSru Layer { get; }

    /// <summary>Inputs × Projected.</summary>
    public Parameter Projection { get; }

    /// <summary>As <see cref="BiSru.Recurrent"/>.</summary>
    public Parameter Recurrent { get; }

    /// <summary>What the last <see cref="Forward"/> gave, with what was done to it since.</summary>
    public Span<float> Output => output.Slice(0, outputLength);

    public IEnumerable<Parameter> Parameters => [Projection, Recurrent];

    /// <summary>Takes the parameters over into the layer; to be called after each step of the optimizer.</summary>
    public void Refresh()
    {
        Layer.Projection.Pack(Projection.Matrix);
        Recurrent.Values.CopyTo(Layer.Recurrent, 0);
    }

    /// <summary>The outputs of sentences that lie one after the other.</summary>
    public Span<float> Forward(ReadOnlySpan<float> input, ReadOnlySpan<int> lengths)
    {
        var tokens = 0;
        foreach (var length in lengths)
            tokens += length;
        var gate = gates.Reserve(tokens * Layer.Projected);
        var cell = cells.Reserve(tokens * Layer.Outputs);
        outputLength = tokens * Layer.Outputs;
        var result = output.Reserve(outputLength);
        Layer.Project(input, tokens, gate);
        var start = 0;
        foreach (var length in lengths)
        {
            Layer.Scan(
                input[(start * Layer.Inputs)..],
                length,
                gate[(start * Layer.Projected)..],
                cell[(start * Layer.Outputs)..],
                result[(start * Layer.Outputs)..]);
            start += length;
        }

        return result;
    }

    /// <summary>Adds to the parameters' gradients and to <paramref name="inputGradient"/>, for the input of the last <see cref="Forward"/>.</summary>
    public void Backward(
        ReadOnlySpan<float> input, ReadOnlySpan<int> lengths, ReadOnlySpan<float> outputGradient, Span<float> inputGradient)
    {
        var start = 0;
        var gradients = gateGradient.Reserve(outputGradient.Length / Layer.Outputs * Layer.Projected);
        foreach (var length in lengths)
        {
            for (var direction = 0; direction < 2; direction++)
            {
                if (LaneWidth.Is16)
                    Scan<Lanes16>(direction, start, length, input, outputGradient, inputGradient);
                else if (LaneWidth.Is8)
                    Scan<Lanes8>(direction, start, length, input, outputGradient, inputGradient);
                else
                    Scan<Lanes1>(direction, start, length, input, outputGradient, inputGradient);
            }

            start += length;
        }

        var gradient = new Matrix(gradients, start, Layer.Projected);
        transposed.Pack(Projection.Matrix.Transposed);
        MatrixProduct.Multiply(gradient, transposed, inputGradient, Layer.Inputs, ProductMode.Add);
        packedGradient.Pack(gradient);
        MatrixProduct.Multiply(
            new Matrix(input, start, Layer.Inputs).Transposed, packedGradient, Projection.Gradient, Layer.Projected, ProductMode.Add);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Scan<TLanes>(
        int direction, int start, int length, ReadOnlySpan<float> input, ReadOnlySpan<float> outputGradient, Span<float> inputGradient)
        where TLanes : struct, ILanes<TLanes>
    {
        var (units, outputs, projected) = (Layer.Units, Layer.Outputs, Layer.Projected);
        var ownSkip = Layer.Gates == 4;
        var one = TLanes.Fill(1f);
        var scale = TLanes.Fill(ownSkip ? 1f : BiSru.SkipScale);
        var step = direction == 0 ? 1 : -1;
        var (first, last) = direction == 0 ? (start, start + length - 1) : (start + length - 1, start);
        ref var recurrent = ref Recurrent.Values[direction * 4 * units];
        ref var recurrentGradient = ref Recurrent.Gradient[direction * 4 * units];
        ref var carry = ref MemoryMarshal.GetArrayDataReference(carried);
        carried.AsSpan().Clear();
        for (var token = last; token != first - step; token -= step)
        {
            var gateAt = (token * projected) + (direction * Layer.Gates * units);
            var at = (token * outputs) + (direction * units);
            var inputAt = (token * Layer.Inputs) + (direction * units);
            ref var gate = ref Unsafe.Add(ref MemoryMarshal.GetReference(gates.Reserve(0)), gateAt);
            ref var gateBack = ref Unsafe.Add(ref MemoryMarshal.GetReference(gateGradient.Reserve(0)), gateAt);
            ref var cell = ref Unsafe.Add(ref MemoryMarshal.GetReference(cells.Reserve(0)), at);
            ref var before = ref Unsafe.Add(ref cell, token == first ? 0 : -step * outputs);
            ref var back = ref Unsafe.Add(ref MemoryMarshal.GetReference(outputGradient), at);
            ref var skip = ref ownSkip
                ? ref Unsafe.Add(ref gate, 3 * units)
                : ref Unsafe.Add(ref MemoryMarshal.GetReference(input), inputAt);
            for (var unit = 0; unit < units; unit += TLanes.Width)
            {
                var dh = TLanes.Load(ref back, unit);
                var candidate = TLanes.Load(ref gate, unit);
                var f = TLanes.Load(ref gate, units + unit);
                var r = TLanes.Load(ref gate, (2 * units) + unit);
                var c = TLanes.Load(ref cell, unit);
                var old = token == first ? default : TLanes.Load(ref before, unit);
                var s = TLanes.Load(ref skip, unit) * scale;

                var dc = TLanes.FusedMultiplyAdd(dh, r, TLanes.Load(ref carry, unit));
                var dReset = dh * (c - s) * r * (one - r);
                var dForget = dc * (old - candidate) * f * (one - f);
                var dSkip = dh * (one - r);
                (dc * (one - f)).Store(ref gateBack, unit);
                dForget.Store(ref gateBack, units + unit);
                dReset.Store(ref gateBack, (2 * units) + unit);
                if (ownSkip)
                {
                    dSkip.Store(ref gateBack, (3 * units) + unit);
                }
                else
                {
                    ref var inputBack = ref Unsafe.Add(ref MemoryMarshal.GetReference(inputGradient), inputAt);
                    TLanes.FusedMultiplyAdd(dSkip, scale, TLanes.Load(ref inputBack, unit)).Store(ref inputBack, unit);
                }

                var next = TLanes.FusedMultiplyAdd(dForget, TLanes.Load(ref recurrent, unit), dc * f);
                TLanes.FusedMultiplyAdd(dReset, TLanes.Load(ref recurrent, units + unit), next).Store(ref carry, unit);
                Accumulate(ref recurrentGradient, unit, dForget * old);
                Accumulate(ref recurrentGradient, units + unit, dReset * old);
                Accumulate(ref recurrentGradient, (2 * units) + unit, dForget);
                Accumulate(ref recurrentGradient, (3 * units) + unit, dReset);
            }
        }

        static void Accumulate(ref float target, int offset, TLanes value) =>
            (TLanes.Load(ref target, offset) + value).Store(ref target, offset);
    }
}
