using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Kernels.CompilerServices;

namespace Kernels;

// A product less a number, and a number less a product, rounded once. Written as FusedMultiplyAdd with a negated number, they
// cost an operation more: the JIT negates a vector first, where the processor multiplies and subtracts at once. The bits are
// the same.
public static partial class VectorMath
{
    /// <summary>x · y - z, rounded once; exact where z is the rounded product.</summary>
    [VectorOverloads]
    private static float MultiplySubtract(float x, float y, float z) => MathF.FusedMultiplyAdd(x, y, -z);

    /// <inheritdoc cref="MultiplySubtract(float, float, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> MultiplySubtract(Vector128<float> x, Vector128<float> y, Vector128<float> z) =>
        Fma.IsSupported ? Fma.MultiplySubtract(x, y, z) : Lanes.FusedMultiplyAdd(x, y, -z);

    /// <inheritdoc cref="MultiplySubtract(float, float, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> MultiplySubtract(Vector256<float> x, Vector256<float> y, Vector256<float> z) =>
        Fma.IsSupported ? Fma.MultiplySubtract(x, y, z) : Lanes.FusedMultiplyAdd(x, y, -z);

    /// <inheritdoc cref="MultiplySubtract(float, float, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> MultiplySubtract(Vector512<float> x, Vector512<float> y, Vector512<float> z) =>
        Avx512F.IsSupported ? Avx512F.FusedMultiplySubtract(x, y, z) : Lanes.FusedMultiplyAdd(x, y, -z);

    /// <summary>z - x · y, rounded once.</summary>
    [VectorOverloads]
    private static float SubtractProduct(float z, float x, float y) => MathF.FusedMultiplyAdd(-x, y, z);

    /// <inheritdoc cref="SubtractProduct(float, float, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> SubtractProduct(Vector128<float> z, Vector128<float> x, Vector128<float> y) =>
        Fma.IsSupported ? Fma.MultiplyAddNegated(x, y, z) : Lanes.FusedMultiplyAdd(-x, y, z);

    /// <inheritdoc cref="SubtractProduct(float, float, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> SubtractProduct(Vector256<float> z, Vector256<float> x, Vector256<float> y) =>
        Fma.IsSupported ? Fma.MultiplyAddNegated(x, y, z) : Lanes.FusedMultiplyAdd(-x, y, z);

    /// <inheritdoc cref="SubtractProduct(float, float, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> SubtractProduct(Vector512<float> z, Vector512<float> x, Vector512<float> y) =>
        Avx512F.IsSupported ? Avx512F.FusedMultiplyAddNegated(x, y, z) : Lanes.FusedMultiplyAdd(-x, y, z);

    /// <summary>x · y - z, rounded once; exact where z is the rounded product.</summary>
    [VectorOverloads]
    private static double MultiplySubtract(double x, double y, double z) => Math.FusedMultiplyAdd(x, y, -z);

    /// <inheritdoc cref="MultiplySubtract(double, double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> MultiplySubtract(Vector128<double> x, Vector128<double> y, Vector128<double> z) =>
        Fma.IsSupported ? Fma.MultiplySubtract(x, y, z) : Lanes.FusedMultiplyAdd(x, y, -z);

    /// <inheritdoc cref="MultiplySubtract(double, double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> MultiplySubtract(Vector256<double> x, Vector256<double> y, Vector256<double> z) =>
        Fma.IsSupported ? Fma.MultiplySubtract(x, y, z) : Lanes.FusedMultiplyAdd(x, y, -z);

    /// <inheritdoc cref="MultiplySubtract(double, double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> MultiplySubtract(Vector512<double> x, Vector512<double> y, Vector512<double> z) =>
        Avx512F.IsSupported ? Avx512F.FusedMultiplySubtract(x, y, z) : Lanes.FusedMultiplyAdd(x, y, -z);

    /// <summary>z - x · y, rounded once.</summary>
    [VectorOverloads]
    private static double SubtractProduct(double z, double x, double y) => Math.FusedMultiplyAdd(-x, y, z);

    /// <inheritdoc cref="SubtractProduct(double, double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> SubtractProduct(Vector128<double> z, Vector128<double> x, Vector128<double> y) =>
        Fma.IsSupported ? Fma.MultiplyAddNegated(x, y, z) : Lanes.FusedMultiplyAdd(-x, y, z);

    /// <inheritdoc cref="SubtractProduct(double, double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> SubtractProduct(Vector256<double> z, Vector256<double> x, Vector256<double> y) =>
        Fma.IsSupported ? Fma.MultiplyAddNegated(x, y, z) : Lanes.FusedMultiplyAdd(-x, y, z);

    /// <inheritdoc cref="SubtractProduct(double, double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> SubtractProduct(Vector512<double> z, Vector512<double> x, Vector512<double> y) =>
        Avx512F.IsSupported ? Avx512F.FusedMultiplyAddNegated(x, y, z) : Lanes.FusedMultiplyAdd(-x, y, z);
}
