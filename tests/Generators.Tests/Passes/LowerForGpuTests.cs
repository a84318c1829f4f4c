using System.Globalization;
using Kernels.Generators;
using Kernels.Generators.Emit;
using Kernels.Generators.Expressions;
using Kernels.Generators.Targets;
using Kernels.Generators.Tests.Testing;
using Xunit;

namespace Kernels.Generators.Tests.Passes;

/// <summary>
/// What a GPU's language lacks, or has in another sense, is computed of what it has: at special values the lowered function
/// gives the bits of the function.
/// </summary>
public class LowerForGpuTests
{
    private static readonly double[] Numbers =
    [
        0, -0d, 1, -1, 0.5, -0.5, 1.5, 2.5, -2.5, 3, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, -double.Epsilon,
        2.2250738585072014e-308, double.MaxValue, double.MinValue, 1.1754943508222875e-38, 1.401298464324817e-45, 1e-40, 3.4028234663852886e38,
        int.MaxValue, int.MinValue, 2147483520, 2147483648, -2147483904, uint.MaxValue, 4294967040, 4294967296, 9.2233720368547758e18, -9.2233720368547758e18,
        9.2233720368547748e18, 1.8446744073709552e19, 1.8446744073709550e19, 16777217, 8388609.5, 4503599627370497.5, 1e30, -1e30,
    ];

    private static readonly long[] Integers =
    [
        0, 1, -1, 2, -2, 3, 7, -7, 31, 32, 33, 63, 64, 65, -31, -32, -33, int.MaxValue, int.MinValue, int.MaxValue - 1, int.MinValue + 1,
        0x5555_5555, uint.MaxValue, 0x8000_0001, long.MaxValue, long.MinValue, long.MinValue + 1, 0x5555_5555_5555_5555,
    ];

    [Theory]
    [InlineData("int", "x / y", "x % y", "x / 7", "x % 7", "x / -1", "x % -1", "-x", "x + y", "x - y", "x * y", "x << y", "x >> y", "x >>> y", "x << 35", "x >>> 33", "Math.Abs(x | 1)", "Math.Min(x, y)", "Math.Max(x, y)", "(int)(uint)x", "(int)(float)x")]
    [InlineData("uint", "x / y", "x % y", "x / 7u", "x % 7u", "x + y", "x - y", "x * y", "x << (int)y", "x >> (int)y", "x >>> 5", "Math.Min(x, y)", "Math.Max(x, y)", "(uint)(int)x", "(uint)(float)x")]
    [InlineData("long", "x / y", "x % y", "x / 7", "x % -1", "-x", "x + y", "x * y", "x << (int)y", "x >> (int)y", "x >>> (int)y", "x << 67", "Math.Min(x, y)", "Math.Max(x, y)", "(long)(ulong)x", "(long)(double)x", "(long)(int)x")]
    [InlineData("ulong", "x / y", "x % y", "x / 7ul", "x - y", "x * y", "x << (int)y", "x >> (int)y", "Math.Min(x, y)", "(ulong)(long)x", "(ulong)(double)x")]
    public void Integers_have_the_same_bits(string type, params string[] expressions) => Agree(type, expressions);

    [Theory]
    [InlineData("float", "MathF.Min(x, y)", "MathF.Max(x, y)", "MathF.CopySign(x, y)", "MathF.Abs(x)", "MathF.Round(x)", "MathF.Sqrt(x)", "Math.Clamp(x, -1f, 1f)", "Math.Sign(x) * y", "float.MinNative(x, y)", "float.MaxNative(x, y)", "MathF.FusedMultiplyAdd(x, y, x)")]
    [InlineData("float", "(float)(int)x", "(float)(uint)x", "float.IsNaN(x) ? 1f : 2f", "float.IsFinite(x) ? 1f : 2f", "float.IsInfinity(x) ? 1f : 2f", "float.IsNegativeInfinity(x) ? 1f : 2f", "float.IsPositiveInfinity(x) ? 1f : 2f", "float.IsNormal(x) ? 1f : 2f", "float.IsSubnormal(x) ? 1f : 2f", "float.IsInteger(x) ? 1f : 2f", "float.IsEvenInteger(x) ? 1f : 2f", "float.IsOddInteger(x) ? 1f : 2f", "float.IsNegative(x == x ? x : 1f) ? 1f : 2f", "float.IsPositive(x == x ? x : 1f) ? 1f : 2f")]
    [InlineData("double", "Math.Min(x, y)", "Math.Max(x, y)", "Math.CopySign(x, y)", "Math.Abs(x)", "Math.Round(x)", "Math.Sqrt(x)", "Math.Clamp(x, -1d, 1d)", "double.MinNative(x, y)", "Math.FusedMultiplyAdd(x, y, x)", "x % y")]
    [InlineData("double", "(double)(int)x", "(double)(uint)x", "(double)(long)x", "(double)(ulong)x", "double.IsNaN(x) ? 1d : 2d", "double.IsFinite(x) ? 1d : 2d", "double.IsInfinity(x) ? 1d : 2d", "double.IsNormal(x) ? 1d : 2d", "double.IsSubnormal(x) ? 1d : 2d", "double.IsInteger(x) ? 1d : 2d", "double.IsEvenInteger(x) ? 1d : 2d", "double.IsOddInteger(x) ? 1d : 2d")]
    public void Numbers_have_the_same_bits(string type, params string[] expressions) => Agree(type, expressions);

