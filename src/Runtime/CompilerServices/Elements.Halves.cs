using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kernels.CompilerServices;

/// <summary>Between <see cref="Half"/> and float, by operations on their bits: .NET has no vector instruction for it.</summary>
public static partial class Elements
{
    private const uint HalfSign = 0x8000;

    /// <summary>The exponent of infinity and NaN, moved to where a float has its exponent.</summary>
    private const uint HalfInfinity = 0x0F80_0000;

    private const uint SingleInfinity = 0x7F80_0000;

    /// <summary>The quotient of the numbers that the same exponent bits mean: 2¹¹².</summary>
    private const float BiasRatio = 5.192297E+33f;

    /// <summary>2⁻¹⁴, the smallest normal half, as a float; and 2¹⁶, which is infinity.</summary>
    private const uint SmallestNormal = 0x3880_0000;
    private const uint FirstInfinity = 0x4780_0000;

    /// <summary>The difference of the exponents, less what makes of the dropped bits a carry where they are more than a half.</summary>
    private const uint Bias = 0x3800_0000 - 0xFFF;

    /// <summary>The bits of halves as floats. A multiplication sets the exponent right, of subnormal numbers too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Widen(Vector512<uint> half)
    {
        var sign = half & Vector512.Create(HalfSign);
        var magnitude = (half ^ sign) << 13;
        var number = (magnitude.AsSingle() * Vector512.Create(BiasRatio)).AsUInt32();
        var isFinite = Vector512.LessThan(magnitude.AsInt32(), Vector512.Create((int)HalfInfinity)).AsUInt32();
        return (Vector512.ConditionalSelect(isFinite, number, magnitude | Vector512.Create(SingleInfinity)) | (sign << 16)).AsSingle();
    }

    /// <inheritdoc cref="Widen(Vector512{uint})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Widen(Vector256<uint> half)
    {
        var sign = half & Vector256.Create(HalfSign);
        var magnitude = (half ^ sign) << 13;
        var number = (magnitude.AsSingle() * Vector256.Create(BiasRatio)).AsUInt32();
        var isFinite = Vector256.LessThan(magnitude.AsInt32(), Vector256.Create((int)HalfInfinity)).AsUInt32();
        return (Vector256.ConditionalSelect(isFinite, number, magnitude | Vector256.Create(SingleInfinity)) | (sign << 16)).AsSingle();
    }

    /// <inheritdoc cref="Widen(Vector512{uint})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Widen(Vector128<uint> half)
    {
        var sign = half & Vector128.Create(HalfSign);
        var magnitude = (half ^ sign) << 13;
        var number = (magnitude.AsSingle() * Vector128.Create(BiasRatio)).AsUInt32();
        var isFinite = Vector128.LessThan(magnitude.AsInt32(), Vector128.Create((int)HalfInfinity)).AsUInt32();
        return (Vector128.ConditionalSelect(isFinite, number, magnitude | Vector128.Create(SingleInfinity)) | (sign << 16)).AsSingle();
    }

    /// <summary>
    /// Floats as the bits of the nearest halves, ties to even. Below the normal numbers the addition of ½ rounds; of the others
    /// 13 bits are dropped.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> Narrow(Vector512<float> number)
    {
        var sign = (number.AsUInt32() >> 16) & Vector512.Create(HalfSign);
        var magnitude = Vector512.Abs(number);
        var bits = Vector512.Min(magnitude.AsInt32(), Vector512.Create((int)FirstInfinity)).AsUInt32();
        var normal = (bits - Vector512.Create(Bias) + ((bits >> 13) & Vector512<uint>.One)) >> 13;
        var subnormal = (magnitude + Vector512.Create(0.5f)).AsUInt32() - Vector512.Create(0.5f).AsUInt32();
        var isNormal = Vector512.GreaterThanOrEqual(bits.AsInt32(), Vector512.Create((int)SmallestNormal)).AsUInt32();
        var half = Vector512.ConditionalSelect(isNormal, normal, subnormal);
        return sign | Vector512.ConditionalSelect(Vector512.Equals(number, number).AsUInt32(), half, Vector512.Create(0x7E00u));
    }

    /// <inheritdoc cref="Narrow(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Narrow(Vector256<float> number)
    {
        var sign = (number.AsUInt32() >> 16) & Vector256.Create(HalfSign);
        var magnitude = Vector256.Abs(number);
        var bits = Vector256.Min(magnitude.AsInt32(), Vector256.Create((int)FirstInfinity)).AsUInt32();
        var normal = (bits - Vector256.Create(Bias) + ((bits >> 13) & Vector256<uint>.One)) >> 13;
        var subnormal = (magnitude + Vector256.Create(0.5f)).AsUInt32() - Vector256.Create(0.5f).AsUInt32();
        var isNormal = Vector256.GreaterThanOrEqual(bits.AsInt32(), Vector256.Create((int)SmallestNormal)).AsUInt32();
        var half = Vector256.ConditionalSelect(isNormal, normal, subnormal);
        return sign | Vector256.ConditionalSelect(Vector256.Equals(number, number).AsUInt32(), half, Vector256.Create(0x7E00u));
    }

    /// <inheritdoc cref="Narrow(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> Narrow(Vector128<float> number)
    {
        var sign = (number.AsUInt32() >> 16) & Vector128.Create(HalfSign);
        var magnitude = Vector128.Abs(number);
        var bits = Vector128.Min(magnitude.AsInt32(), Vector128.Create((int)FirstInfinity)).AsUInt32();
        var normal = (bits - Vector128.Create(Bias) + ((bits >> 13) & Vector128<uint>.One)) >> 13;
        var subnormal = (magnitude + Vector128.Create(0.5f)).AsUInt32() - Vector128.Create(0.5f).AsUInt32();
        var isNormal = Vector128.GreaterThanOrEqual(bits.AsInt32(), Vector128.Create((int)SmallestNormal)).AsUInt32();
        var half = Vector128.ConditionalSelect(isNormal, normal, subnormal);
        return sign | Vector128.ConditionalSelect(Vector128.Equals(number, number).AsUInt32(), half, Vector128.Create(0x7E00u));
    }
}
