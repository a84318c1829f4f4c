namespace Kernels;

// Angles in quarter turns: x = n · π/2 + r with |r| <= π/4, so that the sine of x is sin r, cos r, -sin r or -cos r.
public static partial class VectorMath
{

    private const float InverseHalfPi = 0.63661975f;
    private const double InverseHalfPiDouble = 0.6366197723675814;

    // π/2 in three parts. The first has all bits of its type: n times it, subtracted from x, leaves a multiple of its own last
    // bit below 2, so nothing is rounded. The second has so few that n times it is exact, and what is left may be rounded
    // to r, for what it loses is found by subtraction. All parts are positive, so that -0 stays.
    private const float HalfPiHigh = 1.57079625f;
    private const float HalfPiMiddle = 7.5495336e-8f; // 11 bits
    private const float HalfPiLow = 2.563344e-12f;

    private const double HalfPiHighDouble = 1.5707963267948966;
    private const double HalfPiMiddleDouble = 6.12323399538461e-17; // 33 bits
    private const double HalfPiLowDouble = 3.5215598651832e-27;

    // n is at most 2^13 for float and 2^20 for double. Above these limits the bits of π/2 run out.
    private const float LargestReducedAngle = 1e4f;
    private const double LargestReducedAngleDouble = 1.5e6;

    // r, and by how much it is too large.
    private static (float R, float Excess) SubtractQuarters(float x, float n)
    {
        float difference = MathF.FusedMultiplyAdd(n, -HalfPiHigh, x);
        float r = MathF.FusedMultiplyAdd(n, -HalfPiMiddle, difference);
        return (r, MathF.FusedMultiplyAdd(n, HalfPiLow, MathF.FusedMultiplyAdd(n, HalfPiMiddle, r - difference)));
    }

    private static (double R, double Excess) SubtractQuarters(double x, double n)
    {
        double difference = Math.FusedMultiplyAdd(n, -HalfPiHighDouble, x);
        double r = Math.FusedMultiplyAdd(n, -HalfPiMiddleDouble, difference);
        return (r, Math.FusedMultiplyAdd(n, HalfPiLowDouble, Math.FusedMultiplyAdd(n, HalfPiMiddleDouble, r - difference)));
    }

    // sin(n · π/2 + r - excess), where the low two bits of an integer are those of n. An odd n takes the cosine of r. Both functions
    // have the form a - (b · P(r²) + small terms), so that choosing the coefficients takes fewer operations than choosing
    // between results, and nothing but the last difference rounds a number of the result's size.
    private static float SinFromQuarter(int n, float r, float excess)
    {
        // sin r = r - (r³ · P + excess) and cos r = 1 - (r²/2 + r⁴ · P - r · excess), P with the opposite sign.
        bool isOdd = (n & 1) != 0;
        float square = r * r;
        float p = MathF.FusedMultiplyAdd(isOdd ? -Cosine8 : -Sine7, square, isOdd ? -Cosine6 : -Sine5);
        p = MathF.FusedMultiplyAdd(p, square, isOdd ? -Cosine4 : -Sine3);
        float series = MathF.FusedMultiplyAdd(square * (isOdd ? square : r), p, (isOdd ? -r : 1f) * excess);
        float lost = MathF.FusedMultiplyAdd(r * (isOdd ? 0.5f : 0f), r, series);
        return FlipInSecondHalf(n, (isOdd ? 1f : r) - lost);
    }

    // The same bits for n and for n + 1.
    private static (float Sin, float Cos) SinCosFromQuarter(int n, float r, float excess)
    {
        float square = r * r;
        float ofSine = MathF.FusedMultiplyAdd(MathF.FusedMultiplyAdd(-Sine7, square, -Sine5), square, -Sine3);
        float ofCosine = MathF.FusedMultiplyAdd(MathF.FusedMultiplyAdd(-Cosine8, square, -Cosine6), square, -Cosine4);
        float sine = r - MathF.FusedMultiplyAdd(square * r, ofSine, excess);
        float cosine = 1f - MathF.FusedMultiplyAdd(r * 0.5f, r, MathF.FusedMultiplyAdd(square * square, ofCosine, -r * excess));
        bool isOdd = (n & 1) != 0;
        return (FlipInSecondHalf(n, isOdd ? cosine : sine), FlipInSecondHalf(n + 1, isOdd ? sine : cosine));
    }

    private static float FlipInSecondHalf(int n, float value) =>
        BitConverter.UInt32BitsToSingle(BitConverter.SingleToUInt32Bits(value) ^ ((uint)(n << 30) & SignBit));

    // sin r with a relative error of 4.0e-9 and cos r with an error of 1.1e-10 for |r| <= 0.7855.
    // By sollya: fpminimax(sin(x), [|3,5,7|], [|single...|], [1b-6;0.7855], relative, x) and
    // fpminimax(cos(x), [|4,6,8|], [|single...|], [1b-6;0.7855], absolute, 1-x^2/2).
    private const float Sine3 = -0.16666655f;
    private const float Sine5 = 0.008332189f;
    private const float Sine7 = -0.00019518285f;
    private const float Cosine4 = 0.041666646f;
    private const float Cosine6 = -0.0013887314f;
    private const float Cosine8 = 2.443317e-5f;

