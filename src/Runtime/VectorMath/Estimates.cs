using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Kernels;

// The processor's fast estimates. They are written by hand for each width because the instruction is the point; where
// there is none, the quotient itself is the estimate.
public static partial class VectorMath
{
    /// <summary>An estimate of 1/x, as <see cref="MathF"/> gives it.</summary>
    /// <param name="x">The divisor.</param>
    /// <returns>The estimate, whose bits depend on the processor.</returns>
    public static float ReciprocalEstimate(float x) => MathF.ReciprocalEstimate(x);

    /// <summary>An estimate of 1/x, as <see cref="Math"/> gives it.</summary>
    /// <param name="x">The divisor.</param>
    /// <returns>The estimate, whose bits depend on the processor.</returns>
    public static double ReciprocalEstimate(double x) => Math.ReciprocalEstimate(x);

    /// <summary>An estimate of 1/√x, as <see cref="MathF"/> gives it.</summary>
    /// <param name="x">The number.</param>
    /// <returns>The estimate, whose bits depend on the processor.</returns>
    public static float ReciprocalSqrtEstimate(float x) => MathF.ReciprocalSqrtEstimate(x);

    /// <summary>An estimate of 1/√x, as <see cref="Math"/> gives it.</summary>
    /// <param name="x">The number.</param>
    /// <returns>The estimate, whose bits depend on the processor.</returns>
    public static double ReciprocalSqrtEstimate(double x) => Math.ReciprocalSqrtEstimate(x);

    /// <summary>An estimate of 1/x on each lane, as exact as the processor's instruction: 11 bits at least.</summary>
    /// <param name="x">The divisors.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> ReciprocalEstimate(Vector128<float> x) =>
        Sse.IsSupported ? Sse.Reciprocal(x)
        : AdvSimd.IsSupported ? AdvSimd.ReciprocalEstimate(x)
        : Vector128.Create(1f) / x;

    /// <inheritdoc cref="ReciprocalEstimate(Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> ReciprocalEstimate(Vector256<float> x) =>
        Avx.IsSupported ? Avx.Reciprocal(x) : Vector256.Create(1f) / x;

    /// <inheritdoc cref="ReciprocalEstimate(Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ReciprocalEstimate(Vector512<float> x) =>
        Avx512F.IsSupported ? Avx512F.Reciprocal14(x) : Vector512.Create(1f) / x;

    /// <inheritdoc cref="ReciprocalEstimate(Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> ReciprocalEstimate(Vector128<double> x) =>
        Avx512F.VL.IsSupported ? Avx512F.VL.Reciprocal14(x) : Vector128.Create(1d) / x;

    /// <inheritdoc cref="ReciprocalEstimate(Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> ReciprocalEstimate(Vector256<double> x) =>
        Avx512F.VL.IsSupported ? Avx512F.VL.Reciprocal14(x) : Vector256.Create(1d) / x;

    /// <inheritdoc cref="ReciprocalEstimate(Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> ReciprocalEstimate(Vector512<double> x) =>
        Avx512F.IsSupported ? Avx512F.Reciprocal14(x) : Vector512.Create(1d) / x;

    /// <summary>An estimate of 1/√x on each lane, as exact as the processor's instruction: 11 bits at least.</summary>
    /// <param name="x">The numbers.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> ReciprocalSqrtEstimate(Vector128<float> x) =>
        Sse.IsSupported ? Sse.ReciprocalSqrt(x)
        : AdvSimd.IsSupported ? AdvSimd.ReciprocalSquareRootEstimate(x)
        : Vector128.Create(1f) / Vector128.Sqrt(x);

    /// <inheritdoc cref="ReciprocalSqrtEstimate(Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> ReciprocalSqrtEstimate(Vector256<float> x) =>
        Avx.IsSupported ? Avx.ReciprocalSqrt(x) : Vector256.Create(1f) / Vector256.Sqrt(x);

    /// <inheritdoc cref="ReciprocalSqrtEstimate(Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ReciprocalSqrtEstimate(Vector512<float> x) =>
        Avx512F.IsSupported ? Avx512F.ReciprocalSqrt14(x) : Vector512.Create(1f) / Vector512.Sqrt(x);

    /// <inheritdoc cref="ReciprocalSqrtEstimate(Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> ReciprocalSqrtEstimate(Vector128<double> x) =>
        Avx512F.VL.IsSupported ? Avx512F.VL.ReciprocalSqrt14(x) : Vector128.Create(1d) / Vector128.Sqrt(x);

    /// <inheritdoc cref="ReciprocalSqrtEstimate(Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> ReciprocalSqrtEstimate(Vector256<double> x) =>
        Avx512F.VL.IsSupported ? Avx512F.VL.ReciprocalSqrt14(x) : Vector256.Create(1d) / Vector256.Sqrt(x);

    /// <inheritdoc cref="ReciprocalSqrtEstimate(Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> ReciprocalSqrtEstimate(Vector512<double> x) =>
        Avx512F.IsSupported ? Avx512F.ReciprocalSqrt14(x) : Vector512.Create(1d) / Vector512.Sqrt(x);
}
