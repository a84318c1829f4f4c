using System.Numerics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Kernels.Benchmarks.Peers;
using Kernels.CompilerServices;
using Kernels.Generators;
using Kernels.Generators.Bodies;
using Kernels.Generators.Emit.Members;
using Kernels.Generators.Expressions;
using Kernels.Learning;
using static Kernels.Benchmarks.Constructs.ConstructKernels;

namespace Kernels.Benchmarks.Constructs;

/// <summary>A construct of the language of bodies, alone in a kernel.</summary>
/// <param name="Code">The body.</param>
/// <param name="Element">The type of the elements.</param>
/// <param name="Cost">What the generator counts an element of it as, in additions.</param>
/// <param name="Contenders">The generated form, and the scalar method in a loop.</param>
internal sealed record Construct(string Code, string Element, int Cost, IReadOnlyList<Contender> Contenders)
{
    /// <summary>The elements of a span: they fit the first-level cache.</summary>
    public const int Length = 4096;

    // Integers are at least 1, to divide by.
    private const float Low = 1f;
    private const float High = 10f;

    public static IReadOnlyList<Construct> All { get; } =
    [
        Of<Copied, float, float>("x"),
        Of<Line, float, float>("2f * x + 1f"),
        OfTwo<Fused, float>("MathF.FusedMultiplyAdd(x, y, 1f)"),
        OfTwo<Quotient, float>("x / y"),
        Of<Root, float, float>("MathF.Sqrt(x)"),
        Of<Clamped, float, float>("Math.Clamp(x, 2f, 9f)"),
        Of<Chosen, float, float>("x > 5f ? x : 0.1f * x"),
        OfTwo<Largest, float>("MathF.Max(x, y)"),
        OfTwo<LargestNative, float>("float.MaxNative(x, y)"),
        Of<Floored, float, float>("MathF.Floor(x)"),
        Of<Fraction, float, float>("x - MathF.Floor(x)"),
        Of<Remainder, float, float>("x % 1f"),
        Of<Converted, float, int>("(int)x"),
        Of<ShiftedByConstant, int, int>("x << 3"),
        OfTwo<Shifted, int>("x << y"),
        Of<ByConstant, int, int>("x / 7"),
        OfTwo<IntegerQuotient, int>("x / y"),
        Of<Exponential, float, float>("MathF.Exp(x)"),
        Of<Logarithm, float, float>("MathF.Log(x)"),
        Of<LogarithmOfTwo, float, float>("MathF.Log2(x)"),
        Of<HyperbolicTangent, float, float>("MathF.Tanh(x)"),
        Of<Sine, float, float>("MathF.Sin(x)"),
        Of<Tangent, float, float>("MathF.Tan(x)"),
        OfTwo<Angle, float>("MathF.Atan2(x, y)"),
        Of<Cube, float, float>("x * x * x"),
        Of<CubeByPow, float, float>("MathF.Pow(x, 3f)"),
        OfTwo<Power, float>("MathF.Pow(x, y)"),
        Of<ExponentialOfDouble, double, double>("Math.Exp(x)"),
        Of<SineOfDouble, double, double>("Math.Sin(x)"),
        OfTwo<PowerOfDouble, double>("Math.Pow(x, y)"),
        Of<Polynomial, float, float>("for (i < 8) sum = sum * x + 0.5f"),
        Of<Halved, float, float>("while (x > 1f) x *= 0.5f"),
    ];

    private static Construct Of<TConstruct, T, TResult>(string code)
        where TConstruct : struct, IConstruct<T, TResult>
        where T : struct, INumber<T>
        where TResult : struct, INumber<TResult>
    {
        var x = Input<T>(0);
        var result = Memory<TResult>();
        return new(code, NameOf<T>(), CostOf<TConstruct>(),
        [
            Contender.Of(Contender.Ours, () => TConstruct.Compute(Span<T>(x), Span<TResult>(result))),
            Contender.Of(PeerNames.Scalar, () =>
            {
                var from = Span<T>(x);
                var to = Span<TResult>(result);
                for (var i = 0; i < from.Length; i++)
                    to[i] = TConstruct.Compute(from[i]);
            }),
        ]);
    }

    private static Construct OfTwo<TConstruct, T>(string code)
        where TConstruct : struct, IConstructOfTwo<T>
        where T : struct, INumber<T>
    {
        var (x, y) = (Input<T>(0), Input<T>(1));
        var result = Memory<T>();
        return new(code, NameOf<T>(), CostOf<TConstruct>(),
        [
            Contender.Of(Contender.Ours, () => TConstruct.Compute(Span<T>(x), Span<T>(y), Span<T>(result))),
            Contender.Of(PeerNames.Scalar, () =>
            {
                var from = Span<T>(x);
                var by = Span<T>(y);
                var to = Span<T>(result);
                for (var i = 0; i < from.Length; i++)
                    to[i] = TConstruct.Compute(from[i], by[i]);
            }),
        ]);
    }

    /// <summary>From the body that travels with the generated form.</summary>
    private static int CostOf<TConstruct>()
    {
        var body = typeof(TConstruct).GetMethods().Select(static method => method.GetCustomAttribute<KernelBodyAttribute>())
            .Single(static body => body is not null)!;
        var functions = BodyReader.Read(body.Body)!;
        return KernelCost.Of(KernelPasses.Run(functions[0], [.. functions.Skip(1)]));
    }

    private static Memory<float> Input<T>(int array)
        where T : struct, INumber<T>
    {
        var values = new float[Length];
        InputValues.Fill(values.AsSpan(), array, new(Low, High));
        var memory = Memory<T>();
        for (var i = 0; i < Length; i++)
            Span<T>(memory)[i] = T.CreateTruncating(values[i]);
        return memory;
    }

    /// <summary>Begins at a cache line.</summary>
    private static Memory<float> Memory<T>()
        where T : struct => CacheLines.Allocate(Length * Unsafe.SizeOf<T>() / sizeof(float));

    private static Span<T> Span<T>(Memory<float> memory)
        where T : struct => MemoryMarshal.Cast<float, T>(memory.Span);

    private static string NameOf<T>() => typeof(T) == typeof(float) ? "float" : typeof(T) == typeof(double) ? "double" : "int";
}
