using StoryGraph.Language.Neural;

namespace StoryGraph.Training.Neural;

/// <summary>Numbers to be learnt, their gradient, and the two moments that Adam keeps of it.</summary>
internal sealed class Parameter
{
    private readonly bool[]? isTouched;
    private readonly List<int> touchedRows = [];

    private Parameter(int rows, int columns, bool isSparse)
    {
        (Rows, Columns) = (rows, columns);
        Values = new float[rows * columns];
        Gradient = new float[rows * columns];
        FirstMoment = new float[rows * columns];
        SecondMoment = new float[rows * columns];
        isTouched = isSparse ? new bool[rows] : null;
    }

    public int Rows { get; }

    public int Columns { get; }

    public float[] Values { get; }

    public float[] Gradient { get; }

    public float[] FirstMoment { get; }

    public float[] SecondMoment { get; }

    public Matrix Matrix => new(Values, Rows, Columns);

    /// <summary>Rows that have a gradient in this step, in the order of their first use; null when all have.</summary>
    public IReadOnlyList<int>? TouchedRows => isTouched is null ? null : touchedRows;

    /// <summary>Every number is updated at every step.</summary>
    public static Parameter Dense(int rows, int columns) => new(rows, columns, isSparse: false);

    /// <summary>Only rows that were used are updated, as a vocabulary is far larger than a batch.</summary>
    public static Parameter Sparse(int rows, int columns) => new(rows, columns, isSparse: true);

    public Parameter WithUniform(Random random, float range)
    {
        foreach (ref var value in Values.AsSpan())
            value = ((2 * random.NextSingle()) - 1) * range;
        return this;
    }

    public Span<float> Row(int row) => Values.AsSpan(row * Columns, Columns);

    /// <summary>The gradient of a row, to be added to.</summary>
    public Span<float> Touch(int row)
    {
        if (isTouched is not null && !isTouched[row])
        {
            isTouched[row] = true;
            touchedRows.Add(row);
        }

        return Gradient.AsSpan(row * Columns, Columns);
    }

    /// <summary>Makes the gradient zero for the next step.</summary>
    public void Clear()
    {
        if (isTouched is null)
        {
            Gradient.AsSpan().Clear();
            return;
        }

        foreach (var row in touchedRows)
        {
            isTouched[row] = false;
            Gradient.AsSpan(row * Columns, Columns).Clear();
        }

        touchedRows.Clear();
    }
}
