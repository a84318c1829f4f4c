namespace Kernels.Corpus;

/// <summary>The range that a parameter's values are drawn from, where it is not −4 to 4, or all values of a small integer.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class SampleAttribute(double low, double high) : Attribute
{
    public double Low { get; } = low;

    public double High { get; } = high;
}

/// <summary>
/// The function calls functions that differ between scalar and vector code in the last place. Its results differ by so much,
/// relative to their size, or to 1 where they are smaller.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CloseAttribute(double tolerance) : Attribute
{
    public double Tolerance { get; } = tolerance;
}
