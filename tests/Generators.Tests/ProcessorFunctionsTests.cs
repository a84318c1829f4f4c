using System.Reflection;
using Kernels.Generators.Bodies;
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
                data.Add(name, type.Keyword);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void What_is_written_of_a_function_has_the_bits_of_its_method(string name, string keyword)
    {
        var row = ScalarType.Numbers.Single(number => number.Keyword == keyword);
        var type = row == ScalarType.Single ? typeof(float) : typeof(double);
        var text = GpuFunctions.OfProcessor.Find(name, row)!;
        var method = MethodOf(name, [.. text.Parameters.Select(_ => type)]);
        var code = LowerForGpu.Run(text, OpenCLLanguage.Instance);
        var function = code[code.Count - 1];

        var inputs = text.Parameters.Select((_, i) => Inputs.For(type, Length, seed: i + 1)).ToList();
        for (var i = 0; i < 2 * Length; i++)
        {
            long[] bits = [.. inputs.Select((input, k) => i < Length ? BitsOf(input.GetValue(i)!) : OfAnySize(i, k, row))];
            object[] arguments = [.. bits.Select(one => ValueOf(row, one))];
            var result = method.Invoke(null, arguments)!;
            var expected = BitsOf(result is System.Runtime.CompilerServices.ITuple pair ? pair[1]! : result);
            var actual = Assert.Single(FunctionInterpreter.Run(function, code, bits));
            Assert.True(Canonical(expected, row) == Canonical(actual, row), $"{name}({string.Join(", ", arguments)}) is {ValueOf(row, expected)}, and its text gives {ValueOf(row, actual)}.");
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
    public void A_function_that_is_called_is_found_by_its_key_and_called_by_its_name()
    {
        var table = new FunctionTable(
            [("Exp", ScalarType.Single, "2 'Exp' 'Half(float)' (fn (float:x) (call:float 1 x :true))")],
            callees: [("Half(float)", "2 'Half(float)' (fn (float:x) (* 0.5f x))")]);
        Assert.Equal(["Exp", "Half"], table.Names);
        Assert.Equal("Half(float)", Assert.IsType<Call>(table.Find("Exp", ScalarType.Single)!.Result).Function);
        Assert.Equal("Half", table.Callee("Half(float)")!.Key);
        Assert.Same(table.Callee("Half(float)"), table.Callee("Half(float)"));
        Assert.Null(table.Callee("Third(float)"));
    }

    [Fact]
    public void A_part_becomes_part_of_its_callers()
    {
        var table = new FunctionTable(
            [("Exp", ScalarType.Single, "2 'Exp' 'Half(float)' 'Quarter(float)' (fn (float:x) (+ (call:float 1 x :true) (call:float 2 x :true)))")],
            callees: [("Half(float)", "2 'Half(float)' 'By(float, float)' (fn (float:x) (call:float 1 x 0.5f :true))")],
            parts:
            [
                ("Quarter(float)", "2 'Quarter(float)' 'Half(float)' 'By(float, float)' (fn (float:x) (call:float 2 (call:float 1 x :true) 0.5f :true))"),
                ("By(float, float)", "2 'By(float, float)' (fn (float:x float:factor) (* x factor))"),
            ]);
        Assert.Equal(["Exp", "Half"], table.Names);
        Assert.Equal(BodyText.ReadAlone("2 'Half' (fn (float:x) (* x 0.5f))"), table.Callee("Half(float)"));
        Assert.Equal(["Half(float)"], BodyText.CalledBy(table.Find("Exp", ScalarType.Single)!));
        Assert.Null(table.Callee("By(float, float)"));
    }

    /// <summary>What is called has the parameters that its callers think it has, and each text is of use to one.</summary>
    [Fact]
    public void The_texts_fit_together()
    {
        var others = ProcessorTexts.Callees.Concat(ProcessorTexts.Parts).ToDictionary(static row => row.Key, static row => BodyText.ReadAlone(row.Text)!);
        var called = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, _, text) in ProcessorTexts.Functions)
        {
            var functions = new List<Function> { BodyText.ReadAlone(text)! };
            for (var i = 0; i < functions.Count; i++)
                functions.AddRange(BodyText.CalledBy(functions[i]).Select(key => others[key]).Except(functions).ToList());
            Assert.True(ClosureCheck.IsSound(functions), name);
            called.UnionWith(functions.Skip(1).Select(static function => function.Key));
        }

        Assert.Equal(others.Keys.Order(StringComparer.Ordinal), called.Order(StringComparer.Ordinal));
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
