using Kernels.Generators.Tests.Testing;
using Xunit;

namespace Kernels.Generators.Tests.Diagnostics;

/// <summary>Options that do not fit their kernel (KRN019), and members that are there already (KRN012).</summary>
public class ReductionDiagnosticsTests
{
    [Theory]
    [InlineData("Reduce = [|(Reduction)257|]", "float F(float x) => x", "Reduce names a reduction that there is not: combine Sum, Mean, Min, Max, Count, Any and All")]
    [InlineData("ReduceElement = [|\"Value\"|]", "(float Value, float Other) F(float x) => (x, x)", "ReduceElement does nothing without Reduce: set Reduce too")]
    [InlineData("Reduce = Reduction.Sum, ReduceElement = [|\"Value\"|]", "float F(float x) => x", "ReduceElement needs a tuple, and 'F' returns one value: leave it out")]
    [InlineData("Reduce = Reduction.Sum, ReduceElement = [|\"Third\"|]", "(float Value, float Other) F(float x) => (x, x)", "ReduceElement names no element of the result: use \"Value\" or \"Other\"")]
    [InlineData("Matrix = [|true|]", "float F(float x) => x", "Matrix sums rows and columns: set Reduce = Reduction.Sum too")]
    [InlineData("Reduce = Reduction.Max, Matrix = [|true|]", "float F(float x) => x", "Matrix sums rows and columns: set Reduce = Reduction.Sum too")]
    [InlineData("Reduce = Reduction.Sum, Matrix = [|true|]", "(float Value, float Other) F(float x) => (x, x)", "Matrix needs a kernel that returns one value, not a tuple")]
    [InlineData("Reduce = [|Reduction.Sum|]", "bool F(float x) => x > 0f", "Reduce asks for Sum of bool: use Count, Any or All")]
    [InlineData("Reduce = [|Reduction.Count | Reduction.Max|]", "float F(float x) => x", "Reduce asks for Count of float: use Sum, Mean, Min or Max")]
    [InlineData("Reduce = [|Reduction.Sum|]", "(float A, bool B) F(float x) => (x, x > 0f)", "Reduce asks for Sum of bool: use Count, Any or All")]
    [InlineData("Reduce = Reduction.Sum, Matrix = [|true|]", "int F(int x) => x", "Matrix needs a result of float or double")]
    [InlineData(
        "Parallel = [|true|]",
        "float F(float a, float b, float c, float d, float e, float f, float g, float h, float i, float j, float k, float l, float m, float n, float o, float p) => a",
        "Parallel takes at most 16 inputs and results, and 'F' has 17")]
    public void KRN019_an_option_that_does_not_fit(string options, string member, string message) => Reports.One(
        "KRN019", message, $"public static partial class K {{ [Vectorize({options})] public static {member}; }}");

    [Theory]
    [InlineData("static float FSum(ReadOnlySpan<float> x) => 0f;", "FSum(ReadOnlySpan<float>)")]
    [InlineData("static double FMax(ReadOnlySpan<float> x) => 0.0;", "FMax(ReadOnlySpan<float>)")]
    [InlineData("static float FSum => 0f;", "FSum(ReadOnlySpan<float>)")]
    [InlineData("class FSum;", "FSum(ReadOnlySpan<float>)")]
    [InlineData("static void FSumRows(ReadOnlySpan<float> m, int n, Span<float> d) { }", "FSumRows(ReadOnlySpan<float>, int, Span<float>)")]
    [InlineData("static int FSumColumns = 1;", "FSumColumns(ReadOnlySpan<float>, int, Span<float>)")]
    [InlineData("[Vectorize] static float FSumRows(float m, [Uniform] int n) => m * n;", "FSumRows(ReadOnlySpan<float>, int, Span<float>)")]
    [InlineData("static void F(ReadOnlySpan<float> x, Span<float> y, System.Threading.Tasks.ParallelOptions z) { }", "F(ReadOnlySpan<float>, Span<float>, ParallelOptions)")]
    [InlineData("static float FSum(ReadOnlySpan<float> x, System.Threading.Tasks.ParallelOptions z) => 0f;", "FSum(ReadOnlySpan<float>, ParallelOptions)")]
    public void KRN012_a_member_that_an_option_asks_for(string member, string signature) => Reports.One(
        "KRN012",
        $"'{signature}' is what the generator writes for the kernel 'F', and the type has it already: rename or remove one of them",
        $"public static partial class K {{ [Vectorize(Reduce = Reduction.Sum | Reduction.Max, Matrix = true, Parallel = true)] public static float [|F|](float x) => x; {member} }}");

    [Fact]
    public void KRN012_a_kernel_whose_span_form_is_a_reduction_of_another() => Reports.One(
        "KRN012",
        "'FSum(ReadOnlySpan<float>, Span<float>)' is what the generator writes for the kernel 'F', and the type has it already: rename or remove one of them",
        "public static partial class K { [Vectorize(Reduce = Reduction.Sum, ReduceElement = \"Loss\")] public static (float Loss, float Residual) [|F|](float x) => (x, x); [Vectorize] public static float FSum(float x) => x; }");
}
