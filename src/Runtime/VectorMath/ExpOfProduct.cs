using System.Runtime.Intrinsics.X86;

namespace Kernels;

public static partial class VectorMath
{
    // Exp with the rest of the product, which counts where the product is large. There is none that counts where the product overflows.

    /// <summary>The exponential function of a product that is not rounded: <c>e^(x·y)</c>.</summary>
    /// <remarks>
    /// The error is at most 1 ULP; subnormal results are as accurate as others. Derivatives of the error function and its kin are products
    /// with it.
    /// </remarks>
    /// <param name="x">A factor of the exponent.</param>
    /// <param name="y">The other factor.</param>
    /// <returns>e to the power of the product; NaN where that is NaN.</returns>
    [Vectorize]
    public static float ExpOfProduct(float x, float y) =>
        Avx512F.VL.IsSupported ? ExpOfProductWithLimits(x, y) : ExpOfProductByCases(x, y);

    [Vectorize]
    private static float ExpOfProductByCases(float x, float y) =>
        HasAbnormalPower(x * y) ? ExpOfProductWithLimits(x, y) : NormalExpOfProduct(x, y);

    private static float NormalExpOfProduct(float x, float y)
    {
        float product = x * y;
        float shifted = MathF.FusedMultiplyAdd(product, InverseLn2, SixteenthShift);
        return TimesExpOfRest(NormalPowerOfTwo(shifted), product, MultiplySubtract(x, y, product), shifted);
    }

    [Vectorize, Rare]
    private static float ExpOfProductWithLimits(float x, float y)
    {
        float product = x * y;
        float low = MathF.Abs(product) < 110f ? MultiplySubtract(x, y, product) : 0f;
        float clamped = float.MaxNative(-104f, float.MinNative(89f, product));
        float shifted = MathF.FusedMultiplyAdd(clamped, InverseLn2, SixteenthShift);
        return ScaleByFloor(TimesExpOfRest(FractionalPowerOfTwo(shifted), clamped, low, shifted), shifted - SixteenthShift);
    }

    private static float TimesExpOfRest(float power, float high, float low, float shifted)
    {
        float r = MathF.FusedMultiplyAdd(shifted, -Ln2LowSixteenths, MathF.FusedMultiplyAdd(shifted - SixteenthShift, -Ln2High, high));
        return TimesExpOfSmall(power, r + low);
    }

    /// <summary>The exponential function of a product that is not rounded: <c>e^(x·y)</c>.</summary>
    /// <remarks>
    /// The error is at most 1 ULP; subnormal results are as accurate as others. Derivatives of the error function and its kin are products
    /// with it.
    /// </remarks>
    /// <param name="x">A factor of the exponent.</param>
    /// <param name="y">The other factor.</param>
    /// <returns>e to the power of the product; NaN where that is NaN.</returns>
    [Vectorize]
    public static double ExpOfProduct(double x, double y) =>
        Avx512F.VL.IsSupported ? ExpOfProductWithLimits(x, y) : ExpOfProductByCases(x, y);

    [Vectorize]
    private static double ExpOfProductByCases(double x, double y) =>
        HasAbnormalPower(x * y) ? ExpOfProductWithLimits(x, y) : NormalExpOfProduct(x, y);

    private static double NormalExpOfProduct(double x, double y)
    {
        double product = x * y;
        (double value, double shifted) = ExpOfSum(product, MultiplySubtract(x, y, product));
        return AddExponent(value, shifted);
    }

    [Vectorize, Rare]
    private static double ExpOfProductWithLimits(double x, double y)
    {
        double product = x * y;
        double low = Math.Abs(product) < 750.0 ? MultiplySubtract(x, y, product) : 0.0;
        (double value, double shifted) = ExpOfSum(double.MaxNative(-746.0, double.MinNative(710.0, product)), low);
        return Scale(value, shifted - IntegerShiftDouble);
    }
}
