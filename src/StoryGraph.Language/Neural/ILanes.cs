namespace StoryGraph.Language.Neural;

/// <summary>Some floats side by side, as wide as the processor has registers; one kernel is written once and runs on every width.</summary>
/// <remarks>
/// One text must give one tree on every processor. So a kernel may only spread <em>outputs</em> over the lanes: the sum behind each output
/// runs in one fixed order whatever the width. Each operation here rounds once, as IEEE 754 has it, on every implementation.
/// </remarks>
internal interface ILanes<TSelf>
    where TSelf : struct, ILanes<TSelf>
{
    /// <summary>How many floats: 1, 4, 8 or 16.</summary>
    static abstract int Width { get; }

    static abstract TSelf Load(ref readonly float source, int offset);

    static abstract TSelf Fill(float value);

    static abstract TSelf operator +(TSelf left, TSelf right);

    static abstract TSelf operator -(TSelf left, TSelf right);

    static abstract TSelf operator *(TSelf left, TSelf right);

    static abstract TSelf operator /(TSelf left, TSelf right);

    static abstract TSelf Min(TSelf left, TSelf right);

    static abstract TSelf Max(TSelf left, TSelf right);

    /// <summary>left × right + addend, rounded once.</summary>
    static abstract TSelf FusedMultiplyAdd(TSelf left, TSelf right, TSelf addend);

    /// <summary>Adds the low nine bits of <paramref name="power"/>'s bit pattern to the exponent of <paramref name="value"/>: value × 2^n.</summary>
    static abstract TSelf ScaleByPowerOfTwo(TSelf value, TSelf power);

    void Store(ref float destination, int offset);
}
