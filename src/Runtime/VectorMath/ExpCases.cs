using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Kernels;

// Arguments of exponentials beyond those whose power of two is a normal number. AVX-512 has an instruction that scales by
// any power, so that there the limits cost less than the question whether one is needed. Elsewhere they are a third of the
// work, and left to the vectors that hold such an argument.
public static partial class VectorMath
{
    // Up to here 2^n is normal, and so is 2^n · e^r.
    private const float LargestNormalExponent = 87f;
    private const double LargestNormalExponentDouble = 708.0;

    [VectorOverloads]
    private static float ExpOf(float x) => ExpWithLimits(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ExpOf(Vector128<float> x) =>
        Avx512F.VL.IsSupported ? ExpWithLimits(x) : UsualOr<ExpCases, float>(x, NormalExp(x), HasAbnormalPower(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> ExpOf(Vector256<float> x) =>
        Avx512F.VL.IsSupported ? ExpWithLimits(x) : UsualOr<ExpCases, float>(x, NormalExp(x), HasAbnormalPower(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> ExpOf(Vector512<float> x) =>
        Avx512F.IsSupported ? ExpWithLimits(x) : UsualOr<ExpCases, float>(x, NormalExp(x), HasAbnormalPower(x));

    private readonly struct ExpCases : IRareCases<float>
    {
        public static Vector128<float> Of(Vector128<float> x, Vector128<float> usual) => ExpWithLimits(x);

        public static Vector256<float> Of(Vector256<float> x, Vector256<float> usual) => ExpWithLimits(x);

        public static Vector512<float> Of(Vector512<float> x, Vector512<float> usual) => ExpWithLimits(x);
    }

    [VectorOverloads]
    private static double ExpOf(double x) => ExpWithLimits(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> ExpOf(Vector128<double> x) =>
        Avx512F.VL.IsSupported ? ExpWithLimits(x) : UsualOr<ExpCasesDouble, double>(x, NormalExp(x), HasAbnormalPower(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> ExpOf(Vector256<double> x) =>
        Avx512F.VL.IsSupported ? ExpWithLimits(x) : UsualOr<ExpCasesDouble, double>(x, NormalExp(x), HasAbnormalPower(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> ExpOf(Vector512<double> x) =>
        Avx512F.IsSupported ? ExpWithLimits(x) : UsualOr<ExpCasesDouble, double>(x, NormalExp(x), HasAbnormalPower(x));

    private readonly struct ExpCasesDouble : IRareCases<double>
    {
        public static Vector128<double> Of(Vector128<double> x, Vector128<double> usual) => ExpWithLimits(x);

        public static Vector256<double> Of(Vector256<double> x, Vector256<double> usual) => ExpWithLimits(x);

        public static Vector512<double> Of(Vector512<double> x, Vector512<double> usual) => ExpWithLimits(x);
    }

    [VectorOverloads]
    private static float SigmoidOf(float x) => SigmoidWithLimits(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> SigmoidOf(Vector128<float> x) =>
        Avx512F.VL.IsSupported ? SigmoidWithLimits(x) : UsualOr<SigmoidCases, float>(x, NormalSigmoid(x), HasAbnormalPower(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> SigmoidOf(Vector256<float> x) =>
        Avx512F.VL.IsSupported ? SigmoidWithLimits(x) : UsualOr<SigmoidCases, float>(x, NormalSigmoid(x), HasAbnormalPower(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> SigmoidOf(Vector512<float> x) =>
        Avx512F.IsSupported ? SigmoidWithLimits(x) : UsualOr<SigmoidCases, float>(x, NormalSigmoid(x), HasAbnormalPower(x));

    private readonly struct SigmoidCases : IRareCases<float>
    {
        public static Vector128<float> Of(Vector128<float> x, Vector128<float> usual) => SigmoidWithLimits(x);

        public static Vector256<float> Of(Vector256<float> x, Vector256<float> usual) => SigmoidWithLimits(x);

        public static Vector512<float> Of(Vector512<float> x, Vector512<float> usual) => SigmoidWithLimits(x);
    }

    [VectorOverloads]
    private static double SigmoidOf(double x) => SigmoidWithLimits(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> SigmoidOf(Vector128<double> x) =>
        Avx512F.VL.IsSupported ? SigmoidWithLimits(x) : UsualOr<SigmoidCasesDouble, double>(x, NormalSigmoid(x), HasAbnormalPower(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> SigmoidOf(Vector256<double> x) =>
        Avx512F.VL.IsSupported ? SigmoidWithLimits(x) : UsualOr<SigmoidCasesDouble, double>(x, NormalSigmoid(x), HasAbnormalPower(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> SigmoidOf(Vector512<double> x) =>
        Avx512F.IsSupported ? SigmoidWithLimits(x) : UsualOr<SigmoidCasesDouble, double>(x, NormalSigmoid(x), HasAbnormalPower(x));

    private readonly struct SigmoidCasesDouble : IRareCases<double>
    {
        public static Vector128<double> Of(Vector128<double> x, Vector128<double> usual) => SigmoidWithLimits(x);

        public static Vector256<double> Of(Vector256<double> x, Vector256<double> usual) => SigmoidWithLimits(x);

        public static Vector512<double> Of(Vector512<double> x, Vector512<double> usual) => SigmoidWithLimits(x);
    }

    // As integers, for the bits of NaN are above all others.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool HasAbnormalPower(Vector128<float> x) =>
        Vector128.GreaterThanAny(Vector128.Abs(x).AsInt32(), Vector128.Create(LargestNormalExponent).AsInt32());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool HasAbnormalPower(Vector256<float> x) =>
        Vector256.GreaterThanAny(Vector256.Abs(x).AsInt32(), Vector256.Create(LargestNormalExponent).AsInt32());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool HasAbnormalPower(Vector512<float> x) =>
        Vector512.GreaterThanAny(Vector512.Abs(x).AsInt32(), Vector512.Create(LargestNormalExponent).AsInt32());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool HasAbnormalPower(Vector128<double> x) =>
        Vector128.GreaterThanAny(Vector128.Abs(x).AsInt64(), Vector128.Create(LargestNormalExponentDouble).AsInt64());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool HasAbnormalPower(Vector256<double> x) =>
        Vector256.GreaterThanAny(Vector256.Abs(x).AsInt64(), Vector256.Create(LargestNormalExponentDouble).AsInt64());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool HasAbnormalPower(Vector512<double> x) =>
        Vector512.GreaterThanAny(Vector512.Abs(x).AsInt64(), Vector512.Create(LargestNormalExponentDouble).AsInt64());
}
