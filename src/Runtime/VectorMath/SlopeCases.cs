using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Kernels;

// The logistic function and its slope for arguments beyond those whose power of two is a normal number, as in ExpCases.cs. With
// AVX-512 the limits would cost more here than the question whether one is needed, and what is rare is computed in place: a call
// would have the values of the code around it kept in memory.
public static partial class VectorMath
{
    [VectorOverloads]
    private static float SigmoidSlopeOf(float x) => SigmoidSlopeWithLimits(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> SigmoidSlopeOf(Vector128<float> x) =>
        Avx512F.VL.IsSupported ? SigmoidSlopeWithLimits(x) : UsualOr<SigmoidSlopeCases, float>(x, NormalSigmoidSlope(x), HasAbnormalPower(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> SigmoidSlopeOf(Vector256<float> x) =>
        Avx512F.VL.IsSupported ? SigmoidSlopeWithLimits(x) : UsualOr<SigmoidSlopeCases, float>(x, NormalSigmoidSlope(x), HasAbnormalPower(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> SigmoidSlopeOf(Vector512<float> x) =>
        Avx512F.IsSupported ? SigmoidSlopeWithLimits(x) : UsualOr<SigmoidSlopeCases, float>(x, NormalSigmoidSlope(x), HasAbnormalPower(x));

    private readonly struct SigmoidSlopeCases : IRareCases<float>
    {
        public static Vector128<float> Of(Vector128<float> x, Vector128<float> usual) => SigmoidSlopeWithLimits(x);

        public static Vector256<float> Of(Vector256<float> x, Vector256<float> usual) => SigmoidSlopeWithLimits(x);

        public static Vector512<float> Of(Vector512<float> x, Vector512<float> usual) => SigmoidSlopeWithLimits(x);
    }

    /// <inheritdoc cref="SigmoidAndSlope(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector128<float> Value, Vector128<float> Slope) SigmoidAndSlope(Vector128<float> x)
    {
        if (!Avx512F.VL.IsSupported) return UsualOr<SigmoidAndSlopeCases, float>(x, NormalSigmoidAndSlope(x), HasAbnormalPower(x));

        var usual = FiniteSigmoidAndSlope(x);
        return Vector128.GreaterThanAll(usual.Slope, Vector128<float>.Zero) ? usual : SigmoidAndSlopeWithLimits(x);
    }

    /// <inheritdoc cref="SigmoidAndSlope(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<float> Value, Vector256<float> Slope) SigmoidAndSlope(Vector256<float> x)
    {
        if (!Avx512F.VL.IsSupported) return UsualOr<SigmoidAndSlopeCases, float>(x, NormalSigmoidAndSlope(x), HasAbnormalPower(x));

        var usual = FiniteSigmoidAndSlope(x);
        return Vector256.GreaterThanAll(usual.Slope, Vector256<float>.Zero) ? usual : SigmoidAndSlopeWithLimits(x);
    }

    /// <inheritdoc cref="SigmoidAndSlope(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector512<float> Value, Vector512<float> Slope) SigmoidAndSlope(Vector512<float> x)
    {
        if (!Avx512F.IsSupported) return UsualOr<SigmoidAndSlopeCases, float>(x, NormalSigmoidAndSlope(x), HasAbnormalPower(x));

        var usual = FiniteSigmoidAndSlope(x);
        return Vector512.GreaterThanAll(usual.Slope, Vector512<float>.Zero) ? usual : SigmoidAndSlopeWithLimits(x);
    }

    private readonly struct SigmoidAndSlopeCases : IRareCasesAndSlopes<float>
    {
        public static (Vector128<float> Value, Vector128<float> Slope) Of(Vector128<float> x) => SigmoidAndSlopeWithLimits(x);

        public static (Vector256<float> Value, Vector256<float> Slope) Of(Vector256<float> x) => SigmoidAndSlopeWithLimits(x);

        public static (Vector512<float> Value, Vector512<float> Slope) Of(Vector512<float> x) => SigmoidAndSlopeWithLimits(x);
    }

    /// <inheritdoc cref="SigmoidAndSlope(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector128<double> Value, Vector128<double> Slope) SigmoidAndSlope(Vector128<double> x) =>
        UsualOr<SigmoidAndSlopeCasesDouble, double>(x, NormalSigmoidAndSlope(x), HasAbnormalPower(x));

    /// <inheritdoc cref="SigmoidAndSlope(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<double> Value, Vector256<double> Slope) SigmoidAndSlope(Vector256<double> x) =>
        UsualOr<SigmoidAndSlopeCasesDouble, double>(x, NormalSigmoidAndSlope(x), HasAbnormalPower(x));

    /// <inheritdoc cref="SigmoidAndSlope(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector512<double> Value, Vector512<double> Slope) SigmoidAndSlope(Vector512<double> x) =>
        UsualOr<SigmoidAndSlopeCasesDouble, double>(x, NormalSigmoidAndSlope(x), HasAbnormalPower(x));

    private readonly struct SigmoidAndSlopeCasesDouble : IRareCasesAndSlopes<double>
    {
        public static (Vector128<double> Value, Vector128<double> Slope) Of(Vector128<double> x) => SigmoidAndSlopeWithLimits(x);

        public static (Vector256<double> Value, Vector256<double> Slope) Of(Vector256<double> x) => SigmoidAndSlopeWithLimits(x);

        public static (Vector512<double> Value, Vector512<double> Slope) Of(Vector512<double> x) => SigmoidAndSlopeWithLimits(x);
    }
}
