using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kernels;

// Log2 at sixteen centres c from 0.75 to 1.5, for Pow. They lie near 1 + j / 21 for j from -5 to 10, one of them at 1; the
// low four bits of j are the index, and they stand in the low bits of a sum with NearestShift. A table of sixteen floats
// is one register of 512 bits, and reading it one instruction.
public static partial class VectorMath
{
    private const float CentresInUnit = 21f;
    private const float NearestShift = IntegerShift - CentresInUnit;

    // c is chosen within 1 / 4096 of 1 + j / 21 so that the slope, the float next to 1.44269502 / c, has a relative error
    // below 2^-34. 1.44269502 is the float next to 1 / ln 2. log2 c is the sum of a multiple of 2^-16, exact when an
    // exponent is added, and of a rest.
    private static ReadOnlySpan<float> Log2Centres =>
    [
        1f, 1.0476408f, 1.0950035f, 1.1430779f, 1.1904273f, 1.2381582f, 1.2855589f, 1.3334813f,
        1.3808101f, 1.42858f, 1.4759741f, 0.7619616f, 0.8094635f, 0.85730946f, 0.90486467f, 0.95261043f,
    ];

    private static ReadOnlySpan<float> Log2Slopes =>
    [
        1.442695f, 1.3770894f, 1.3175255f, 1.2621144f, 1.2119136f, 1.1651944f, 1.1222317f, 1.0819012f,
        1.0448178f, 1.0098804f, 0.9774528f, 1.893396f, 1.7822855f, 1.6828171f, 1.5943766f, 1.5144649f,
    ];

    private static ReadOnlySpan<float> Log2Highs =>
    [
        0f, 0.06713867f, 0.13093567f, 0.19291687f, 0.2514801f, 0.30819702f, 0.36239624f, 0.41519165f,
        0.46551514f, 0.5145874f, 0.56166077f, -0.3922119f, -0.30496216f, -0.22210693f, -0.14422607f, -0.07003784f,
    ];

    private static ReadOnlySpan<float> Log2Lows =>
    [
        0f, 5.4799234e-6f, -2.0663968e-7f, 6.7928204e-6f, -5.8134316e-7f, -1.3310854e-6f, -4.8535253e-7f, 5.9558515e-6f,
        -1.7096416e-7f, -5.527218e-6f, 6.6223224e-6f, 2.0731695e-6f, 9.363081e-8f, -5.0972794e-6f, 1.8837772e-8f, -3.903736e-6f,
    ];

    /// <summary>The centre that is next to a significand.</summary>
    /// <param name="nearest">21 times the significand, plus <see cref="NearestShift"/>.</param>
    [VectorOverloads]
    private static float Log2Centre(float nearest) => Log2Centres[BitConverter.SingleToInt32Bits(nearest) & 15];

    /// <summary>1 / ln 2 over that centre.</summary>
    /// <inheritdoc cref="Log2Centre(float)"/>
    [VectorOverloads]
    private static float Log2Slope(float nearest) => Log2Slopes[BitConverter.SingleToInt32Bits(nearest) & 15];

    /// <summary>log2 of that centre, a multiple of 2^-16.</summary>
    /// <inheritdoc cref="Log2Centre(float)"/>
    [VectorOverloads]
    private static float Log2High(float nearest) => Log2Highs[BitConverter.SingleToInt32Bits(nearest) & 15];

    /// <summary>What that logarithm lacks.</summary>
    /// <inheritdoc cref="Log2Centre(float)"/>
    [VectorOverloads]
    private static float Log2Low(float nearest) => Log2Lows[BitConverter.SingleToInt32Bits(nearest) & 15];

    /// <inheritdoc cref="Log2Centre(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Log2Centre(Vector128<float> nearest) => Lookup(Log2Centres, nearest.AsInt32());

    /// <inheritdoc cref="Log2Slope(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Log2Slope(Vector128<float> nearest) => Lookup(Log2Slopes, nearest.AsInt32());

    /// <inheritdoc cref="Log2High(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Log2High(Vector128<float> nearest) => Lookup(Log2Highs, nearest.AsInt32());

    /// <inheritdoc cref="Log2Low(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Log2Low(Vector128<float> nearest) => Lookup(Log2Lows, nearest.AsInt32());

    /// <inheritdoc cref="Log2Centre(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Log2Centre(Vector256<float> nearest) => Lookup(Log2Centres, nearest.AsInt32());

    /// <inheritdoc cref="Log2Slope(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Log2Slope(Vector256<float> nearest) => Lookup(Log2Slopes, nearest.AsInt32());

    /// <inheritdoc cref="Log2High(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Log2High(Vector256<float> nearest) => Lookup(Log2Highs, nearest.AsInt32());

    /// <inheritdoc cref="Log2Low(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Log2Low(Vector256<float> nearest) => Lookup(Log2Lows, nearest.AsInt32());

    /// <inheritdoc cref="Log2Centre(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Log2Centre(Vector512<float> nearest) => Lookup(Log2Centres, nearest.AsInt32());

    /// <inheritdoc cref="Log2Slope(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Log2Slope(Vector512<float> nearest) => Lookup(Log2Slopes, nearest.AsInt32());

    /// <inheritdoc cref="Log2High(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Log2High(Vector512<float> nearest) => Lookup(Log2Highs, nearest.AsInt32());

    /// <inheritdoc cref="Log2Low(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Log2Low(Vector512<float> nearest) => Lookup(Log2Lows, nearest.AsInt32());
}
