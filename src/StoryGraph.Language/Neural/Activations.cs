using System.Runtime.CompilerServices;

namespace StoryGraph.Language.Neural;

/// <summary>Exponential and logistic function with one order of operations for every processor.</summary>
internal static class Activations
{
    /// <summary>e^x to about two units in the last place; x is first cut to [-87, 87].</summary>
    /// <remarks>x = n ln 2 + r with |r| at most ln 2 / 2; e^r by a polynomial of degree 7 fitted on that range; then × 2^n.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Exp<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        // Added to a number below 2^22, 1.5 × 2^23 leaves it rounded to a whole number in the low bits.
        const float Rounder = 12582912f;
        x = TLanes.Min(TLanes.Max(x, TLanes.Fill(-87f)), TLanes.Fill(87f));
        var shifted = TLanes.FusedMultiplyAdd(x, TLanes.Fill(1.44269504f), TLanes.Fill(Rounder));
        var n = shifted - TLanes.Fill(Rounder);
        var r = TLanes.FusedMultiplyAdd(n, TLanes.Fill(-0.693359375f), x);
        r = TLanes.FusedMultiplyAdd(n, TLanes.Fill(2.12194440e-4f), r);
        var p = TLanes.Fill(1.9875691500e-4f);      // Cephes, expf
        p = TLanes.FusedMultiplyAdd(p, r, TLanes.Fill(1.3981999507e-3f));
        p = TLanes.FusedMultiplyAdd(p, r, TLanes.Fill(8.3334519073e-3f));
        p = TLanes.FusedMultiplyAdd(p, r, TLanes.Fill(4.1665795894e-2f));
        p = TLanes.FusedMultiplyAdd(p, r, TLanes.Fill(1.6666665459e-1f));
        p = TLanes.FusedMultiplyAdd(p, r, TLanes.Fill(5.0000001201e-1f));
        p = TLanes.FusedMultiplyAdd(p, r * r, r) + TLanes.Fill(1f);
        return TLanes.ScaleByPowerOfTwo(p, shifted);
    }

    /// <summary>1 / (1 + e^-x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Sigmoid<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        var one = TLanes.Fill(1f);
        return one / (one + Exp(default(TLanes) - x));
    }
}
