using System.Linq;
using Kernels.Generators.Expressions;
using static Kernels.Generators.Expressions.CompareOperator;

namespace Kernels.Generators.Targets;

/// <content>What the elementary functions are made of.</content>
internal static partial class GpuFunctions
{
    // 1.5 · 2^23. A sum with it has no bits below the units, so that adding it rounds a number of moderate size to the
    // nearest integer, which then stands in the low bits of the sum.
    private const double IntegerShift = 12582912;
    private const int IntegerShiftBits = 0x4B400000;

    private const int ExponentShift = 23;
    private const int OneBits = 0x3F800000;

    // ln 2 in two parts. The first has 15 bits, so that its product with an exponent, of 8 bits, is exact.
    private const double Ln2High = 0.693145751953125;
    private const double Ln2Low = 1.42860682e-6;

    private const double SmallestNormal = 1.17549435e-38;

    private static Constant Float(double value) => Constant.Of((float)value);

    private static Constant Integer(long value) => Constant.Of(ScalarType.Int32, value);

    private static BitCast IntegerBits(Expr value) => new(ScalarType.Int32, value);

    private static Cast ToFloat(Expr integer) => new(ScalarType.Single, integer);

    /// <summary>x held between two limits; NaN passes.</summary>
    private static Select Clamped(Expr x, double low, double high) =>
        Choose(x.Is(Less, Float(low)), Float(low), Choose(x.Is(Greater, Float(high)), Float(high), x));

    /// <summary>The upper 12 bits of a number's significand. The product of two such numbers is exact.</summary>
    private static Expr UpperHalf(Expr x) =>
        FromBits(ScalarType.Single, new Binary(BinaryOperator.And, Bits(x), Constant.Of(ScalarType.UInt32, 0xFFFF_F000)));

    /// <summary>2 to the power of an integer from -126 to 127.</summary>
    private static Expr PowerOfTwo(Expr exponent) => FromBits(ScalarType.Single, ShiftLeft(exponent + Integer(127), ExponentShift));

    /// <summary>x · 2ʷʰᵒˡᵉ in two steps, for the power may be no number where the product is one.</summary>
    private static Expr Scaled(Body body, Expr x, Expr whole)
    {
        var half = body.Let("halfway", ShiftRight(whole, 1));
        return x * PowerOfTwo(half) * PowerOfTwo(whole - half);
    }

    /// <summary>c₀ + c₁·x + c₂·x² + ... by Horner's rule, with a name for every three terms.</summary>
    private static Expr Polynomial(Body body, string name, Expr x, params double[] coefficients)
    {
        Expr sum = Float(coefficients.Last());
        for (var i = coefficients.Length - 2; i >= 0; i--)
        {
            sum = coefficients[i] < 0 ? sum * x - Float(-coefficients[i]) : sum * x + Float(coefficients[i]);
            if (i == 0 || (coefficients.Length - 1 - i) % 3 == 0)
                sum = body.Let(name, sum);
        }

        return sum;
    }
}
