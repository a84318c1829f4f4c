using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Kernels.Tests.Running;

/// <summary>How a result is compared that need not be the scalar method's, bit for bit.</summary>
/// <param name="IsEstimate">Widths may differ as well.</param>
/// <param name="Error">The error of a result, given the arguments and what the scalar method gives; at most 1 is right.</param>
internal sealed record Tolerance(bool IsEstimate, Func<double[], CaseResult, double> Error)
{
    public static Tolerance? Of(KernelCase kernel)
    {
        if (kernel.Scalar.GetCustomAttribute<WithinUlpsAttribute>() is { } ulps)
        {
            var reference = References.Find(kernel.Scalar.Name);
            var isSingle = kernel.Results[0] == typeof(float);

            // The double functions are measured by ones that are doubles too, and off by up to two ULP themselves.
            var allowed = isSingle ? ulps.Ulps : ulps.Ulps + 2;
            return new Tolerance(ulps.IsEstimate, (arguments, result) => Ulps(result.Value, reference(arguments), isSingle) / allowed);
        }

        if (kernel.Scalar.GetCustomAttribute<WithinAttribute>() is { } within)
        {
            var twin = TwinOf(kernel.Scalar);
            return new Tolerance(false, (arguments, result) =>
            {
                var exact = twin?.Invoke(null, [.. arguments.Cast<object>()]) switch
                {
                    null => result.OfScalar,
                    ITuple tuple => (double)tuple[result.Index]!,
                    var value => (double)value,
                };
                return Relative(result.Value, exact, within);
            });
        }

        return null;
    }

    [UnconditionalSuppressMessage("Trimming", "IL2075:DynamicallyAccessedMembers", Justification = KernelCase.AllIsKept)]
    private static MethodInfo? TwinOf(MethodInfo scalar) => scalar.DeclaringType!.GetMethod(
        $"{scalar.Name}InDouble", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic);

    private static double Relative(double result, double exact, WithinAttribute within) =>
        result.Equals(exact) ? 0
        : double.IsFinite(result) && double.IsFinite(exact)
            ? Math.Abs(result - exact) / (within.Tolerance * Math.Max(Math.Abs(exact), within.Scale))
            : double.PositiveInfinity;

    /// <summary>The distance in units of the last place that the exact result has in its type.</summary>
    private static double Ulps(double result, double exact, bool isSingle)
    {
        if (exact == 0)
            return BitConverter.DoubleToInt64Bits(exact) == BitConverter.DoubleToInt64Bits(result) ? 0 : double.PositiveInfinity;
        var rounded = isSingle ? (float)exact : exact;
        if (result.Equals(rounded))
            return result == 0 && double.IsNegative(result) != double.IsNegative(rounded) ? double.PositiveInfinity : isSingle ? 0.5 : 0;
        if (double.IsNaN(result) || double.IsNaN(exact))
            return double.PositiveInfinity;

        // Beyond the largest number the next step would be one of the same size.
        var limit = isSingle ? float.MaxValue : double.MaxValue;
        var magnitude = Math.Min(Math.Abs(rounded), limit);
        var unit = isSingle ? (double)magnitude - MathF.BitDecrement((float)magnitude) : magnitude - Math.BitDecrement(magnitude);
        if (double.IsInfinity(result))
            return double.IsNegative(result) == double.IsNegative(exact) ? Math.Abs(limit - Math.Abs(exact)) / unit + 1 : double.PositiveInfinity;
        return double.IsInfinity(exact) ? double.PositiveInfinity : Math.Abs(result - exact) / unit;
    }
}

/// <param name="Index">Which of the results, where there are several.</param>
/// <param name="Value">What a form gave.</param>
/// <param name="OfScalar">What the scalar method gives.</param>
internal readonly record struct CaseResult(int Index, double Value, double OfScalar);
