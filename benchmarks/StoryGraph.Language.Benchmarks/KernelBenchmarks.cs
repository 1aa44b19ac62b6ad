using BenchmarkDotNet.Attributes;
using StoryGraph.Language.Neural;
using StoryGraph.Language.Tests.Neural;

namespace StoryGraph.Language.Benchmarks;

/// <summary>One recurrent layer of the parser over a sentence, against its plain twin and on each width of lanes.</summary>
/// <remarks>A width that the processor lacks runs in software and says nothing.</remarks>
[MemoryDiagnoser]
public class KernelBenchmarks
{
    private const int Inputs = 256;
    private const int Units = 128;

    private readonly BiSru layer = new(Inputs, Units);
    private float[] input = [];
    private float[] weights = [];
    private float[] gates = [];
    private float[] cells = [];
    private float[] output = [];

    [Params(20, 120)]
    public int Words { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        var random = new Random(1);
        input = PlainKernels.Numbers(random, Words * Inputs);
        weights = PlainKernels.Numbers(random, Inputs * layer.Projected, 0.1f);
        layer.Projection.Pack(new Matrix(weights, Inputs, layer.Projected));
        PlainKernels.Numbers(random, layer.Recurrent.Length).CopyTo(layer.Recurrent, 0);
        gates = new float[Words * layer.Projected];
        cells = new float[Words * layer.Outputs];
        output = new float[Words * layer.Outputs];
    }

    [Benchmark(Baseline = true)]
    public void Plain() =>
        PlainKernels.BiSru(layer, PlainKernels.Product(input, weights, Words, Inputs, layer.Projected), input, Words);

    [Benchmark]
    public void Lanes16() => Run<Lanes16>();

    [Benchmark]
    public void Lanes8() => Run<Lanes8>();

    private void Run<TLanes>()
        where TLanes : struct, ILanes<TLanes>
    {
        MatrixProduct.Multiply<TLanes>(new Matrix(input, Words, Inputs), layer.Projection, gates, layer.Projected, ProductMode.Set);
        layer.Scan<TLanes>(input, Words, gates, cells, output);
    }
}
