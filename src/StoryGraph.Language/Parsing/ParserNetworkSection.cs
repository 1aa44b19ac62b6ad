using StoryGraph.Language.Model;
using StoryGraph.Language.Neural;

namespace StoryGraph.Language.Parsing;

/// <summary>How the network's weights stand in the model file: bytes, one scale for each output; what is added stays float.</summary>
internal static class ParserNetworkSection
{
    public static ParserNetwork Read(SectionReader reader)
    {
        var network = new ParserNetwork(new ParserShape(
            reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32()));
        foreach (var layer in network.Layers)
        {
            ReadWeights(reader, layer.Projection);
            reader.ReadArray<float>().CopyTo(layer.Recurrent, 0);
        }

        foreach (var layer in (ReadOnlySpan<Linear>)[network.Tags, network.Reduce, network.Arc, network.Label])
        {
            ReadWeights(reader, layer.Weights);
            reader.ReadArray<float>().CopyTo(layer.Bias, 0);
        }

        reader.ReadArray<float>().CopyTo(network.Root, 0);
        return network;
    }

    public static void Write(ParserNetwork network, SectionWriter writer)
    {
        var shape = network.Shape;
        foreach (var number in (ReadOnlySpan<int>)
            [shape.Inputs, shape.Layers, shape.Units, shape.ArcUnits, shape.LabelUnits, shape.Tags, shape.Relations])
            writer.Write(number);
        foreach (var layer in network.Layers)
        {
            WriteWeights(writer, layer.Projection);
            writer.WriteArray<float>(layer.Recurrent);
        }

        foreach (var layer in (ReadOnlySpan<Linear>)[network.Tags, network.Reduce, network.Arc, network.Label])
        {
            WriteWeights(writer, layer.Weights);
            writer.WriteArray<float>(layer.Bias);
        }

        writer.WriteArray<float>(network.Root);
    }

    /// <summary>Outputs are rows in the file, so that each has its scale.</summary>
    private static void ReadWeights(SectionReader reader, PackedMatrix weights)
    {
        var rows = QuantizedRows.Read(reader);
        weights.Pack(new Matrix(rows.ToFloats(), rows.Rows, rows.Columns).Transposed);
    }

    private static void WriteWeights(SectionWriter writer, PackedMatrix weights) =>
        QuantizedRows.From(new Matrix(weights.Unpack(), weights.Rows, weights.Columns).Transposed).Write(writer);
}
