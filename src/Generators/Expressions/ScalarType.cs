using System;
using System.Globalization;
using System.Linq;

namespace Kernels.Generators.Expressions;

/// <summary>The types a value can have inside a kernel.</summary>
internal enum ScalarType
{
    Bool,
    Int32,
    UInt32,
    Int64,
    UInt64,
    Single,
    Double,

    /// <summary>Several scalars; gone once the calls that return them are inlined.</summary>
    Tuple,
}

/// <summary>
/// One row of the table of types: all that is to be known of a type of numbers. It states everything: nothing has a
/// default.
/// </summary>
/// <param name="Keyword">The type's C# keyword.</param>
/// <param name="Bits">Its size.</param>
/// <param name="IsSigned">An integer with a sign; a floating-point number has one anyway.</param>
/// <param name="Suffix">What ends a literal of the type, so that it is not one of another type.</param>
/// <param name="MathClass">The class that has the type's mathematics.</param>
/// <param name="Unsigned">The unsigned integer of the same size: it holds the bits of a number.</param>
/// <param name="Sum">The type that numbers of this one are summed in.</param>
/// <param name="Float">What else is to be known of floating-point numbers; null of integers.</param>
internal sealed record NumberType(
    ScalarType Type, string Keyword, int Bits, bool IsSigned, string Suffix, string MathClass, ScalarType Unsigned, ScalarType Sum, FloatFormat? Float)
{
    /// <summary>The type's name in .NET: <c>Single</c> of <c>float</c>.</summary>
    public string Name => Type.ToString();

    /// <summary>The least integer of the type.</summary>
    public long Min => IsSigned ? -1L << (Bits - 1) : 0;

    /// <summary>The largest integer of the type, as bits.</summary>
    public long Max => IsSigned ? ~Min : unchecked((long)Mask);

    private ulong Mask => ulong.MaxValue >> (64 - Bits);

    /// <summary>
    /// The bits of an integer or of a floating-point number as <see cref="Constant"/> keeps them: what exceeds the type is
    /// cut off.
    /// </summary>
    public long Wrap(long bits) => IsSigned || Float is not null ? bits << (64 - Bits) >> (64 - Bits) : ToUnsigned(bits);

    /// <summary>The same bits as a number without sign.</summary>
    public long ToUnsigned(long bits) => bits & unchecked((long)Mask);
}

/// <summary>A format of floating-point numbers.</summary>
/// <param name="Precision">The bits of the significand, with the first one.</param>
/// <param name="MaxExponent">The exponent of the largest power of two.</param>
/// <param name="Digits">So few decimals may read back to the same number.</param>
/// <param name="RoundTripDigits">So many always do.</param>
/// <param name="IsLiteralDefault">A literal with a point and no suffix is of this type.</param>
/// <param name="ToBits">The bits of a number, rounded to the format.</param>
/// <param name="FromBits">The number that bits stand for.</param>
/// <param name="Parse">The number of the format that is nearest to a decimal one; infinite where it is too large.</param>
internal sealed record FloatFormat(
    int Precision,
    int MaxExponent,
    int Digits,
    int RoundTripDigits,
    bool IsLiteralDefault,
    Func<double, long> ToBits,
    Func<long, double> FromBits,
    Func<string, double> Parse)
{
    public double MinNormal => Math.Pow(2, 1 - MaxExponent);

    /// <summary>The largest number that is finite.</summary>
    public double Max => (2 - Epsilon) * Math.Pow(2, MaxExponent);

    /// <summary>Up to here every integer is a number of the format.</summary>
    public long MaxExactInteger => 1L << Precision;

    /// <summary>The distance of neighbouring numbers from 1 on.</summary>
    public double Epsilon => Math.Pow(2, 1 - Precision);
}

internal static class ScalarTypes
{
    private static readonly FloatFormat SingleFormat = new(
        Precision: 24, MaxExponent: 127, Digits: 6, RoundTripDigits: 9, IsLiteralDefault: false,
        static value => BitConverter.ToInt32(BitConverter.GetBytes((float)value), 0),
        static bits => BitConverter.ToSingle(BitConverter.GetBytes(unchecked((int)bits)), 0),
        static digits => float.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : double.PositiveInfinity);

