namespace StoryGraph.Language.Neural;

/// <summary>A view of numbers as rows and columns; swapping the strides transposes it.</summary>
/// <param name="values">The numbers.</param>
/// <param name="rows">How many rows.</param>
/// <param name="columns">How many columns.</param>
/// <param name="rowStride">Distance in floats from a row to the next.</param>
/// <param name="columnStride">Distance in floats from a column to the next.</param>
internal readonly ref struct Matrix(ReadOnlySpan<float> values, int rows, int columns, int rowStride, int columnStride = 1)
{
    public Matrix(ReadOnlySpan<float> values, int rows, int columns)
        : this(values, rows, columns, columns)
    {
    }

    public ReadOnlySpan<float> Values { get; } = values;

    public int Rows { get; } = rows;

    public int Columns { get; } = columns;

    public int RowStride { get; } = rowStride;

    public int ColumnStride { get; } = columnStride;

    public Matrix Transposed => new(Values, Columns, Rows, ColumnStride, RowStride);
}
