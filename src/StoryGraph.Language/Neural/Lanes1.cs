using System.Runtime.CompilerServices;

namespace StoryGraph.Language.Neural;

/// <summary>No vectors at all: slow, and the same to the last bit.</summary>
internal readonly struct Lanes1(float value) : ILanes<Lanes1>
{
    private readonly float value = value;

    public static int Width => 1;

    public static Lanes1 Load(ref readonly float source, int offset) => new(Unsafe.Add(ref Unsafe.AsRef(in source), offset));

    public static Lanes1 Fill(float value) => new(value);

    public static Lanes1 operator +(Lanes1 left, Lanes1 right) => new(left.value + right.value);

    public static Lanes1 operator -(Lanes1 left, Lanes1 right) => new(left.value - right.value);

    public static Lanes1 operator *(Lanes1 left, Lanes1 right) => new(left.value * right.value);

    public static Lanes1 operator /(Lanes1 left, Lanes1 right) => new(left.value / right.value);

    public static Lanes1 Min(Lanes1 left, Lanes1 right) => new(MathF.Min(left.value, right.value));

    public static Lanes1 Max(Lanes1 left, Lanes1 right) => new(MathF.Max(left.value, right.value));

    public static Lanes1 FusedMultiplyAdd(Lanes1 left, Lanes1 right, Lanes1 addend) =>
        new(MathF.FusedMultiplyAdd(left.value, right.value, addend.value));

    public static Lanes1 ScaleByPowerOfTwo(Lanes1 value, Lanes1 power) =>
        new(BitConverter.Int32BitsToSingle(
            BitConverter.SingleToInt32Bits(value.value) + (BitConverter.SingleToInt32Bits(power.value) << 23)));

    public void Store(ref float destination, int offset) => Unsafe.Add(ref destination, offset) = value;
}
