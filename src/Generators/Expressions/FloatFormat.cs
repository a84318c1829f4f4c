using System;
using System.Globalization;

namespace Kernels.Generators.Expressions;

/// <summary>A format of floating-point numbers.</summary>
/// <param name="Precision">The bits of the significand, with the first one.</param>
/// <param name="MaxExponent">The exponent of the largest power of two.</param>
/// <param name="Digits">So few decimals may read back to the same number.</param>
/// <param name="RoundTripDigits">So many always do.</param>
/// <param name="ToBits">The bits of a number, rounded to the format.</param>
/// <param name="FromBits">The number that bits stand for.</param>
/// <param name="Parse">The number of the format that is nearest to a decimal one; infinite where it is too large.</param>
internal sealed record FloatFormat(
    int Precision,
    int MaxExponent,
    int Digits,
    int RoundTripDigits,
    Func<double, long> ToBits,
    Func<long, double> FromBits,
    Func<string, double> Parse)
{
    public static FloatFormat Single { get; } = new(
        Precision: 24,
        MaxExponent: 127,
        Digits: 6,
        RoundTripDigits: 9,
        static value => BitConverter.ToInt32(BitConverter.GetBytes((float)value), 0),
        static bits => BitConverter.ToSingle(BitConverter.GetBytes(unchecked((int)bits)), 0),
        static digits => float.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : double.PositiveInfinity);

    public static FloatFormat Double { get; } = new(
        Precision: 53,
        MaxExponent: 1023,
        Digits: 15,
        RoundTripDigits: 17,
        BitConverter.DoubleToInt64Bits,
        BitConverter.Int64BitsToDouble,
        static digits => double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : double.PositiveInfinity);

    public double MinNormal => Math.Pow(2, 1 - MaxExponent);

    /// <summary>The largest number that is finite.</summary>
    public double Max => (2 - Epsilon) * Math.Pow(2, MaxExponent);

    /// <summary>Up to here every integer is a number of the format.</summary>
    public long MaxExactInteger => 1L << Precision;

    /// <summary>From this power of ten on every number of the format is an integer.</summary>
    public double FirstWholePowerOfTen => Math.Pow(10, Math.Ceiling(Math.Log10(MaxExactInteger)));

    /// <summary>The distance of neighbouring numbers from 1 on.</summary>
    public double Epsilon => Math.Pow(2, 1 - Precision);
}
