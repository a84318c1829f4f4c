namespace Kernels;

public static partial class VectorMath
{
    /// <summary>The number whose magnitude is the larger; of two of the same magnitude the larger number, and NaN where one is.</summary>
    /// <param name="x">A number.</param>
    /// <param name="y">Another.</param>
    [Vectorize(Derivative = nameof(MaxMagnitudeSlopes))]
    public static float MaxMagnitude(float x, float y)
    {
        float ofX = MathF.Abs(x);
        float ofY = MathF.Abs(y);
        return ofX > ofY || float.IsNaN(x) ? x : ofX == ofY ? MathF.Max(x, y) : y;
    }

    /// <summary>The number whose magnitude is the smaller; of two of the same magnitude the smaller number, and NaN where one is.</summary>
    /// <param name="x">A number.</param>
    /// <param name="y">Another.</param>
    [Vectorize(Derivative = nameof(MinMagnitudeSlopes))]
    public static float MinMagnitude(float x, float y)
    {
        float ofX = MathF.Abs(x);
        float ofY = MathF.Abs(y);
        return ofX < ofY || float.IsNaN(x) ? x : ofX == ofY ? MathF.Min(x, y) : y;
    }

    /// <summary>The larger of two numbers. If one of them is NaN, it is the other.</summary>
    /// <param name="x">A number.</param>
    /// <param name="y">Another.</param>
    [Vectorize(Derivative = nameof(MaxNumberSlopes))]
    public static float MaxNumber(float x, float y) => float.IsNaN(x) ? y : float.IsNaN(y) ? x : MathF.Max(x, y);

    /// <summary>The smaller of two numbers. If one of them is NaN, it is the other.</summary>
    /// <param name="x">A number.</param>
    /// <param name="y">Another.</param>
    [Vectorize(Derivative = nameof(MinNumberSlopes))]
    public static float MinNumber(float x, float y) => float.IsNaN(x) ? y : float.IsNaN(y) ? x : MathF.Min(x, y);

    /// <summary>As <see cref="MaxMagnitude(float, float)"/>; but if one of the numbers is NaN, it is the other.</summary>
    /// <param name="x">A number.</param>
    /// <param name="y">Another.</param>
    [Vectorize(Derivative = nameof(MaxMagnitudeNumberSlopes))]
    public static float MaxMagnitudeNumber(float x, float y) => float.IsNaN(y) ? x : float.IsNaN(x) ? y : MaxMagnitude(x, y);

    /// <summary>As <see cref="MinMagnitude(float, float)"/>; but if one of the numbers is NaN, it is the other.</summary>
    /// <param name="x">A number.</param>
    /// <param name="y">Another.</param>
    [Vectorize(Derivative = nameof(MinMagnitudeNumberSlopes))]
    public static float MinMagnitudeNumber(float x, float y) => float.IsNaN(y) ? x : float.IsNaN(x) ? y : MinMagnitude(x, y);

    // At a tie the two share the slope, as those of Max and Min do.
    private static (float X, float Y) MaxNumberSlopes(float x, float y) =>
        Shares(float.IsNaN(x) ? float.NegativeInfinity : x, float.IsNaN(y) ? float.NegativeInfinity : y);

    private static (float X, float Y) MinNumberSlopes(float x, float y) =>
        Shares(float.IsNaN(x) ? float.NegativeInfinity : -x, float.IsNaN(y) ? float.NegativeInfinity : -y);

    private static (float X, float Y) MaxMagnitudeNumberSlopes(float x, float y) =>
        Shares(float.IsNaN(x) ? -1f : MathF.Abs(x), float.IsNaN(y) ? -1f : MathF.Abs(y));

    private static (float X, float Y) MinMagnitudeNumberSlopes(float x, float y) =>
        Shares(float.IsNaN(x) ? float.NegativeInfinity : -MathF.Abs(x), float.IsNaN(y) ? float.NegativeInfinity : -MathF.Abs(y));

    private static (float X, float Y) MaxMagnitudeSlopes(float x, float y) => Shares(MathF.Abs(x), MathF.Abs(y));

    private static (float X, float Y) MinMagnitudeSlopes(float x, float y) => Shares(-MathF.Abs(x), -MathF.Abs(y));

    // What the two have of the slope of the larger of their keys; NaN where a key is.
    private static (float X, float Y) Shares(float ofX, float ofY)
    {
        float first = ofX > ofY ? 1f : ofX < ofY ? 0f : ofX == ofY ? 0.5f : float.NaN;
        return (first, 1f - first);
    }

