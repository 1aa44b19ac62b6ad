using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace StoryGraph.Language.Neural;

/// <summary>Which lanes this processor runs; the compiler folds the answer into the code, so asking costs nothing.</summary>
/// <remarks>Without a fused multiply-add in hardware, vectors would call into software lane by lane: then one lane at a time is as good.</remarks>
internal static class LaneWidth
{
    public static bool Is16 => Vector512.IsHardwareAccelerated;

    public static bool Is8 => Vector256.IsHardwareAccelerated && Fma.IsSupported;

    public static bool Is4 => AdvSimd.IsSupported;
}
