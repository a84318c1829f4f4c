using System;
using System.Collections.Generic;
using Kernels.Generators.Expressions;
using static Kernels.Generators.Expressions.CompareOperator;

namespace Kernels.Generators.Targets;

/// <content>Inverse hyperbolic functions.</content>
internal static partial class GpuFunctions
{
    // From here on squares may overflow, and the argument is so large that the function is the logarithm of twice the argument.
    private const double LargestArea = 1e18;
    private const double Ln2 = 0.693147182;

    private static readonly Dictionary<string, Definition> Areas = new(StringComparer.Ordinal)
    {
        // ln(1 + x + (√(x² + 1) - 1)), where the difference is x² / (1 + √(x² + 1)).
        ["Asinh"] = static (body, a) =>
        {
            var magnitude = body.Let("magnitude", Call("Abs", a[0]));
            var square = body.Let("square", magnitude * magnitude);
            var ofCommon = Call("Log1p", magnitude + square / (Float(1) + Call("Sqrt", square + Float(1))));
            return Call("CopySign", Choose(magnitude.Is(Less, Float(LargestArea)), ofCommon, Call("Log", magnitude) + Float(Ln2)), a[0]);
        },

        // ln(1 + t + √(t² + 2t)) with t = x - 1.
        ["Acosh"] = static (body, a) =>
        {
            var t = body.Let("t", a[0] - Float(1));
            var ofCommon = Call("Log1p", t + Call("Sqrt", t * t + Float(2) * t));
            var ofDomain = Choose(a[0].Is(Less, Float(LargestArea)), ofCommon, Call("Log", a[0]) + Float(Ln2));
            return Choose(a[0].Is(Less, Float(1)), Float(double.NaN), ofDomain);
        },

        // ½ · ln(1 + 2x / (1 - x)).
        ["Atanh"] = static (body, a) =>
        {
            var magnitude = body.Let("magnitude", Call("Abs", a[0]));
            var isOne = body.Let("isOne", magnitude.Is(Equal, Float(1)));
            var ratio = body.Let("ratio", Float(2) * magnitude / Choose(isOne, Float(1), Float(1) - magnitude));
            return Call("CopySign", Choose(isOne, Float(double.PositiveInfinity), Float(0.5) * Call("Log1p", ratio)), a[0]);
        },
    };
}
