using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kernels;

// e^x = 2^n · e^r for multiples n of 1/16, as in PowersOfTwo.cs, in doubles. The argument is a float, so n · ln 2 / 16 needs two parts of
// which the first, of 36 bits, makes an exact product. A power that is a normal double serves the subnormal floats too.
public static partial class VectorMath
{
    public static partial class CorrectlyRounded
    {
        // n sixteenths plus this have n in the low bits; IntegerShiftDouble / 16 has them there for a number n / 16.
        private const double SixteenthShiftDouble = IntegerShiftDouble / 16.0;

        private const double InverseLn2Sixteenths = 23.083120654223414;
        private const double Ln2SixteenthHigh = 0.04332169878489367;
        private const double Ln2SixteenthLow = 1.0291218489310676e-13;

        private const double Log2Of10Sixteenths = 53.150849518197795;
        private const double Log10Of2SixteenthHigh = 0.018814374729117844;
        private const double Log10Of2SixteenthLow = -1.1901955291977671e-13;

        // 2^(j / 16), rounded to the nearest double but for j = 2 and 15. Those are a unit in the last place less, without which Expm1 would
        // round two floats to the wrong side.
        private static ReadOnlySpan<double> SixteenthPowers =>
        [
            1.0, 1.0442737824274138, 1.0905077326652575, 1.1387886347566916,
            1.189207115002721, 1.241857812073484, 1.2968395546510096, 1.3542555469368927,
            1.4142135623730951, 1.4768261459394993, 1.5422108254079407, 1.6104903319492543,
            1.681792830507429, 1.7562521603732995, 1.8340080864093424, 1.9152065613971472,
        ];

        /// <summary>2^(n / 16).</summary>
        /// <param name="shifted">The number that has n in its low bits.</param>
        private static double PowerOfSixteenths(double shifted) => BitConverter.UInt64BitsToDouble(
            BitConverter.DoubleToUInt64Bits(SixteenthPower(shifted)) + ((BitConverter.DoubleToUInt64Bits(shifted) >> 4) << 52));

        /// <summary>Of that power the part that is at least 1 and below 2.</summary>
        /// <inheritdoc cref="PowerOfSixteenths(double)"/>
        [VectorOverloads]
        private static double SixteenthPower(double shifted) => SixteenthPowers[(int)BitConverter.DoubleToInt64Bits(shifted) & 15];

        /// <inheritdoc cref="SixteenthPower(double)"/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector128<double> SixteenthPower(Vector128<double> shifted) => Lookup(SixteenthPowers, shifted.AsInt64());

        /// <inheritdoc cref="SixteenthPower(double)"/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector256<double> SixteenthPower(Vector256<double> shifted) => Lookup(SixteenthPowers, shifted.AsInt64());

        /// <inheritdoc cref="SixteenthPower(double)"/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector512<double> SixteenthPower(Vector512<double> shifted) => Lookup(SixteenthPowers, shifted.AsInt64());

        // e^x as the power p and q = e^r - 1, so that it is p + p · q.
        private static (double Power, double Q) ExpInParts(double x)
        {
            double shifted = Math.FusedMultiplyAdd(x, InverseLn2Sixteenths, IntegerShiftDouble);
            double n = shifted - IntegerShiftDouble;
            double r = Math.FusedMultiplyAdd(n, -Ln2SixteenthLow, Math.FusedMultiplyAdd(n, -Ln2SixteenthHigh, x));
            return (PowerOfSixteenths(shifted), SmallExpLessOne(r));
        }

        // e^r - 1 for |r| <= 0.02167. With it e^r has a relative error of 5.9e-17.
        // By sollya: c = round(1/6,D,RN); fpminimax((exp(x)-1-x)/x^2-c*x, [|0,2,3,4|], [|D...|], [-0.02167;0.02167], absolute), the
        // function as its Taylor series. Fitted as well, the second coefficient would let Tanh round two floats to the wrong side.
        private static double SmallExpLessOne(double r)
        {
            double square = r * r;
            double sum = Math.FusedMultiplyAdd(1.388898165719984e-03, r, 8.333414309602816e-03);
            sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(4.166666666975988e-02, r, 0.16666666666666666));
            sum = Math.FusedMultiplyAdd(sum, r, 0.49999999999999906);
            return Math.FusedMultiplyAdd(square, sum, r);
        }

        // 2^r - 1 for |r| <= 1/32. With it 2^r has a relative error of 1.5e-17.
        // By sollya: fpminimax((2^x-1)/x, 5, [|D...|], [-0.03126;0.03126], relative), the function as its Taylor series.
        private static double SmallExp2LessOne(double r)
        {
            double square = r * r;
            double sum = Math.FusedMultiplyAdd(1.5403527246703788e-04, r, 1.3333780918617338e-03);
            sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(9.618129109319041e-03, r, 5.5504108656726635e-02));
            return r * Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(0.24022650695910017, r, 0.6931471805599457));
        }

        // 10^r - 1 for |r| <= 0.00942. With it 10^r has a relative error of 1.5e-17.
        // By sollya: fpminimax((10^x-1)/x, 5, [|D...|], [-0.00942;0.00942], relative), the function as its Taylor series.
        private static double SmallExp10LessOne(double r)
        {
            double square = r * r;
            double sum = Math.FusedMultiplyAdd(0.20699586153429175, r, 0.5393920176607802);
            sum = Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(1.1712551491140397, r, 2.0346785919890733));
            return r * Math.FusedMultiplyAdd(sum, square, Math.FusedMultiplyAdd(2.650949055239193, r, 2.3025850929940472));
        }
    }
}
