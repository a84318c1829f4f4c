using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Kernels;

// What rounding takes from a product. The JIT negates a vector by an operation of its own, where the processor multiplies
// and subtracts at once; the bits are the same.
public static partial class VectorMath
{
    /// <summary>x · y - <paramref name="product"/>, exact where that is the rounded product.</summary>
    [VectorOverloads]
    private static float LostInProduct(float x, float y, float product) => MathF.FusedMultiplyAdd(x, y, -product);

    /// <inheritdoc cref="LostInProduct(float, float, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> LostInProduct(Vector128<float> x, Vector128<float> y, Vector128<float> product) =>
        Fma.IsSupported ? Fma.MultiplySubtract(x, y, product) : Vector128.FusedMultiplyAdd(x, y, -product);

    /// <inheritdoc cref="LostInProduct(float, float, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> LostInProduct(Vector256<float> x, Vector256<float> y, Vector256<float> product) =>
        Fma.IsSupported ? Fma.MultiplySubtract(x, y, product) : Vector256.FusedMultiplyAdd(x, y, -product);

    /// <inheritdoc cref="LostInProduct(float, float, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> LostInProduct(Vector512<float> x, Vector512<float> y, Vector512<float> product) =>
        Avx512F.IsSupported ? Avx512F.FusedMultiplySubtract(x, y, product) : Vector512.FusedMultiplyAdd(x, y, -product);
}
