using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kernels;

// Natural logarithms at sixteen centres c from 0.75 to 1.5, for Pow of double. As in Log2Tables.cs, they lie near 1 + j / 21 for j from -5 to
// 10, one of them at 1, and the low four bits of j are the index.
public static partial class VectorMath
{
    private const double CentresInUnitDouble = 21.0;
    private const double NearestShiftDouble = IntegerShiftDouble - CentresInUnitDouble;

    // c is chosen within 6e-7 of 1 + j / 21 so that ln c is next to a multiple of 2^-42: the multiple in the table has a relative error below
    // 2^-73 of c, so no second table has to hold a rest (Gal). Multiples of 2^-42 are added exactly.
    private static ReadOnlySpan<double> LogCentres =>
    [
        1.0, 1.0476190587662482, 1.0952380830226034, 1.142856635958922,
        1.1904763302348782, 1.2380954376826385, 1.285714588460895, 1.3333334082942758,
        1.3809520949900531, 1.4285714122882394, 1.4761903535473595, 0.7619049538615907,
        0.8095235300089196, 0.8571428216268786, 0.904761990076425, 0.9523807091863362,
    ];

    private static ReadOnlySpan<double> LogsOfCentres =>
    [
        0.0, 0.046520026275402415, 0.09097176705245147, 0.13353094908848107,
        0.17435350454206855, 0.2135742615032541, 0.2513146637504633, 0.2876821286724862,
        0.32277318518686116, 0.35667493254049987, 0.3894646836808988, -0.27193346354033565,
        -0.2113094389503658, -0.15415072126256746, -0.10008336426199094, -0.04879041952381158,
    ];

    /// <summary>The centre that is next to a significand.</summary>
    /// <param name="nearest">21 times the significand, plus <see cref="NearestShiftDouble"/>.</param>
    [VectorOverloads]
    private static double LogCentre(double nearest) => LogCentres[(int)BitConverter.DoubleToInt64Bits(nearest) & 15];

    /// <summary>The logarithm of that centre.</summary>
    /// <inheritdoc cref="LogCentre(double)"/>
    [VectorOverloads]
    private static double LogOfCentre(double nearest) => LogsOfCentres[(int)BitConverter.DoubleToInt64Bits(nearest) & 15];

    /// <inheritdoc cref="LogCentre(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> LogCentre(Vector128<double> nearest) => Lookup(LogCentres, nearest.AsInt64());

    /// <inheritdoc cref="LogCentre(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> LogCentre(Vector256<double> nearest) => Lookup(LogCentres, nearest.AsInt64());

    /// <inheritdoc cref="LogCentre(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> LogCentre(Vector512<double> nearest) => Lookup(LogCentres, nearest.AsInt64());

    /// <inheritdoc cref="LogOfCentre(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> LogOfCentre(Vector128<double> nearest) => Lookup(LogsOfCentres, nearest.AsInt64());

    /// <inheritdoc cref="LogOfCentre(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> LogOfCentre(Vector256<double> nearest) => Lookup(LogsOfCentres, nearest.AsInt64());

    /// <inheritdoc cref="LogOfCentre(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> LogOfCentre(Vector512<double> nearest) => Lookup(LogsOfCentres, nearest.AsInt64());
}
