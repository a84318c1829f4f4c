using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kernels;

// The special cases of Pow. They are rare, so all lanes are asked first whether there is one, as for a large angle.
public static partial class VectorMath
{
    /// <summary>xʸ: <paramref name="usual"/>, unless it is a special case or out of range.</summary>
    [VectorOverloads]
    private static float PowOf(float x, float y, float product, float usual) =>
        MathF.Abs(product) < LargestExponent ? usual : PowWithSpecialCases(x, y);

    /// <inheritdoc cref="PowOf(float, float, float, float)"/>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> PowOf(Vector128<float> x, Vector128<float> y, Vector128<float> product, Vector128<float> usual)
    {
        if (Vector128.LessThanAll(Vector128.Abs(product), Vector128.Create(LargestExponent))) return usual;

        Vector128<float> power = usual;
        SetPow(x, y, ref power);
        return power;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void SetPow(Vector128<float> x, Vector128<float> y, ref Vector128<float> power) =>
        power = PowWithSpecialCases(x, y);

    /// <inheritdoc cref="PowOf(float, float, float, float)"/>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> PowOf(Vector256<float> x, Vector256<float> y, Vector256<float> product, Vector256<float> usual)
    {
        if (Vector256.LessThanAll(Vector256.Abs(product), Vector256.Create(LargestExponent))) return usual;

        Vector256<float> power = usual;
        SetPow(x, y, ref power);
        return power;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void SetPow(Vector256<float> x, Vector256<float> y, ref Vector256<float> power) =>
        power = PowWithSpecialCases(x, y);

    /// <inheritdoc cref="PowOf(float, float, float, float)"/>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> PowOf(Vector512<float> x, Vector512<float> y, Vector512<float> product, Vector512<float> usual)
    {
        if (Vector512.LessThanAll(Vector512.Abs(product), Vector512.Create(LargestExponent))) return usual;

        Vector512<float> power = usual;
        SetPow(x, y, ref power);
        return power;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void SetPow(Vector512<float> x, Vector512<float> y, ref Vector512<float> power) =>
        power = PowWithSpecialCases(x, y);
}