    // As for float. Here 1 - r²/2 is rounded first, and what that takes from it is a small term: then the error is below 0.8 ULP.
    private static double SinFromQuarter(long n, double r, double excess)
    {
        bool isOdd = (n & 1L) != 0L;
        double square = r * r;
        double fourth = square * square;
        double p = Math.FusedMultiplyAdd(isOdd ? -Cosine14Double : -Sine13Double, square, isOdd ? -Cosine12Double : -Sine11Double);
        double middle = Math.FusedMultiplyAdd(isOdd ? -Cosine10Double : -Sine9Double, square, isOdd ? -Cosine8Double : -Sine7Double);
        double low = Math.FusedMultiplyAdd(isOdd ? -Cosine6Double : -Sine5Double, square, isOdd ? -Cosine4Double : -Sine3Double);
        p = Math.FusedMultiplyAdd(Math.FusedMultiplyAdd(p, fourth, middle), fourth, low);

        double head = Math.FusedMultiplyAdd(-0.5, square, 1.0);
        double lost = Math.FusedMultiplyAdd(0.5, square, head - 1.0);
        double small = Math.FusedMultiplyAdd(isOdd ? -r : head, excess, isOdd ? lost : 0.0);
        return FlipInSecondHalf(n, (isOdd ? head : r) - Math.FusedMultiplyAdd(square * (isOdd ? square : r), p, small));
    }

    // The same bits for n and for n + 1.
    private static (double Sin, double Cos) SinCosFromQuarter(long n, double r, double excess)
    {
        double square = r * r;
        double fourth = square * square;
        double head = Math.FusedMultiplyAdd(-0.5, square, 1.0);
        double lost = Math.FusedMultiplyAdd(0.5, square, head - 1.0);
        double sine = r - Math.FusedMultiplyAdd(square * r, SineSeries(square, fourth), head * excess);
        double cosine = head - Math.FusedMultiplyAdd(fourth, CosineSeries(square, fourth), Math.FusedMultiplyAdd(-r, excess, lost));
        bool isOdd = (n & 1L) != 0L;
        return (FlipInSecondHalf(n, isOdd ? cosine : sine), FlipInSecondHalf(n + 1L, isOdd ? sine : cosine));
    }

    // (r - sin r) / r³.
    private static double SineSeries(double square, double fourth)
    {
        double p = Math.FusedMultiplyAdd(-Sine13Double, square, -Sine11Double);
        p = Math.FusedMultiplyAdd(p, fourth, Math.FusedMultiplyAdd(-Sine9Double, square, -Sine7Double));
        return Math.FusedMultiplyAdd(p, fourth, Math.FusedMultiplyAdd(-Sine5Double, square, -Sine3Double));
    }

    // (1 - r²/2 - cos r) / r⁴.
    private static double CosineSeries(double square, double fourth)
    {
        double p = Math.FusedMultiplyAdd(-Cosine14Double, square, -Cosine12Double);
        p = Math.FusedMultiplyAdd(p, fourth, Math.FusedMultiplyAdd(-Cosine10Double, square, -Cosine8Double));
        return Math.FusedMultiplyAdd(p, fourth, Math.FusedMultiplyAdd(-Cosine6Double, square, -Cosine4Double));
    }

    private static double FlipInSecondHalf(long n, double value) =>
        BitConverter.UInt64BitsToDouble(BitConverter.DoubleToUInt64Bits(value) ^ ((ulong)(n << 62) & SignBitDouble));

    // sin r with a relative error of 3.8e-18 and cos r with an error of 4.8e-20 for |r| <= 0.7855.
    // By sollya: fpminimax(sin(x), [|3,5,7,9,11,13|], [|D...|], [1b-30;0.7855], relative, x) and
    // fpminimax(cos(x), [|4,6,8,10,12,14|], [|D...|], [1b-12;0.7855], absolute, 1-x^2/2).
    private const double Sine3Double = -0.1666666666666663;
    private const double Sine5Double = 0.008333333333321919;
    private const double Sine7Double = -0.0001984126982945851;
    private const double Sine9Double = 2.755731358226442e-6;
    private const double Sine11Double = -2.505074232064192e-8;
    private const double Sine13Double = 1.58959436374344e-10;
    private const double Cosine4Double = 0.0416666666666666;
    private const double Cosine6Double = -0.0013888888888874478;
    private const double Cosine8Double = 2.4801587289675016e-5;
    private const double Cosine10Double = -2.755731440201029e-7;
    private const double Cosine12Double = 2.0875729395041473e-9;
    private const double Cosine14Double = -1.135993874153831e-11;
}
