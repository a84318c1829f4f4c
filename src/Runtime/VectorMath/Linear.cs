namespace Kernels;

public static partial class VectorMath
{
    /// <summary>The number on the way from one number to another: <c>start · (1 − amount) + end · amount</c>.</summary>
    /// <remarks>The second product and the sum are rounded once. At 0 it is <paramref name="start"/>, and at 1 <paramref name="end"/>.</remarks>
    /// <param name="start">Where the way begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="amount">How much of the way is gone, from 0 to 1; beyond, the line goes on.</param>
    [Vectorize]
    public static float Lerp(float start, float end, float amount) => MathF.FusedMultiplyAdd(start, 1f - amount, end * amount);

    /// <summary>An angle in radians, given in degrees: <c>x · π / 180</c>.</summary>
    /// <param name="degrees">The angle in degrees.</param>
    [Vectorize]
    public static float DegreesToRadians(float degrees) => degrees * MathF.PI / 180f;

    /// <summary>An angle in degrees, given in radians: <c>x · 180 / π</c>.</summary>
    /// <param name="radians">The angle in radians.</param>
    [Vectorize]
    public static float RadiansToDegrees(float radians) => radians * 180f / MathF.PI;

    /// <summary>The number on the way from one number to another: <c>start · (1 − amount) + end · amount</c>.</summary>
    /// <remarks>The second product and the sum are rounded once. At 0 it is <paramref name="start"/>, and at 1 <paramref name="end"/>.</remarks>
    /// <param name="start">Where the way begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="amount">How much of the way is gone, from 0 to 1; beyond, the line goes on.</param>
    [Vectorize]
    public static double Lerp(double start, double end, double amount) => Math.FusedMultiplyAdd(start, 1.0 - amount, end * amount);

    /// <summary>An angle in radians, given in degrees: <c>x · π / 180</c>.</summary>
    /// <param name="degrees">The angle in degrees.</param>
    [Vectorize]
    public static double DegreesToRadians(double degrees) => degrees * Math.PI / 180.0;

    /// <summary>An angle in degrees, given in radians: <c>x · 180 / π</c>.</summary>
    /// <param name="radians">The angle in radians.</param>
    [Vectorize]
    public static double RadiansToDegrees(double radians) => radians * 180.0 / Math.PI;
}
