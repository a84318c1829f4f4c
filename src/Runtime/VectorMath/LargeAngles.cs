using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kernels;

// Angles that are so large that reducing them costs several times what is left to do. They are rare, so all lanes are
// asked first whether there is one. What follows then is a call of a method of its own, so that the loop around it
// keeps its registers; it changes a copy in memory, so that the usual result need not live there.
public static partial class VectorMath
{
    /// <summary>The sine: <paramref name="small"/>, unless the angle is large.</summary>
    [VectorOverloads]
    private static float SinOf(float x, float small) => MathF.Abs(x) > LargestReducedAngle ? LargeSin(x) : small;

    /// <summary>The cosine: <paramref name="small"/>, unless the angle is large.</summary>
    [VectorOverloads]
    private static float CosOf(float x, float small) => MathF.Abs(x) > LargestReducedAngle ? LargeCos(x) : small;

    /// <inheritdoc cref="SinOf(float, float)"/>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> SinOf(Vector128<float> x, Vector128<float> small)
    {
        if (!Vector128.GreaterThanAny(Vector128.Abs(x), Vector128.Create(LargestReducedAngle))) return small;

        Vector128<float> sine = small;
        SetLargeSin(x, ref sine);
        return sine;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void SetLargeSin(Vector128<float> x, ref Vector128<float> sine) =>
        sine = Vector128.ConditionalSelect(Vector128.GreaterThan(Vector128.Abs(x), Vector128.Create(LargestReducedAngle)), LargeSin(x), sine);

    /// <inheritdoc cref="CosOf(float, float)"/>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> CosOf(Vector128<float> x, Vector128<float> small)
    {
        if (!Vector128.GreaterThanAny(Vector128.Abs(x), Vector128.Create(LargestReducedAngle))) return small;

        Vector128<float> cosine = small;
        SetLargeCos(x, ref cosine);
        return cosine;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void SetLargeCos(Vector128<float> x, ref Vector128<float> cosine) =>
        cosine = Vector128.ConditionalSelect(Vector128.GreaterThan(Vector128.Abs(x), Vector128.Create(LargestReducedAngle)), LargeCos(x), cosine);

    /// <inheritdoc cref="SinOf(float, float)"/>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> SinOf(Vector256<float> x, Vector256<float> small)
    {
        if (!Vector256.GreaterThanAny(Vector256.Abs(x), Vector256.Create(LargestReducedAngle))) return small;

        Vector256<float> sine = small;
        SetLargeSin(x, ref sine);
        return sine;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void SetLargeSin(Vector256<float> x, ref Vector256<float> sine) =>
        sine = Vector256.ConditionalSelect(Vector256.GreaterThan(Vector256.Abs(x), Vector256.Create(LargestReducedAngle)), LargeSin(x), sine);

    /// <inheritdoc cref="CosOf(float, float)"/>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> CosOf(Vector256<float> x, Vector256<float> small)
    {
        if (!Vector256.GreaterThanAny(Vector256.Abs(x), Vector256.Create(LargestReducedAngle))) return small;

        Vector256<float> cosine = small;
        SetLargeCos(x, ref cosine);
        return cosine;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void SetLargeCos(Vector256<float> x, ref Vector256<float> cosine) =>
        cosine = Vector256.ConditionalSelect(Vector256.GreaterThan(Vector256.Abs(x), Vector256.Create(LargestReducedAngle)), LargeCos(x), cosine);

    /// <inheritdoc cref="SinOf(float, float)"/>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> SinOf(Vector512<float> x, Vector512<float> small)
    {
        if (!Vector512.GreaterThanAny(Vector512.Abs(x), Vector512.Create(LargestReducedAngle))) return small;

        Vector512<float> sine = small;
        SetLargeSin(x, ref sine);
        return sine;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void SetLargeSin(Vector512<float> x, ref Vector512<float> sine) =>
        sine = Vector512.ConditionalSelect(Vector512.GreaterThan(Vector512.Abs(x), Vector512.Create(LargestReducedAngle)), LargeSin(x), sine);

    /// <inheritdoc cref="CosOf(float, float)"/>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> CosOf(Vector512<float> x, Vector512<float> small)
    {
        if (!Vector512.GreaterThanAny(Vector512.Abs(x), Vector512.Create(LargestReducedAngle))) return small;

        Vector512<float> cosine = small;
        SetLargeCos(x, ref cosine);
        return cosine;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void SetLargeCos(Vector512<float> x, ref Vector512<float> cosine) =>
        cosine = Vector512.ConditionalSelect(Vector512.GreaterThan(Vector512.Abs(x), Vector512.Create(LargestReducedAngle)), LargeCos(x), cosine);
}
