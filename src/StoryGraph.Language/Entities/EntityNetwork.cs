using StoryGraph.Language.Model;
using StoryGraph.Language.Neural;

namespace StoryGraph.Language.Entities;

/// <summary>
/// A bidirectional recurrent layer over frozen word vectors, learnt vectors of spelling and classes, and flags; a linear layer
/// turns its output into emissions (Lample et al. 2016, with simple recurrent units in place of LSTM cells).
/// </summary>
internal sealed class EntityNetwork
{
    /// <summary>Brings the word vectors to the size of the learnt ones.</summary>
    public const float VectorScale = 0.4f;

    public EntityNetwork(NetworkInputs inputs, float[][] tables, int[] columns, BiSru layer, Linear output, float[] transitions)
    {
        (Inputs, Tables, Columns) = (inputs, tables, columns);
        (Layer, Output, Transitions) = (layer, output, transitions);
    }

    public NetworkInputs Inputs { get; }

    /// <summary>For each <see cref="InputTable"/> its rows.</summary>
    public float[][] Tables { get; }

    /// <summary>For each table how long a row is.</summary>
    public int[] Columns { get; }

    public BiSru Layer { get; }

    public Linear Output { get; }

    /// <summary>As <see cref="LinearChain"/> takes them.</summary>
    public float[] Transitions { get; }

    /// <summary>Floats of one token's input: word vector, rows of the tables, flags.</summary>
    public static int WidthOf(int vectorDimensions, ReadOnlySpan<int> columns)
    {
        var width = vectorDimensions + NetworkInputs.Flags;
        foreach (var column in columns)
            width += column;
        return width;
    }

    /// <summary>Writes the emissions of a sentence, <see cref="LinearChain.Stride"/> floats a token.</summary>
    /// <param name="forms">The words of the sentence.</param>
    /// <param name="sentence">Their traits.</param>
    /// <param name="offset">Document-wide index of the first.</param>
    /// <param name="vectors">The word vectors with which the network was trained.</param>
    /// <param name="buffers">Room to work in.</param>
    /// <param name="emissions">Where they go.</param>
    public void Score(
        ReadOnlySpan<string> forms,
        ReadOnlySpan<TokenTraits> sentence,
        int offset,
        WordVectors vectors,
        NetworkBuffers buffers,
        Span<float> emissions)
    {
        var (n, width) = (sentence.Length, Layer.Inputs);
        var input = buffers.Input.Reserve(n * width);
        for (var i = 0; i < n; i++)
            WriteInput(vectors, forms[i], sentence[i], offset + i, input.Slice(i * width, width));
        var gates = buffers.Gates.Reserve(n * Layer.Projected);
        var output = buffers.Output.Reserve(n * Layer.Outputs);
        Layer.Project(input, n, gates);
        Layer.Scan(input, n, gates, buffers.Cells.Reserve(n * Layer.Outputs), output);
        Output.Apply(output, n, emissions);
    }

    /// <summary>The row of a token's word vector, or -1. "U.S." is looked up as "usa", as the vectors have no dots.</summary>
    public static int VectorOf(WordVectors vectors, string form)
    {
        if (form is "US" or "U.S." or "U.S")
            return vectors.Find("usa");
        var row = vectors.Find(form);
        if (row >= 0 || form.Length > 40)
            return row;
        Span<char> folded = stackalloc char[form.Length];
        var length = 0;
        foreach (var c in form)
        {
            if (c != '.')
                folded[length++] = Folding.Fold(c);
        }

        return vectors.Find(folded[..length]);
    }

    public static EntityNetwork Read(SectionReader reader)
    {
        var inputs = NetworkInputs.Read(reader);
        var (width, units, columns) = (reader.ReadInt32(), reader.ReadInt32(), reader.ReadArray<int>());
        var tables = new float[columns.Length][];
        foreach (ref var table in tables.AsSpan())
            table = QuantizedRows.Read(reader).ToFloats();
        var layer = new BiSru(width, units);
        var output = new Linear(layer.Outputs, LinearChain.Stride);
        var (projection, emission) = (QuantizedRows.Read(reader), QuantizedRows.Read(reader));
        layer.Projection.Pack(new Matrix(projection.ToFloats(), projection.Rows, projection.Columns).Transposed);
        reader.ReadArray<float>().CopyTo(layer.Recurrent, 0);
        output.Weights.Pack(new Matrix(emission.ToFloats(), emission.Rows, emission.Columns).Transposed);
        reader.ReadArray<float>().CopyTo(output.Bias, 0);
        return new EntityNetwork(inputs, tables, columns, layer, output, reader.ReadArray<float>());
    }

    public void Write(SectionWriter writer)
    {
        Inputs.Write(writer);
        writer.Write(Layer.Inputs);
        writer.Write(Layer.Units);
        writer.WriteArray<int>(Columns);
        for (var table = 0; table < Tables.Length; table++)
            Coarse(new Matrix(Tables[table], Tables[table].Length / Columns[table], Columns[table])).Write(writer);
        Quantized(Layer.Projection).Write(writer);
        Quantized(Output.Weights).Write(writer);
        writer.WriteArray<float>(Layer.Recurrent);
        writer.WriteArray<float>(Output.Bias);
        writer.WriteArray<float>(Transitions);
    }

    private void WriteInput(WordVectors vectors, string form, in TokenTraits token, int index, Span<float> input)
    {
        vectors.Copy(VectorOf(vectors, form), input);
        foreach (ref var value in input[..vectors.Dimensions])
            value *= VectorScale;
        input = input[vectors.Dimensions..];
        Span<int> rows = stackalloc int[NetworkInputs.Tables];
        Inputs.Rows(token, rows);
        for (var table = 0; table < Tables.Length; table++)
        {
            Tables[table].AsSpan(rows[table] * Columns[table], Columns[table]).CopyTo(input);
            input = input[Columns[table]..];
        }

        NetworkInputs.WriteFlags(token, index, input);
    }

    /// <summary>
    /// Rounds a row's numbers to 31 values, so that they pack into two thirds of the room: the tables are most of the network, and the
    /// score on the dev parts does not change.
    /// </summary>
    private static QuantizedRows Coarse(Matrix table)
    {
        const float Steps = 15;
        var values = new float[table.Rows * table.Columns];
        for (var row = 0; row < table.Rows; row++)
        {
            var source = table.Values.Slice(row * table.RowStride, table.Columns);
            var largest = 0f;
            foreach (var value in source)
                largest = MathF.Max(largest, MathF.Abs(value));
            for (var column = 0; column < source.Length && largest > 0; column++)
                values[(row * table.Columns) + column] = MathF.Round(source[column] / largest * Steps) / Steps * largest;
        }

        return QuantizedRows.From(new Matrix(values, table.Rows, table.Columns));
    }

    /// <summary>One scale for each output.</summary>
    private static QuantizedRows Quantized(PackedMatrix weights) =>
        QuantizedRows.From(new Matrix(weights.Unpack(), weights.Rows, weights.Columns).Transposed);
}

/// <summary>What the network writes on the way, kept from sentence to sentence. Serves one thread.</summary>
internal sealed class NetworkBuffers
{
    public AlignedBuffer Input { get; } = new();

    public AlignedBuffer Gates { get; } = new();

    public AlignedBuffer Cells { get; } = new();

    public AlignedBuffer Output { get; } = new();
}
