using System.Collections.Immutable;
using System.Numerics.Tensors;

namespace Kernels.Benchmarks.Peers;

/// <summary>The elementary functions, for float and double. What C and SLEEF have stands in <c>peers.c</c> under the same names.</summary>
internal static class ElementaryFunctions
{
    private static readonly InputRange Real = new(-10f, 10f);
    private static readonly InputRange Positive = new(0.01f, 10f);
    private static readonly InputRange AboveOne = new(1f, 10f);
    private static readonly InputRange AboveMinusOne = new(-0.99f, 10f);
    private static readonly InputRange Moderate = new(-7f, 7f);
    private static readonly InputRange Unit = new(-1f, 1f);
    private static readonly InputRange InsideUnit = new(-0.99f, 0.99f);

    private delegate void Map<T>(ReadOnlySpan<T> x, Span<T> destination);

    private delegate void PairMap<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> destination);

    public static ImmutableArray<Operation> All { get; } =
    [
        .. Of("Exp", Real, VectorMath.Exp, VectorMath.Exp, TensorPrimitives.Exp, TensorPrimitives.Exp),
        .. Of("Exp2", Real, VectorMath.Exp2, VectorMath.Exp2, TensorPrimitives.Exp2, TensorPrimitives.Exp2),
        .. Of("Exp10", Real, VectorMath.Exp10, VectorMath.Exp10, TensorPrimitives.Exp10, TensorPrimitives.Exp10),
        .. Of("Expm1", Real, VectorMath.Expm1, VectorMath.Expm1, TensorPrimitives.ExpM1, TensorPrimitives.ExpM1),
        .. Of("Exp2M1", Real, VectorMath.Exp2M1, VectorMath.Exp2M1, TensorPrimitives.Exp2M1, TensorPrimitives.Exp2M1),
        .. Of("Exp10M1", Moderate, VectorMath.Exp10M1, VectorMath.Exp10M1, TensorPrimitives.Exp10M1, TensorPrimitives.Exp10M1),
        .. Of("Log", Positive, VectorMath.Log, VectorMath.Log, TensorPrimitives.Log, TensorPrimitives.Log),
        .. Of("Log2", Positive, VectorMath.Log2, VectorMath.Log2, TensorPrimitives.Log2, TensorPrimitives.Log2),
        .. Of("Log10", Positive, VectorMath.Log10, VectorMath.Log10, TensorPrimitives.Log10, TensorPrimitives.Log10),
        .. Of("Log1p", AboveMinusOne, VectorMath.Log1p, VectorMath.Log1p, TensorPrimitives.LogP1, TensorPrimitives.LogP1),
        .. Of("Log2P1", AboveMinusOne, VectorMath.Log2P1, VectorMath.Log2P1, TensorPrimitives.Log2P1, TensorPrimitives.Log2P1),
        .. Of("Log10P1", AboveMinusOne, VectorMath.Log10P1, VectorMath.Log10P1, TensorPrimitives.Log10P1, TensorPrimitives.Log10P1),
        .. Of("Sigmoid", Real, VectorMath.Sigmoid, VectorMath.Sigmoid, TensorPrimitives.Sigmoid, TensorPrimitives.Sigmoid),
        .. Of("Tanh", Real, VectorMath.Tanh, VectorMath.Tanh, TensorPrimitives.Tanh, TensorPrimitives.Tanh),
        .. Of("Sin", Real, VectorMath.Sin, VectorMath.Sin, TensorPrimitives.Sin, TensorPrimitives.Sin),
        .. Of("Cos", Real, VectorMath.Cos, VectorMath.Cos, TensorPrimitives.Cos, TensorPrimitives.Cos),
        .. Of("Tan", Real, VectorMath.Tan, VectorMath.Tan, TensorPrimitives.Tan, TensorPrimitives.Tan),
        .. Of("SinPi", Real, VectorMath.SinPi, VectorMath.SinPi, TensorPrimitives.SinPi, TensorPrimitives.SinPi),
        .. Of("CosPi", Real, VectorMath.CosPi, VectorMath.CosPi, TensorPrimitives.CosPi, TensorPrimitives.CosPi),
        .. Of("TanPi", Real, VectorMath.TanPi, VectorMath.TanPi, TensorPrimitives.TanPi, TensorPrimitives.TanPi),
        .. Of("Asin", Unit, VectorMath.Asin, VectorMath.Asin, TensorPrimitives.Asin, TensorPrimitives.Asin),
        .. Of("Acos", Unit, VectorMath.Acos, VectorMath.Acos, TensorPrimitives.Acos, TensorPrimitives.Acos),
        .. Of("Atan", Real, VectorMath.Atan, VectorMath.Atan, TensorPrimitives.Atan, TensorPrimitives.Atan),
        .. Of("Sinh", Real, VectorMath.Sinh, VectorMath.Sinh, TensorPrimitives.Sinh, TensorPrimitives.Sinh),
        .. Of("Cosh", Real, VectorMath.Cosh, VectorMath.Cosh, TensorPrimitives.Cosh, TensorPrimitives.Cosh),
        .. Of("Asinh", Real, VectorMath.Asinh, VectorMath.Asinh, TensorPrimitives.Asinh, TensorPrimitives.Asinh),
        .. Of("Acosh", AboveOne, VectorMath.Acosh, VectorMath.Acosh, TensorPrimitives.Acosh, TensorPrimitives.Acosh),
        .. Of("Atanh", InsideUnit, VectorMath.Atanh, VectorMath.Atanh, TensorPrimitives.Atanh, TensorPrimitives.Atanh),
        .. Of("Cbrt", Real, VectorMath.Cbrt, VectorMath.Cbrt, TensorPrimitives.Cbrt, TensorPrimitives.Cbrt),
        .. Of("ReciprocalSqrt", Positive, VectorMath.ReciprocalSqrt, VectorMath.ReciprocalSqrt, TensorPrimitives.ReciprocalSqrt,
            TensorPrimitives.ReciprocalSqrt),
        .. Of("Erf", Real, VectorMath.Erf, VectorMath.Erf, null, null),
        .. Of("Erfc", Real, VectorMath.Erfc, VectorMath.Erfc, null, null),
        .. Of("LogGamma", Positive, VectorMath.LogGamma, VectorMath.LogGamma, null, null),
        .. OfPairs("Pow", Positive, VectorMath.Pow, VectorMath.Pow, TensorPrimitives.Pow, TensorPrimitives.Pow),
        .. OfPairs("Atan2", Real, VectorMath.Atan2, VectorMath.Atan2, TensorPrimitives.Atan2, TensorPrimitives.Atan2),
        .. OfPairs("Hypot", Real, VectorMath.Hypot, VectorMath.Hypot, TensorPrimitives.Hypot, TensorPrimitives.Hypot),
    ];

    private static Operation[] Of(string name, InputRange range, Map<float> ours, Map<double> oursOfDoubles,
        Map<float>? library, Map<double>? libraryOfDoubles) =>
    [
        new(name, OperationKind.Elementary, [range], a => ours(a.X, a.Result), null, library is null ? null : a => library(a.X, a.Result)),
        new($"{name}Double", OperationKind.Elementary, [range], a => oursOfDoubles(a.Doubles, a.DoubleResult), null,
            libraryOfDoubles is null
                ? null
                : a => libraryOfDoubles(a.Doubles, a.DoubleResult))
        {
            ElementSize = sizeof(double),
        },
    ];

    private static Operation[] OfPairs(string name, InputRange first, PairMap<float> ours, PairMap<double> oursOfDoubles,
        PairMap<float> library, PairMap<double> libraryOfDoubles) =>
    [
        new(name, OperationKind.Elementary, [first, Real], a => ours(a.X, a.Y, a.Result), null, a => library(a.X, a.Y, a.Result)),
        new($"{name}Double", OperationKind.Elementary, [first, Real], a => oursOfDoubles(a.Doubles, a.MoreDoubles, a.DoubleResult),
            null, a => libraryOfDoubles(a.Doubles, a.MoreDoubles, a.DoubleResult))
        {
            ElementSize = sizeof(double),
        },
    ];
}
