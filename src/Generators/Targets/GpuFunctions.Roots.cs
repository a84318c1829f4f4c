using System;
using System.Collections.Generic;
using Kernels.Generators.Expressions;
using static Kernels.Generators.Expressions.CompareOperator;

namespace Kernels.Generators.Targets;

/// <content>Roots.</content>
internal static partial class GpuFunctions
{
    private static readonly Dictionary<string, Definition> Roots = new(StringComparer.Ordinal)
    {
        // A third of the bits is a third of the exponent: a first guess within 3.2 %. One step of Halley's method leaves 2e-5
        // of it, one of Newton's the rounding.
        ["Cbrt"] = static (body, a) =>
        {
            var magnitude = body.Let("magnitude", Call("Abs", a[0]));
            var isSubnormal = body.Let("isSubnormal", magnitude.Is(Less, Float(SmallestNormal)));
            var number = body.Let("number", Choose(isSubnormal, magnitude * Float(16777216), magnitude));
            var third = new Binary(BinaryOperator.Divide, Bits(number), Constant.Of(ScalarType.UInt32, 3));
            var guess = body.Let("guess", FromBits(ScalarType.Single, third + Constant.Of(ScalarType.UInt32, 0x2A51_1000)));
            var ratio = body.Let("ratio", number / (guess * guess) / guess);
            var near = body.Let("near", guess * ((Float(1) + Float(2) * ratio) / (Float(2) + ratio)));
            var root = body.Let("root", near - (near - number / (near * near)) * Float(1 / 3d));
            var isOrdinary = And(magnitude.Is(Greater, Float(0)), magnitude.Is(Less, Float(double.PositiveInfinity)));
            return Choose(isOrdinary, Call("CopySign", Choose(isSubnormal, root * Float(1 / 256d), root), a[0]), a[0]);
        },

        // By the ratio of the lesser to the larger, which neither overflows nor vanishes where it matters.
        ["Hypot"] = static (body, a) =>
        {
            var (x, y) = (body.Let("absX", Call("Abs", a[0])), body.Let("absY", Call("Abs", a[1])));
            var isLess = body.Let("isLess", x.Is(Less, y));
            var (large, small) = (body.Let("large", Choose(isLess, y, x)), body.Let("small", Choose(isLess, x, y)));
            var ratio = body.Let("ratio", small / Choose(large.Is(Equal, Float(0)), Float(1), large));
            var infinity = Float(double.PositiveInfinity);
            return Choose(Or(x.Is(Equal, infinity), y.Is(Equal, infinity)), infinity, large * Call("Sqrt", Float(1) + ratio * ratio));
        },
    };
}
