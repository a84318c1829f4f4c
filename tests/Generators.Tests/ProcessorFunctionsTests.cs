using System.Reflection;
using Kernels.Generators.Expressions;
using Kernels.Generators.Targets;
using Kernels.Generators.Targets.Functions;
using Kernels.Generators.Targets.OpenCL;
using Kernels.Generators.Tests.Testing;
using Xunit;

namespace Kernels.Generators.Tests;

/// <summary>
/// The functions of the runtime as OpenCL C has them: what is written of each computes the bits of its method, operation by operation. That
/// the texts are made of the methods of today is a test of the site.
/// </summary>
public class ProcessorFunctionsTests
{
    private const int Length = 1500;

    public static TheoryData<string, string> Functions
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (name, type, _) in ProcessorTexts.Functions)
                data.Add(name, type.Keyword());
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void What_is_written_of_a_function_has_the_bits_of_its_method(string name, string keyword)
    {
        var row = ScalarTypes.Numbers.Single(number => number.Keyword == keyword);
        var type = row.Type == ScalarType.Single ? typeof(float) : typeof(double);
        var text = GpuFunctions.OfProcessor.Find(name, row.Type)!;
        var method = MethodOf(name, [.. text.Parameters.Select(_ => type)]);
        var code = LowerForGpu.Run(text, OpenCLLanguage.Instance);
        var function = code[code.Count - 1];

        var inputs = text.Parameters.Select((_, i) => Inputs.For(type, Length, seed: i + 1)).ToList();
        for (var i = 0; i < 2 * Length; i++)
        {
            long[] bits = [.. inputs.Select((input, k) => i < Length ? BitsOf(input.GetValue(i)!) : OfAnySize(i, k, row.Type))];
            object[] arguments = [.. bits.Select(one => ValueOf(row.Type, one))];
            var result = method.Invoke(null, arguments)!;
            var expected = BitsOf(result is System.Runtime.CompilerServices.ITuple pair ? pair[1]! : result);
            var actual = Assert.Single(FunctionInterpreter.Run(function, code, bits));
            Assert.True(Canonical(expected, row.Type) == Canonical(actual, row.Type), $"{name}({string.Join(", ", arguments)}) is {ValueOf(row.Type, expected)}, and its text gives {ValueOf(row.Type, actual)}.");
        }
    }

    /// <summary>What the runtime computes is written out, and no device is asked for it.</summary>
    [Fact]
    public void Every_function_of_the_runtime_has_a_text() => Assert.All(
        MathFunctions.All.Where(static function => function.Single == VectorForm.VectorMath && !function.Name.EndsWith("Estimate", StringComparison.Ordinal)),
        static function =>
        {
            Assert.Null(OpenCLLanguage.Instance.Spelling(function));
            Assert.NotNull(GpuFunctions.OfProcessor.Find(function.Name, ScalarType.Single));
            Assert.NotNull(GpuFunctions.OfProcessor.Find(function.Name, ScalarType.Double));
            if (function.HasCorrectlyRounded)
                Assert.NotNull(GpuFunctions.OfProcessor.Find(function.CorrectlyRounded.Method, ScalarType.Single));
        });

    [Fact]
    public void A_function_that_is_called_is_found_by_its_key_once_its_caller_is_read()
    {
        var table = new FunctionTable([("Exp", ScalarType.Single, "2 'Exp' 'Half(float)' (fn (float:x) (call:float 1 x :true)) (fn (float:x) (* 0.5f x))")]);
        Assert.Equal(["Exp", "Half"], table.Names);
        Assert.Null(table.Callee("Half(float)"));
        Assert.NotNull(table.Find("Exp", ScalarType.Single));
        Assert.Equal("Half", table.Callee("Half(float)")!.Key);
    }

    private static MethodInfo MethodOf(string name, Type[] types) => name.Split('.') is [var nested, var function]
        ? typeof(VectorMath).GetNestedType(nested)!.GetMethod(function, types)!
        : typeof(VectorMath).GetMethod(name, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic, types)!;

    /// <summary>Bits that are spread evenly: numbers of all sizes, subnormal ones and NaN among them.</summary>
    private static long OfAnySize(int i, int argument, ScalarType type)
    {
        var bits = (ulong)i * (0x9E3779B97F4A7C15 + ((ulong)argument << 33)); // by the golden ratio
        return type == ScalarType.Single ? (int)(bits >> 32) : (long)bits;
    }

    /// <summary>Nobody promises the payload of a NaN.</summary>
    private static long Canonical(long bits, ScalarType type) => ValueOf(type, bits) is float.NaN or double.NaN ? long.MinValue + 1 : bits;

    private static long BitsOf(object value) => value is float single ? BitConverter.SingleToInt32Bits(single) : BitConverter.DoubleToInt64Bits((double)value);

    private static object ValueOf(ScalarType type, long bits) => type == ScalarType.Single
        ? (object)BitConverter.Int32BitsToSingle((int)bits)
        : BitConverter.Int64BitsToDouble(bits);
}
