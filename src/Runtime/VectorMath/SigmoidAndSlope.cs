using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Kernels;

// With AVX-512 the limits would cost more here than the question whether one is needed, and what is rare is computed in place: a
// call would have the values of the code around it kept in memory.
public static partial class VectorMath
{
    /// <inheritdoc cref="SigmoidAndSlope(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector128<float> Value, Vector128<float> Slope) SigmoidAndSlope(Vector128<float> x)
    {
        if (!Avx512F.VL.IsSupported) return SigmoidAndSlopeByCases(x);

        var usual = FiniteSigmoidAndSlope(x);
        return Vector128.GreaterThanAll(usual.Slope, Vector128<float>.Zero) ? usual : SigmoidAndSlopeWithLimits(x);
    }

    /// <inheritdoc cref="SigmoidAndSlope(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<float> Value, Vector256<float> Slope) SigmoidAndSlope(Vector256<float> x)
    {
        if (!Avx512F.VL.IsSupported) return SigmoidAndSlopeByCases(x);

        var usual = FiniteSigmoidAndSlope(x);
        return Vector256.GreaterThanAll(usual.Slope, Vector256<float>.Zero) ? usual : SigmoidAndSlopeWithLimits(x);
    }

    /// <inheritdoc cref="SigmoidAndSlope(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector512<float> Value, Vector512<float> Slope) SigmoidAndSlope(Vector512<float> x)
    {
        if (!Avx512F.VL.IsSupported) return SigmoidAndSlopeByCases(x);

        var usual = FiniteSigmoidAndSlope(x);
        return Vector512.GreaterThanAll(usual.Slope, Vector512<float>.Zero) ? usual : SigmoidAndSlopeWithLimits(x);
    }
}
