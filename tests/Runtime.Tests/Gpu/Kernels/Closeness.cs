using Kernels.Tests.Running;

namespace Kernels.Tests.Gpu;

/// <summary>How far a device's result may be from the exact one, where its functions round otherwise than the processor's.</summary>
internal static class Closeness
{
    /// <summary>
    /// What a device may add to twice the error of the scalar method, in units of the last place of the largest number on the
    /// way.
    /// </summary>
    private const double Ulps = 4;

    /// <summary>
    /// The same for a body in double that composes functions: the reference is no more exact than the scalar method there, whose
    /// error is all that tells how much the body magnifies the errors of its functions.
    /// </summary>
    private const double UlpsOfComposedDoubles = 64;

    /// <summary>What is wrong with a result; null if nothing is.</summary>
    /// <param name="bits">What the device gives.</param>
    /// <param name="scalar">What the scalar method gives.</param>
    /// <param name="reference">The same function in double.</param>
    /// <param name="largest">The largest number on the way to it.</param>
    /// <param name="type">The type of the result.</param>
    /// <param name="isComposed">The kernel is more than one function of its arguments.</param>
    public static string? Problem(ulong bits, ulong scalar, double reference, double largest, Type type, bool isComposed)
    {
        if (bits == scalar)
            return null;
        var (found, ofScalar) = (Elements.ToDouble(bits, type), Elements.ToDouble(scalar, type));
        if (double.IsNaN(found) || double.IsNaN(ofScalar))
            return "one of them is no number";
        if (!double.IsFinite(found) || !double.IsFinite(ofScalar))
            return "one of them is infinite";

        var own = type == typeof(double)
            ? (isComposed ? UlpsOfComposedDoubles : Ulps) * Math.Max(largest * Math.Pow(2, -52), double.Epsilon)
            : Ulps * Math.Max(largest * Math.Pow(2, -23), float.Epsilon);
        var (error, allowed) = (Math.Abs(found - reference), 2 * Math.Abs(ofScalar - reference) + own);
        return error <= allowed ? null : $"{error / allowed:G3} times the error that is allowed";
    }
}
