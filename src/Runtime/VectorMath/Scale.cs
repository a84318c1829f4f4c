using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Kernels;

public static partial class VectorMath
{
    /// <summary>Computes <paramref name="value"/> · 2^<paramref name="exponent"/>, rounded once.</summary>
    /// <remarks>
    /// AVX-512 has an instruction for it. Elsewhere the exponent is split into two halves, each of them within the
    /// range of a normal number: the first product is exact, so only the second one rounds, also to a subnormal
    /// number. Both ways give the same bits under the conditions stated with the parameters.
    /// </remarks>
    /// <param name="value">A number whose magnitude is from 0.5 to 2. Zero, an infinity and NaN give themselves.</param>
    /// <param name="exponent">An integer from -252 to 252; any value where <paramref name="value"/> is NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static float Scale(float value, float exponent)
    {
        // The low 21 bits of the shift itself are 0, so it vanishes when the halves move into the exponent field.
        int whole = BitConverter.SingleToInt32Bits(exponent + IntegerShift);
        int half = whole >> 1;
        return value
            * BitConverter.Int32BitsToSingle((half << 23) + OneBits)
            * BitConverter.Int32BitsToSingle(((whole - half) << 23) + OneBits);
    }

    /// <inheritdoc cref="Scale(float, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<float> Scale(Vector128<float> value, Vector128<float> exponent)
    {
        if (Avx512F.VL.IsSupported) return Avx512F.VL.Scale(value, exponent);

        Vector128<int> whole = (exponent + Vector128.Create(IntegerShift)).AsInt32();
        Vector128<int> half = whole >> 1;
        return value
            * ((half << 23) + Vector128.Create(OneBits)).AsSingle()
            * (((whole - half) << 23) + Vector128.Create(OneBits)).AsSingle();
    }

    /// <inheritdoc cref="Scale(float, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<float> Scale(Vector256<float> value, Vector256<float> exponent)
    {
        if (Avx512F.VL.IsSupported) return Avx512F.VL.Scale(value, exponent);

        Vector256<int> whole = (exponent + Vector256.Create(IntegerShift)).AsInt32();
        Vector256<int> half = whole >> 1;
        return value
            * ((half << 23) + Vector256.Create(OneBits)).AsSingle()
            * (((whole - half) << 23) + Vector256.Create(OneBits)).AsSingle();
    }

    /// <inheritdoc cref="Scale(float, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> Scale(Vector512<float> value, Vector512<float> exponent)
    {
        if (Avx512F.IsSupported) return Avx512F.Scale(value, exponent);

        Vector512<int> whole = (exponent + Vector512.Create(IntegerShift)).AsInt32();
        Vector512<int> half = whole >> 1;
        return value
            * ((half << 23) + Vector512.Create(OneBits)).AsSingle()
            * (((whole - half) << 23) + Vector512.Create(OneBits)).AsSingle();
    }

    /// <inheritdoc cref="Scale(float, float)"/>
    /// <param name="value">A number whose magnitude is from 0.5 to 2. Zero, an infinity and NaN give themselves.</param>
    /// <param name="exponent">
    /// An integer from -2044 to 2044; any value where <paramref name="value"/> is NaN.
    /// </param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static double Scale(double value, double exponent)
    {
        long whole = BitConverter.DoubleToInt64Bits(exponent + IntegerShiftDouble);
        long half = whole >> 1;
        return value
            * BitConverter.Int64BitsToDouble((half << 52) + OneBitsDouble)
            * BitConverter.Int64BitsToDouble(((whole - half) << 52) + OneBitsDouble);
    }

    /// <inheritdoc cref="Scale(double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<double> Scale(Vector128<double> value, Vector128<double> exponent)
    {
        if (Avx512F.VL.IsSupported) return Avx512F.VL.Scale(value, exponent);

        Vector128<long> whole = (exponent + Vector128.Create(IntegerShiftDouble)).AsInt64();
        Vector128<long> half = whole >> 1;
        return value
            * ((half << 52) + Vector128.Create(OneBitsDouble)).AsDouble()
            * (((whole - half) << 52) + Vector128.Create(OneBitsDouble)).AsDouble();
    }

    /// <inheritdoc cref="Scale(double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<double> Scale(Vector256<double> value, Vector256<double> exponent)
    {
        if (Avx512F.VL.IsSupported) return Avx512F.VL.Scale(value, exponent);

        Vector256<long> whole = (exponent + Vector256.Create(IntegerShiftDouble)).AsInt64();
        Vector256<long> half = whole >> 1;
        return value
            * ((half << 52) + Vector256.Create(OneBitsDouble)).AsDouble()
            * (((whole - half) << 52) + Vector256.Create(OneBitsDouble)).AsDouble();
    }

    /// <inheritdoc cref="Scale(double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> Scale(Vector512<double> value, Vector512<double> exponent)
    {
        if (Avx512F.IsSupported) return Avx512F.Scale(value, exponent);

        Vector512<long> whole = (exponent + Vector512.Create(IntegerShiftDouble)).AsInt64();
        Vector512<long> half = whole >> 1;
        return value
            * ((half << 52) + Vector512.Create(OneBitsDouble)).AsDouble()
            * (((whole - half) << 52) + Vector512.Create(OneBitsDouble)).AsDouble();
    }
}
