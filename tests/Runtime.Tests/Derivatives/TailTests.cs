using System.Runtime.Intrinsics;
using Xunit;
using K = Kernels.Tests.Derivatives.TailKernels;

namespace Kernels.Tests.Derivatives;

/// <summary>
/// Derivatives of functions that saturate are relatively exact, down to the smallest number. Every 4,099th float is tried; the
/// references are in double and do not cancel either.
/// </summary>
public class TailTests
{
    private const double Bound = 6;

    public static TheoryData<string> Names => [.. Cases.Select(static item => item.Name)];

    private static readonly (string Name, Func<float, float> Derivative, Func<double, double> Exact, float Least, float Most)[] Cases =
    [
        // Below -87.3 the function itself is subnormal, and then 0.
        ("1 / (1 + e^-x)", K.S1, LogisticSlope, -87.3f, float.PositiveInfinity),
        ("1 / (1 + e^-x), with its value", static x => K.SV(x).X, LogisticSlope, -87.3f, float.PositiveInfinity),
        ("1 / (1 + e^-x), second", K.S2, LogisticSecond, -87.3f, float.PositiveInfinity),
        ("sigmoid", K.KS1, LogisticSlope, float.NegativeInfinity, float.PositiveInfinity),
        ("sigmoid, with its value", static x => K.KSV(x).X, LogisticSlope, float.NegativeInfinity, float.PositiveInfinity),
        ("sigmoid, second", K.KS2, LogisticSecond, float.NegativeInfinity, float.PositiveInfinity),
        ("tanh", K.T1, TanhSlope, float.NegativeInfinity, float.PositiveInfinity),
        ("tanh, with its value", static x => K.TV(x).X, TanhSlope, float.NegativeInfinity, float.PositiveInfinity),
        ("tanh, second", K.T2, TanhSecond, float.NegativeInfinity, float.PositiveInfinity),
        // From 43.6 on the exponential is subnormal, and has lost bits.
        ("(1 - e) / (1 + e)", K.TE1, TanhSlope, -43.6f, 43.6f),
        ("(1 - e) / (1 + e), second", K.TE2, TanhSecond, -43.6f, 43.6f),
        ("softplus", K.SP1, Logistic, float.NegativeInfinity, float.PositiveInfinity),
        ("softplus, second", K.SP2, LogisticSlope, float.NegativeInfinity, float.PositiveInfinity),
        ("log sigmoid", K.LS1, static x => Logistic(-x), float.NegativeInfinity, float.PositiveInfinity),
        ("log sigmoid, second", K.LS2, static x => -LogisticSlope(x), float.NegativeInfinity, float.PositiveInfinity),
        ("logistic loss", K.L11, static x => -Logistic(-x), float.NegativeInfinity, float.PositiveInfinity),
        ("logistic loss, second", K.L12, LogisticSlope, float.NegativeInfinity, float.PositiveInfinity),
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_derivative_is_relatively_exact_in_the_tails(string name)
    {
        var (_, derivative, exact, least, most) = Cases.Single(item => item.Name == name);
        for (var bits = 0L; bits < 1L << 32; bits += 4099)
        {
            var x = BitConverter.UInt32BitsToSingle((uint)bits);
            if (!(x >= least && x <= most))
                continue;
            var (expected, actual) = (exact(x), derivative(x));
            var unit = expected == 0 ? float.Epsilon : Math.Max(Math.ScaleB(1, Math.ILogB(expected) - 23), float.Epsilon);
            Assert.True(Math.Abs(actual - expected) <= Bound * unit, $"{name} at {x:G9} is {actual:G9}, not {expected:G9}");
        }
    }

    [Fact]
    public void The_slopes_of_doubles_are_exact_down_to_the_smallest_number()
    {
        for (var x = -760.0; x <= 760; x += 0.37)
        {
            Check(K.KSd1(x), LogisticSlope(x));
            Check(K.KSVd(x).X, LogisticSlope(x));
            Check(K.Td1(x / 2), LogisticSlope(x) * 4);
            Check(K.TVd(x / 2).X, LogisticSlope(x) * 4);
        }

        // The reference has an error of some ULP itself; four times a subnormal number lacks two bits.
        static void Check(double actual, double expected) =>
            Assert.True(Math.Abs(actual - expected) <= 2e-15 * expected + (4 * double.Epsilon), $"{actual:G17}, not {expected:G17}");
    }

    [Fact]
    public void A_function_beside_its_slope_keeps_its_bits()
    {
        float[] singles = [.. Enumerable.Range(-1060, 2121).Select(static i => 0.1f * i), float.MaxValue,
            float.NegativeInfinity, float.PositiveInfinity, float.NaN, -0f, 1e-40f, 1e-5f, 1e10f, -1e10f];
        foreach (var x in singles)
        {
            Assert.Equal(VectorMath.Tanh(x), K.TV(x).Value);
            Assert.Equal(K.T1(x), K.TV(x).X);
            Assert.Equal(VectorMath.Sigmoid(x), K.KSV(x).Value);
        }

        foreach (var x in singles.Select(static x => 7.2 * x))
        {
            Assert.Equal(VectorMath.Tanh(x), K.TVd(x).Value);
            Assert.Equal(K.Td1(x), K.TVd(x).X);
            Assert.Equal(VectorMath.Sigmoid(x), K.KSVd(x).Value);
        }
    }

    [Fact]
    public void A_function_and_its_slope_have_the_same_bits_at_every_width()
    {
        float[] singles = [.. Enumerable.Range(-1100, 2201).Select(static i => 0.1f * i), float.NaN,
            float.PositiveInfinity, float.NegativeInfinity, 1e30f, -1e9f];
        foreach (var x in singles)
        {
            // Beside usual arguments: what a lane gives does not depend on the others.
            var tanh = K.TV(x);
            Assert.Equal(tanh, First(K.TV(Vector512.CreateScalar(x))));
            Assert.Equal(tanh, First(K.TV(Vector256.CreateScalar(x))));
            Assert.Equal(tanh, First(K.TV(Vector128.CreateScalar(x))));
            var sigmoid = K.KSV(x);
            Assert.Equal(sigmoid, First(K.KSV(Vector512.CreateScalar(x))));
            Assert.Equal(sigmoid, First(K.KSV(Vector256.CreateScalar(x))));
            Assert.Equal(sigmoid, First(K.KSV(Vector128.CreateScalar(x))));
        }

        foreach (var x in singles.Select(static x => 7.2 * x))
        {
            var tanh = K.TVd(x);
            Assert.Equal(tanh, First(K.TVd(Vector512.CreateScalar(x))));
            Assert.Equal(tanh, First(K.TVd(Vector256.CreateScalar(x))));
            Assert.Equal(tanh, First(K.TVd(Vector128.CreateScalar(x))));
            var sigmoid = K.KSVd(x);
            Assert.Equal(sigmoid, First(K.KSVd(Vector512.CreateScalar(x))));
            Assert.Equal(sigmoid, First(K.KSVd(Vector256.CreateScalar(x))));
            Assert.Equal(sigmoid, First(K.KSVd(Vector128.CreateScalar(x))));
        }
    }

    [Fact]
    public void What_overflows_ends_in_zero()
    {
        foreach (var x in (float[])[1e20f, -1e20f, float.MaxValue, float.MinValue])
        {
            Assert.Equal(0f, K.S1(x));
            Assert.Equal(0f, K.S2(x));
            Assert.Equal(0f, K.S3(x));
            Assert.Equal(0f, K.Silu2(x));
        }

        Assert.True(float.IsNaN(K.S1(float.NaN)));
        Assert.Equal(0, K.P101(-700));
        Assert.Equal(2.302585092994046 * 0.1 / 1.21, K.P101(1), 1e-15);
    }

    [Fact]
    public void A_product_with_the_function_keeps_its_tail()
    {
        Assert.Equal(-1.3932337600189393e-22f, K.Silu2(-54.281895f), 1e-28f);
        Assert.Equal(-6.2099065e-07f, K.Silu2(17f), 1e-12f);
        Assert.Equal(2.061153613941849e-09, K.KSd1(20), 1e-23);
        Assert.Equal(4.248354255291589e-18, K.KSd1(40), 1e-32);
        Assert.Equal(-4.248354255291589e-18, K.SPd2(-40), 1e-32);
    }

    private static double Logistic(double x) => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x));

    private static double LogisticSlope(double x)
    {
        var e = Math.Exp(-Math.Abs(x));
        return e / ((1 + e) * (1 + e));
    }

    private static double LogisticSecond(double x) => -LogisticSlope(x) * Math.Tanh(x / 2);

    private static double TanhSlope(double x) => 4 * LogisticSlope(2 * x);

    private static double TanhSecond(double x) => -2 * Math.Tanh(x) * TanhSlope(x);

    private static (T, T) First<T>((Vector128<T> Value, Vector128<T> Slope) pair) => (pair.Value[0], pair.Slope[0]);

    private static (T, T) First<T>((Vector256<T> Value, Vector256<T> Slope) pair) => (pair.Value[0], pair.Slope[0]);

    private static (T, T) First<T>((Vector512<T> Value, Vector512<T> Slope) pair) => (pair.Value[0], pair.Slope[0]);
}
