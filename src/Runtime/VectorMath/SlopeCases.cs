using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kernels;

// Slopes that are so small that the exponential they are made of is no normal number.
public static partial class VectorMath
{
    [VectorOverloads]
    private static float TanhSlopeOf(float x, float usual) => TanhSlopeWithLimits(x, usual);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> TanhSlopeOf(Vector128<float> x, Vector128<float> usual) =>
        UsualOr<TanhSlopeCases, float>(x, usual, Vector128.GreaterThanAny(Vector128.Abs(x), Vector128.Create(LargestTanhArgument)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> TanhSlopeOf(Vector256<float> x, Vector256<float> usual) =>
        UsualOr<TanhSlopeCases, float>(x, usual, Vector256.GreaterThanAny(Vector256.Abs(x), Vector256.Create(LargestTanhArgument)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> TanhSlopeOf(Vector512<float> x, Vector512<float> usual) =>
        UsualOr<TanhSlopeCases, float>(x, usual, Vector512.GreaterThanAny(Vector512.Abs(x), Vector512.Create(LargestTanhArgument)));

    private readonly struct TanhSlopeCases : IRareCases<float>
    {
        public static Vector128<float> Of(Vector128<float> x, Vector128<float> usual) => TanhSlopeWithLimits(x, usual);

        public static Vector256<float> Of(Vector256<float> x, Vector256<float> usual) => TanhSlopeWithLimits(x, usual);

        public static Vector512<float> Of(Vector512<float> x, Vector512<float> usual) => TanhSlopeWithLimits(x, usual);
    }

    // 1 - tanh²x = 4e^(-2|x|) for large arguments. e^-40 is taken out of the exponential, for 4 times a subnormal number would have
    // lost two bits.
    [Vectorize]
    private static float TanhSlopeWithLimits(float x, float usual)
    {
        float magnitude = MathF.Abs(x);
        return magnitude > LargestTanhArgument ? 1.6993417e-17f * Exp(40f - 2f * magnitude) : usual;
    }

    [VectorOverloads]
    private static double TanhSlopeOf(double x, double usual) => TanhSlopeWithLimits(x, usual);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> TanhSlopeOf(Vector128<double> x, Vector128<double> usual) =>
        UsualOr<TanhSlopeCasesDouble, double>(x, usual, Vector128.GreaterThanAny(Vector128.Abs(x), Vector128.Create(LargestTanhArgumentDouble)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> TanhSlopeOf(Vector256<double> x, Vector256<double> usual) =>
        UsualOr<TanhSlopeCasesDouble, double>(x, usual, Vector256.GreaterThanAny(Vector256.Abs(x), Vector256.Create(LargestTanhArgumentDouble)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> TanhSlopeOf(Vector512<double> x, Vector512<double> usual) =>
        UsualOr<TanhSlopeCasesDouble, double>(x, usual, Vector512.GreaterThanAny(Vector512.Abs(x), Vector512.Create(LargestTanhArgumentDouble)));

    private readonly struct TanhSlopeCasesDouble : IRareCases<double>
    {
        public static Vector128<double> Of(Vector128<double> x, Vector128<double> usual) => TanhSlopeWithLimits(x, usual);

        public static Vector256<double> Of(Vector256<double> x, Vector256<double> usual) => TanhSlopeWithLimits(x, usual);

        public static Vector512<double> Of(Vector512<double> x, Vector512<double> usual) => TanhSlopeWithLimits(x, usual);
    }

    // The same in double.
    [Vectorize]
    private static double TanhSlopeWithLimits(double x, double usual)
    {
        double magnitude = Math.Abs(x);
        return magnitude > LargestTanhArgumentDouble ? 1.6993417021166355e-17 * Exp(40.0 - 2.0 * magnitude) : usual;
    }

    [VectorOverloads]
    private static float SigmoidOf(float x, float usual) => SigmoidWithLimits(x);

    [VectorOverloads]
    private static float SigmoidSlopeOf(float x, float usual) => SigmoidSlopeWithLimits(x, usual);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> SigmoidOf(Vector128<float> x, Vector128<float> usual) =>
        UsualOr<SigmoidCases, float>(x, usual, HasAbnormalPower(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> SigmoidSlopeOf(Vector128<float> x, Vector128<float> usual) =>
        UsualOr<SigmoidSlopeCases, float>(x, usual, HasAbnormalPower(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> SigmoidOf(Vector256<float> x, Vector256<float> usual) =>
        UsualOr<SigmoidCases, float>(x, usual, HasAbnormalPower(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> SigmoidSlopeOf(Vector256<float> x, Vector256<float> usual) =>
        UsualOr<SigmoidSlopeCases, float>(x, usual, HasAbnormalPower(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> SigmoidOf(Vector512<float> x, Vector512<float> usual) =>
        UsualOr<SigmoidCases, float>(x, usual, HasAbnormalPower(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> SigmoidSlopeOf(Vector512<float> x, Vector512<float> usual) =>
        UsualOr<SigmoidSlopeCases, float>(x, usual, HasAbnormalPower(x));

    private readonly struct SigmoidSlopeCases : IRareCases<float>
    {
        public static Vector128<float> Of(Vector128<float> x, Vector128<float> usual) => SigmoidSlopeWithLimits(x, usual);

        public static Vector256<float> Of(Vector256<float> x, Vector256<float> usual) => SigmoidSlopeWithLimits(x, usual);

        public static Vector512<float> Of(Vector512<float> x, Vector512<float> usual) => SigmoidSlopeWithLimits(x, usual);
    }

    // Far from 0 the slope is e^-|x|.
    [Vectorize]
    private static float SigmoidSlopeWithLimits(float x, float usual)
    {
        float magnitude = MathF.Abs(x);
        return magnitude > LargestNormalExponent ? Exp(-magnitude) : usual;
    }

    [VectorOverloads]
    private static double SigmoidOf(double x, double usual) => SigmoidWithLimits(x);

    [VectorOverloads]
    private static double SigmoidSlopeOf(double x, double usual) => SigmoidSlopeWithLimits(x, usual);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> SigmoidOf(Vector128<double> x, Vector128<double> usual) =>
        UsualOr<SigmoidCasesDouble, double>(x, usual, HasAbnormalPower(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> SigmoidSlopeOf(Vector128<double> x, Vector128<double> usual) =>
        UsualOr<SigmoidSlopeCasesDouble, double>(x, usual, HasAbnormalPower(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> SigmoidOf(Vector256<double> x, Vector256<double> usual) =>
        UsualOr<SigmoidCasesDouble, double>(x, usual, HasAbnormalPower(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> SigmoidSlopeOf(Vector256<double> x, Vector256<double> usual) =>
        UsualOr<SigmoidSlopeCasesDouble, double>(x, usual, HasAbnormalPower(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> SigmoidOf(Vector512<double> x, Vector512<double> usual) =>
        UsualOr<SigmoidCasesDouble, double>(x, usual, HasAbnormalPower(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> SigmoidSlopeOf(Vector512<double> x, Vector512<double> usual) =>
        UsualOr<SigmoidSlopeCasesDouble, double>(x, usual, HasAbnormalPower(x));

    private readonly struct SigmoidSlopeCasesDouble : IRareCases<double>
    {
        public static Vector128<double> Of(Vector128<double> x, Vector128<double> usual) => SigmoidSlopeWithLimits(x, usual);

        public static Vector256<double> Of(Vector256<double> x, Vector256<double> usual) => SigmoidSlopeWithLimits(x, usual);

        public static Vector512<double> Of(Vector512<double> x, Vector512<double> usual) => SigmoidSlopeWithLimits(x, usual);
    }

    // Far from 0 the slope is e^-|x|.
    [Vectorize]
    private static double SigmoidSlopeWithLimits(double x, double usual)
    {
        double magnitude = Math.Abs(x);
        return magnitude > LargestNormalExponentDouble ? Exp(-magnitude) : usual;
    }
}
