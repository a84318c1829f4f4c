namespace Kernels.Tests.Running;

/// <summary>
/// How far a kernel's vector forms may be from the exact result: for kernels with transcendental functions, which differ
/// from the scalar method. Without it a kernel must give the scalar method's bits.
/// </summary>
/// <param name="ulps">The largest error in units in the last place, against the function of that name in <see cref="References"/>.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class WithinUlpsAttribute(double ulps) : Attribute
{
    public double Ulps => ulps;

    /// <summary>The result differs between widths: an estimate.</summary>
    public bool IsEstimate { get; set; }
}

/// <summary>
/// How far the vector forms of a kernel that composes several functions may be from its double twin: the method with
/// the suffix <c>InDouble</c> where there is one, else from the scalar method.
/// </summary>
/// <param name="tolerance">Relative to the larger of the result and <see cref="Scale"/>.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class WithinAttribute(double tolerance) : Attribute
{
    public double Tolerance => tolerance;

    /// <summary>The size of the terms where they may cancel to something smaller.</summary>
    public double Scale { get; set; }
}

/// <summary>The values that a parameter is tested with; without it all, special ones often.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class InRangeAttribute(double from, double to) : Attribute
{
    public double From => from;

    public double To => to;
}
