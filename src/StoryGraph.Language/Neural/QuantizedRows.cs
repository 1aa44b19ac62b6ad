using System.Runtime.Intrinsics;
using StoryGraph.Language.Model;

namespace StoryGraph.Language.Neural;

/// <summary>Rows of signed bytes, each row with one scale: value = byte × scale. A quarter of the size of floats, and no loss in accuracy.</summary>
internal sealed class QuantizedRows
{
    private readonly sbyte[] values;
    private readonly float[] scales;

    public QuantizedRows(int columns, sbyte[] values, float[] scales)
    {
        if (values.Length != columns * scales.Length)
            throw new ArgumentException($"{scales.Length} rows of {columns} need {columns * scales.Length} bytes, found {values.Length}");
        (Columns, this.values, this.scales) = (columns, values, scales);
    }

    public int Columns { get; }

    public int Rows => scales.Length;

    /// <summary>Rounds to the nearest of 255 steps, the largest value of a row being 127 steps.</summary>
    public static QuantizedRows From(Matrix source)
    {
        var values = new sbyte[source.Rows * source.Columns];
        var scales = new float[source.Rows];
        for (var row = 0; row < source.Rows; row++)
        {
            var largest = 0f;
            for (var column = 0; column < source.Columns; column++)
                largest = MathF.Max(largest, MathF.Abs(At(source, row, column)));
            scales[row] = largest / sbyte.MaxValue;
            for (var column = 0; column < source.Columns && largest > 0; column++)
                values[(row * source.Columns) + column] = (sbyte)MathF.Round(At(source, row, column) / scales[row]);
        }

        return new QuantizedRows(source.Columns, values, scales);

        static float At(Matrix matrix, int row, int column) =>
            matrix.Values[(row * matrix.RowStride) + (column * matrix.ColumnStride)];
    }

    public static QuantizedRows Read(SectionReader reader) =>
        new(reader.ReadInt32(), reader.ReadArray<sbyte>(), reader.ReadArray<float>());

    public void Write(SectionWriter writer)
    {
        writer.Write(Columns);
        writer.WriteArray<sbyte>(values);
        writer.WriteArray<float>(scales);
    }

    /// <summary>Writes a row as floats.</summary>
    public void CopyRow(int row, Span<float> target)
    {
        var source = values.AsSpan(row * Columns, Columns);
        var scale = scales[row];
        var column = 0;
        if (Vector128.IsHardwareAccelerated)
        {
            for (; column <= Columns - Vector128<sbyte>.Count; column += Vector128<sbyte>.Count)
            {
                var (low, high) = Vector128.Widen(Vector128.Create<sbyte>(source[column..]));
                var (first, second) = Vector128.Widen(low);
                var (third, fourth) = Vector128.Widen(high);
                (Vector128.ConvertToSingle(first) * scale).CopyTo(target[column..]);
                (Vector128.ConvertToSingle(second) * scale).CopyTo(target[(column + 4)..]);
                (Vector128.ConvertToSingle(third) * scale).CopyTo(target[(column + 8)..]);
                (Vector128.ConvertToSingle(fourth) * scale).CopyTo(target[(column + 12)..]);
            }
        }

        for (; column < Columns; column++)
            target[column] = source[column] * scale;
    }

    /// <summary>All rows as floats, row after row.</summary>
    public float[] ToFloats()
    {
        var floats = new float[values.Length];
        for (var row = 0; row < Rows; row++)
            CopyRow(row, floats.AsSpan(row * Columns, Columns));
        return floats;
    }
}
