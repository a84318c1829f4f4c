using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Kernels.CompilerServices;

// For vectors that the processor has instructions for, and halves of the others.
public static partial class Lanes
{
    /// <summary>x · y + z of each lane, rounded once.</summary>
    /// <param name="x">A factor.</param>
    /// <param name="y">The other factor.</param>
    /// <param name="z">What is added to the product.</param>
    /// <returns>The same bits whether the processor has an instruction for it or not.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> FusedMultiplyAdd(Vector128<float> x, Vector128<float> y, Vector128<float> z) =>
        Fma.IsSupported || AdvSimd.IsSupported || !Vector128.IsHardwareAccelerated
            ? Vector128.FusedMultiplyAdd(x, y, z)
            : SoftwareMultiplyAdd.InDoubles(x, y, z);

    /// <inheritdoc cref="FusedMultiplyAdd(Vector128{float}, Vector128{float}, Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> FusedMultiplyAdd(Vector128<double> x, Vector128<double> y, Vector128<double> z) =>
        Fma.IsSupported || AdvSimd.IsSupported || !Vector128.IsHardwareAccelerated
            ? Vector128.FusedMultiplyAdd(x, y, z)
            : SoftwareMultiplyAdd.InParts(x, y, z);

    /// <inheritdoc cref="FusedMultiplyAdd(Vector128{float}, Vector128{float}, Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> FusedMultiplyAdd(Vector256<float> x, Vector256<float> y, Vector256<float> z) =>
        Vector256.IsHardwareAccelerated
            ? Vector256.FusedMultiplyAdd(x, y, z)
            : Vector256.Create(
                FusedMultiplyAdd(x.GetLower(), y.GetLower(), z.GetLower()),
                FusedMultiplyAdd(x.GetUpper(), y.GetUpper(), z.GetUpper()));

    /// <inheritdoc cref="FusedMultiplyAdd(Vector128{float}, Vector128{float}, Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> FusedMultiplyAdd(Vector256<double> x, Vector256<double> y, Vector256<double> z) =>
        Vector256.IsHardwareAccelerated
            ? Vector256.FusedMultiplyAdd(x, y, z)
            : Vector256.Create(
                FusedMultiplyAdd(x.GetLower(), y.GetLower(), z.GetLower()),
                FusedMultiplyAdd(x.GetUpper(), y.GetUpper(), z.GetUpper()));

    /// <inheritdoc cref="FusedMultiplyAdd(Vector128{float}, Vector128{float}, Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> FusedMultiplyAdd(Vector512<float> x, Vector512<float> y, Vector512<float> z) =>
        Vector512.IsHardwareAccelerated
            ? Vector512.FusedMultiplyAdd(x, y, z)
            : Vector512.Create(
                FusedMultiplyAdd(x.GetLower(), y.GetLower(), z.GetLower()),
                FusedMultiplyAdd(x.GetUpper(), y.GetUpper(), z.GetUpper()));

    /// <inheritdoc cref="FusedMultiplyAdd(Vector128{float}, Vector128{float}, Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> FusedMultiplyAdd(Vector512<double> x, Vector512<double> y, Vector512<double> z) =>
        Vector512.IsHardwareAccelerated
            ? Vector512.FusedMultiplyAdd(x, y, z)
            : Vector512.Create(
                FusedMultiplyAdd(x.GetLower(), y.GetLower(), z.GetLower()),
                FusedMultiplyAdd(x.GetUpper(), y.GetUpper(), z.GetUpper()));
}
