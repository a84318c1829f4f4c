namespace Kernels.Checking;

/// <summary>Errors in units in the last place of a reference.</summary>
internal static class Ulp
{
    /// <summary>A reference must be this good, in ULP of the result.</summary>
    public const double ReferenceError = 1 / 64.0;

    /// <summary>The exponent of the unit in the last place, which is constant among the subnormal numbers.</summary>
    /// <param name="reference">What a result is compared with.</param>
    /// <param name="isSingle">Is it a <c>float</c>, and not a <c>double</c>?</param>
    /// <param name="scale">References that are smaller count as large as this; at 0, none.</param>
    public static int Unit(Exact reference, bool isSingle, double scale = 0)
    {
        var exponent = reference.IsZero ? int.MinValue / 2 : reference.BinaryExponent;
        exponent = Math.Max(exponent, scale == 0 ? int.MinValue / 2 : Math.ILogB(scale));
        return isSingle ? Math.Max(exponent - 23, -149) : Math.Max(exponent - 52, -1074);
    }

    /// <summary>The distance of a result; infinite where that is not finite.</summary>
    public static double Error(double value, Exact reference, int unit) =>
        double.IsFinite(value) ? Math.Abs((value - reference).Times2To(-unit).ToDouble()) : double.PositiveInfinity;

    /// <summary>Is the reference good enough to measure an error with?</summary>
    public static bool IsGood(Exact reference, int unit) => reference.ErrorBound.Times2To(-unit).ToDouble() <= ReferenceError;
}