    private static readonly FloatFormat DoubleFormat = new(
        Precision: 53, MaxExponent: 1023, Digits: 15, RoundTripDigits: 17, IsLiteralDefault: true,
        BitConverter.DoubleToInt64Bits,
        BitConverter.Int64BitsToDouble,
        static digits => double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : double.PositiveInfinity);

    /// <summary>The types of numbers, a row each.</summary>
    public static readonly NumberType[] Numbers =
    [
        //  type               keyword   bits  signed suffix mathematics  unsigned          sum                format
        new(ScalarType.Int32,  "int",    32,   true,  "",    "Math",  ScalarType.UInt32, ScalarType.Int64,  null),
        new(ScalarType.UInt32, "uint",   32,   false, "u",   "Math",  ScalarType.UInt32, ScalarType.UInt64, null),
        new(ScalarType.Int64,  "long",   64,   true,  "L",   "Math",  ScalarType.UInt64, ScalarType.Int64,  null),
        new(ScalarType.UInt64, "ulong",  64,   false, "UL",  "Math",  ScalarType.UInt64, ScalarType.UInt64, null),
        new(ScalarType.Single, "float",  32,   false, "f",   "MathF", ScalarType.UInt32, ScalarType.Single, SingleFormat),
        new(ScalarType.Double, "double", 64,   false, "d",   "Math",  ScalarType.UInt64, ScalarType.Double, DoubleFormat),
    ];

    /// <summary>The row of each value of the enumeration; none of the types that are no numbers.</summary>
    private static readonly NumberType?[] Rows =
        [.. Enum.GetValues(typeof(ScalarType)).Cast<ScalarType>().Select(static type => Array.Find(Numbers, row => row.Type == type))];

    /// <summary>The row of a type of numbers; null of a condition and of a tuple.</summary>
    public static NumberType? Find(ScalarType type) => type is ScalarType.Bool or ScalarType.Tuple ? null
        : (uint)type < (uint)Rows.Length && Rows[(int)type] is { } row ? row
        : throw type.Unknown();

    /// <summary>The row of a type of numbers.</summary>
    public static NumberType Number(this ScalarType type) => Find(type) ?? throw type.Unknown();

    /// <summary>The format of a floating-point type.</summary>
    public static FloatFormat Format(this ScalarType type) => type.Number().Float ?? throw type.Unknown();

    /// <summary>The type's C# keyword.</summary>
    public static string Keyword(this ScalarType type) => type == ScalarType.Bool ? "bool" : type.Number().Keyword;

    public static bool IsFloat(this ScalarType type) => Find(type)?.Float is not null;

    public static bool IsInteger(this ScalarType type) => Find(type) is { Float: null };

    public static bool IsNumber(this ScalarType type) => Find(type) is not null;

    public static bool IsSigned(this ScalarType type) => Find(type)?.IsSigned == true;

    /// <summary>The type's size in bits; 0 for <see cref="ScalarType.Bool"/>, which takes the width of its lane.</summary>
    public static int Bits(this ScalarType type) => Find(type)?.Bits ?? 0;

    /// <summary>The unsigned integer of the type's size.</summary>
    public static ScalarType Unsigned(this ScalarType type) => type.Number().Unsigned;

    /// <summary>
    /// The type of the lane that holds a value: a number of fewer bits than the lane becomes one of the lane's size, a
    /// condition is a mask of signed integers.
    /// </summary>
    public static ScalarType InLane(this ScalarType type, int laneBits) => type == ScalarType.Bool ? ScalarType.Int32.InLane(laneBits)
        : Find(type) is { } own && own.Bits < laneBits
        ? Array.Find(Numbers, row => row.Bits == laneBits && row.IsSigned == own.IsSigned && row.Float is null == own.Float is null)!.Type
        : type;

    /// <summary>What the last arm of a switch over types throws: no type is taken for another one.</summary>
    public static Exception Unknown(this ScalarType type) => new ArgumentOutOfRangeException(nameof(type), type, "A type that is not known here.");
}