    [Theory]
    [InlineData(nameof(BinaryOperator.Divide))]
    [InlineData(nameof(BinaryOperator.Remainder))]
    public void A_division_that_throws_in_CSharp_has_a_value(string name)
    {
        var division = Enum.Parse<BinaryOperator>(name);
        foreach (var type in new[] { ScalarType.Int32, ScalarType.UInt32, ScalarType.Int64, ScalarType.UInt64 })
        {
            var (x, y) = (new Parameter(type, "x"), new Parameter(type, "y"));
            var function = new Function("F", [x, y], [], new Binary(division, x, y));
            foreach (var language in GpuTargets.All.Select(static target => target.Language))
            {
                var code = LowerForGpu.Run(function, language, needed: []);
                Assert.Equal(0, Run(code, 5, 0));
                if (!type.IsSigned)
                    continue;
                var least = type == ScalarType.Int32 ? int.MinValue : long.MinValue;
                Assert.Equal(division == BinaryOperator.Divide ? least : 0, Run(code, least, -1));
            }
        }
    }

    private static void Agree(string type, string[] expressions)
    {
        var members = expressions.Select((expression, i) =>
            $"[Vectorize] public static {type} F{i.ToString(CultureInfo.InvariantCulture)}({type} x, {type} y) => {expression};");
        var models = Models.Of(Generation.Compile($"{Generation.Usings}public static partial class K {{ {string.Join("\n", members)} }}"));
        Assert.Equal(expressions.Length, models.Count);
        foreach (var model in models)
        {
            var body = KernelPasses.Run(model.Body!, model.Callees);
            foreach (var language in GpuTargets.All.Select(static target => target.Language))
            {
                var code = LowerForGpu.Run(body, language, needed: []);
                foreach (var (x, y) in from x in InputsOf(model.ResultType) from y in InputsOf(model.ResultType) select (x, y))
                {
                    if (Expected(body, x, y) is { } expected)
                        Assert.True(IsSame(model.ResultType, expected, Run(code, x, y)), $"{expressions[int.Parse(model.Name[1..], CultureInfo.InvariantCulture)]} for {language.Name} at {Text(model.ResultType, x)}, {Text(model.ResultType, y)}: {Text(model.ResultType, Run(code, x, y))} instead of {Text(model.ResultType, expected)}");
                }
            }
        }
    }

    /// <summary>The bits of the result; null where the scalar method throws.</summary>
    private static long? Expected(Function body, long x, long y)
    {
        try
        {
            return Assert.Single(FunctionInterpreter.Run(body, [], x, y));
        }
        catch (ArithmeticException)
        {
            return null;
        }
    }

    private static long Run(GpuCode code, params long[] arguments) => Assert.Single(FunctionInterpreter.Run(code.Body, code.Functions, arguments));

    private static IEnumerable<long> InputsOf(ScalarType type) => type switch
    {
        _ when type == ScalarType.Single => Numbers.Select(static number => (long)BitConverter.SingleToInt32Bits((float)number)),
        _ when type == ScalarType.Double => Numbers.Select(BitConverter.DoubleToInt64Bits),
        _ => Integers.Select(number => Constant.Of(type, number).Bits).Distinct(),
    };

    private static bool IsSame(ScalarType type, long expected, long actual) =>
        expected == actual || (type.IsFloat && double.IsNaN(NumberOf(type, expected)) && double.IsNaN(NumberOf(type, actual)));

    private static string Text(ScalarType type, long bits) => (type.IsFloat ? NumberOf(type, bits) : bits).ToString("R", CultureInfo.InvariantCulture);

    private static double NumberOf(ScalarType type, long bits) =>
        type == ScalarType.Single ? BitConverter.Int32BitsToSingle((int)bits) : BitConverter.Int64BitsToDouble(bits);
}