    /// <summary>The number whose magnitude is the larger; of two of the same magnitude the larger number, and NaN where one is.</summary>
    /// <param name="x">A number.</param>
    /// <param name="y">Another.</param>
    [Vectorize(Derivative = nameof(MaxMagnitudeSlopes))]
    public static double MaxMagnitude(double x, double y)
    {
        double ofX = Math.Abs(x);
        double ofY = Math.Abs(y);
        return ofX > ofY || double.IsNaN(x) ? x : ofX == ofY ? Math.Max(x, y) : y;
    }

    /// <summary>The number whose magnitude is the smaller; of two of the same magnitude the smaller number, and NaN where one is.</summary>
    /// <param name="x">A number.</param>
    /// <param name="y">Another.</param>
    [Vectorize(Derivative = nameof(MinMagnitudeSlopes))]
    public static double MinMagnitude(double x, double y)
    {
        double ofX = Math.Abs(x);
        double ofY = Math.Abs(y);
        return ofX < ofY || double.IsNaN(x) ? x : ofX == ofY ? Math.Min(x, y) : y;
    }

    /// <summary>The larger of two numbers. If one of them is NaN, it is the other.</summary>
    /// <param name="x">A number.</param>
    /// <param name="y">Another.</param>
    [Vectorize(Derivative = nameof(MaxNumberSlopes))]
    public static double MaxNumber(double x, double y) => double.IsNaN(x) ? y : double.IsNaN(y) ? x : Math.Max(x, y);

    /// <summary>The smaller of two numbers. If one of them is NaN, it is the other.</summary>
    /// <param name="x">A number.</param>
    /// <param name="y">Another.</param>
    [Vectorize(Derivative = nameof(MinNumberSlopes))]
    public static double MinNumber(double x, double y) => double.IsNaN(x) ? y : double.IsNaN(y) ? x : Math.Min(x, y);

    /// <summary>As <see cref="MaxMagnitude(double, double)"/>; but if one of the numbers is NaN, it is the other.</summary>
    /// <param name="x">A number.</param>
    /// <param name="y">Another.</param>
    [Vectorize(Derivative = nameof(MaxMagnitudeNumberSlopes))]
    public static double MaxMagnitudeNumber(double x, double y) => double.IsNaN(y) ? x : double.IsNaN(x) ? y : MaxMagnitude(x, y);

    /// <summary>As <see cref="MinMagnitude(double, double)"/>; but if one of the numbers is NaN, it is the other.</summary>
    /// <param name="x">A number.</param>
    /// <param name="y">Another.</param>
    [Vectorize(Derivative = nameof(MinMagnitudeNumberSlopes))]
    public static double MinMagnitudeNumber(double x, double y) => double.IsNaN(y) ? x : double.IsNaN(x) ? y : MinMagnitude(x, y);

    // At a tie the two share the slope, as those of Max and Min do.
    private static (double X, double Y) MaxNumberSlopes(double x, double y) =>
        Shares(double.IsNaN(x) ? double.NegativeInfinity : x, double.IsNaN(y) ? double.NegativeInfinity : y);

    private static (double X, double Y) MinNumberSlopes(double x, double y) =>
        Shares(double.IsNaN(x) ? double.NegativeInfinity : -x, double.IsNaN(y) ? double.NegativeInfinity : -y);

    private static (double X, double Y) MaxMagnitudeNumberSlopes(double x, double y) =>
        Shares(double.IsNaN(x) ? -1.0 : Math.Abs(x), double.IsNaN(y) ? -1.0 : Math.Abs(y));

    private static (double X, double Y) MinMagnitudeNumberSlopes(double x, double y) =>
        Shares(double.IsNaN(x) ? double.NegativeInfinity : -Math.Abs(x), double.IsNaN(y) ? double.NegativeInfinity : -Math.Abs(y));

    private static (double X, double Y) MaxMagnitudeSlopes(double x, double y) => Shares(Math.Abs(x), Math.Abs(y));

    private static (double X, double Y) MinMagnitudeSlopes(double x, double y) => Shares(-Math.Abs(x), -Math.Abs(y));

    // What the two have of the slope of the larger of their keys; NaN where a key is.
    private static (double X, double Y) Shares(double ofX, double ofY)
    {
        double first = ofX > ofY ? 1.0 : ofX < ofY ? 0.0 : ofX == ofY ? 0.5 : double.NaN;
        return (first, 1.0 - first);
    }
}
