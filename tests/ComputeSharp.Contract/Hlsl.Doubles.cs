namespace ComputeSharp;

/// <content>The functions of <see cref="double"/>: these are all that HLSL has.</content>
public static partial class Hlsl
{
    /// <summary>|x|.</summary>
    public static double Abs(double x) => Math.Abs(x);

    /// <summary>a · b + c, rounded once.</summary>
    public static double FusedMultiplyAdd(double a, double b, double c) => Math.FusedMultiplyAdd(a, b, c);

    /// <summary>m · a + b. A device may round once; here it is twice.</summary>
    public static double Mad(double m, double a, double b) => (m * a) + b;

    /// <summary>The larger, or the one that is not NaN.</summary>
    public static double Max(double x, double y) => double.MaxNumber(x, y);

    /// <summary>The lesser, or the one that is not NaN.</summary>
    public static double Min(double x, double y) => double.MinNumber(x, y);

    /// <summary>1 / x.</summary>
    public static double Rcp(double x) => 1.0 / x;

    /// <summary>x, held between 0 and 1; of NaN it is 0.</summary>
    public static double Saturate(double x) => Min(Max(x, 0.0), 1.0);
}
