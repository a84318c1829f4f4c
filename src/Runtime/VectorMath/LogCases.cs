using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Kernels;

// Arguments of a logarithm that are no positive normal numbers. AVX-512 has instructions that take any number apart, so only
// elsewhere are they left to the vectors that hold one.
public static partial class VectorMath
{
    [VectorOverloads]
    private static float LogOf(float x) => LogWithSpecialCases(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> LogOf(Vector128<float> x) =>
        Avx512F.VL.IsSupported ? LogWithSpecialCases(x) : UsualOr<LogCases, float>(x, NormalLog(x), HasSpecialLog(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> LogOf(Vector256<float> x) =>
        Avx512F.VL.IsSupported ? LogWithSpecialCases(x) : UsualOr<LogCases, float>(x, NormalLog(x), HasSpecialLog(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> LogOf(Vector512<float> x) =>
        Avx512F.IsSupported ? LogWithSpecialCases(x) : UsualOr<LogCases, float>(x, NormalLog(x), HasSpecialLog(x));

    private readonly struct LogCases : IRareCases<float>
    {
        public static Vector128<float> Of(Vector128<float> x, Vector128<float> usual) => LogWithSpecialCases(x);

        public static Vector256<float> Of(Vector256<float> x, Vector256<float> usual) => LogWithSpecialCases(x);

        public static Vector512<float> Of(Vector512<float> x, Vector512<float> usual) => LogWithSpecialCases(x);
    }

    // The bits of the positive normal numbers are consecutive integers. Moved so that the first of them is the least integer,
    // they stand below all others, and one comparison finds those.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool HasSpecialLog(Vector128<float> x) =>
        Vector128.GreaterThanAny(x.AsInt32() - Vector128.Create(NormalOffset), Vector128.Create(LastNormal));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool HasSpecialLog(Vector256<float> x) =>
        Vector256.GreaterThanAny(x.AsInt32() - Vector256.Create(NormalOffset), Vector256.Create(LastNormal));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool HasSpecialLog(Vector512<float> x) =>
        Vector512.GreaterThanAny(x.AsInt32() - Vector512.Create(NormalOffset), Vector512.Create(LastNormal));

    private const int SmallestNormalBits = 0x00800000;
    private const int LargestNormalBits = 0x7F7FFFFF;
    private const int NormalOffset = unchecked(SmallestNormalBits - int.MinValue);
    private const int LastNormal = LargestNormalBits - SmallestNormalBits + int.MinValue;
}
