using Kernels.Generators.Tests.Testing;
using Xunit;

namespace Kernels.Generators.Tests.Diagnostics;

/// <summary>What is wrong with a kernel before its body is read: KRN001, 002, 003, 004, 008, 012, 014, 030 and 031.</summary>
public class DeclarationDiagnosticsTests
{
    [Fact]
    public void KRN001_a_type_that_is_not_partial() => Reports.One(
        "KRN001",
        "'Activations' must be partial, so that the forms of the kernel 'Relu' can be generated beside it: declare it 'partial'",
        "static class [|Activations|] { [Vectorize] public static float Relu(float x) => x <= 0 ? 0 : x; }");

    [Fact]
    public void KRN001_an_outer_type_that_is_not_partial() => Reports.One(
        "KRN001",
        "'Outer' must be partial, so that the forms of the kernel 'F' can be generated beside it: declare it 'partial'",
        "struct [|Outer|] { partial class Inner { [Vectorize] public static float F(float x) => x; } }");

    [Fact]
    public void KRN002_an_instance_method() => Reports.One(
        "KRN002",
        "The kernel 'F' must be static: a kernel works on its parameters alone",
        "partial class K { [Vectorize] public float [|F|](float x) => x; }");

    [Theory]
    [InlineData("[|decimal|] F(float x) => 0m", "decimal", "use a number, a bool or an enum")]
    [InlineData("float F([|string|] x) => 0f", "string", "use a number, a bool or an enum")]
    [InlineData("float F(float x, [|nint|] y) => x", "nint", "use a number, a bool or an enum")]
    [InlineData("float F([|float[]|] x) => 0f", "float[]", "a table that all elements read is a [Uniform] ReadOnlySpan<float>")]
    [InlineData("float F([|float?|] x) => 0f", "float?", "use a number, a bool or an enum")]
    [InlineData("[|ValueTuple<float>|] F(float x) => new(x)", "ValueTuple<float>", "a tuple of a kernel has two elements or more; return float")]
    [InlineData("[|System.ValueTuple<System.Int32>|] F(int x) => new(x)", "ValueTuple<int>", "a tuple of a kernel has two elements or more; return int")]
    [InlineData("[|void|] F(float x) { }", "void", "a kernel returns its result")]
    public void KRN003_a_type_of_the_signature(string method, string type, string advice) => Reports.One(
        "KRN003", $"'{type}' cannot be used in this kernel: {advice}",
        $"partial class K {{ [Vectorize] public static {method}; }}".Replace("}; }", "} }", StringComparison.Ordinal));

    [Theory]
    [InlineData("float F(float x, [|Half|] y) => x", "8 operations to widen")]
    [InlineData("[|Half|] F(float x) => (Half)x", "14 operations to round")]
    [InlineData("(float, [|Half|]) F(float x) => (x, (Half)x)", "14 operations to round")]
    public void KRN030_elements_of_half(string method, string price) => Reports.One(
        "KRN030",
        $"A vector of Half elements takes about {price}, since .NET has no vector instruction for it: where a span is used often, keep it as float",
        $"partial class K {{ [Vectorize] public static {method}; }}");

    [Theory]
    [InlineData("int F(int x) => x", "byte [|F|](byte x) => x", "K.F(byte)", "F(Vector512<int>)", "K.F(int)")]
    [InlineData("double F(double x, long n) => x", "double [|F|](double x, int n) => x", "K.F(double, int)", "F(Vector512<double>, Vector512<long>)", "K.F(double, long)")]
    [InlineData("bool F(ushort x) => x > 1", "bool [|F|](char x) => x > 1", "K.F(char)", "F(Vector512<int>)", "K.F(ushort)")]
    public void KRN031_two_kernels_of_one_vector_form(string first, string second, string name, string form, string other) => Reports.One(
        "KRN031",
        $"'{name}' would have the same form '{form}' as '{other}': give one of the two another name",
        $"partial class K {{ [Vectorize] public static {first}; [Vectorize] public static {second}; }}");

    [Theory]
    [InlineData("float [|F|]<T>(float x) => x;", "A generic method", "write one kernel for each element type")]
    [InlineData("float F([|ref|] float x) => x;", "A parameter by reference", "pass it by value")]
    [InlineData("float F([|in|] float x) => x;", "A parameter by reference", "pass it by value")]
    [InlineData("float F(float x, [|params|] float[] y) => x;", "A params parameter", "give the kernel a parameter for each value")]
    [InlineData("float F(float x, [|params|] int[] y) => x;", "A params parameter", "give the kernel a parameter for each value")]
    [InlineData("extern float [|F|](float x);", "A method without a body", "the kernel is generated from it")]
    [InlineData("partial float [|F|](float x); public static partial float F(float x) => x;", "[Vectorize] on a declaration", "put it on the part of the method that has the body")]
    public void KRN004_a_construct_of_the_declaration(string method, string what, string advice) => Reports.One(
        "KRN004", $"{what} is not supported in a kernel: {advice}",
        $"#pragma warning disable CS0626\npartial class K {{ [Vectorize] public static {method} }}");

    [Fact]
    public void KRN004_an_async_method() => Reports.One(
        "KRN004",
        "An async method is not supported in a kernel: a kernel computes its result at once",
        "using System.Threading.Tasks; partial class K { [Vectorize] public static async Task<float> [|F|](float x) { await Task.Yield(); return x; } }");

    [Fact]
    public void KRN004_a_local_function() => Reports.One(
        "KRN004",
        "A local function is not supported in a kernel: [Vectorize] goes on a static method of a partial type",
        "partial class K { public static float F(float x) { [Vectorize] static float [|G|](float y) => y; return G(x); } }");

    [Fact]
    public void KRN003_a_derivative_that_is_a_tuple_of_one_element() => Reports.One(
        "KRN003",
        "'ValueTuple<float>' cannot be used in this kernel: a tuple of a kernel has two elements or more; return float",
        "partial class K { [Vectorize] public static float F(float x) => x * x; [Vectorize, DerivativeOf(nameof(F))] public static partial [|ValueTuple<float>|] G(float x); }");

    [Fact]
    public void KRN004_an_operator() => Reports.One(
        "KRN004",
        "An operator is not supported in a kernel: [Vectorize] goes on a static method of a partial type",
        "partial struct K { [Vectorize] public static float operator [|+|](K x, float y) => y; }");

    [Fact]
    public void KRN004_an_accessor() => Reports.One(
        "KRN004",
        "An accessor is not supported in a kernel: [Vectorize] goes on a static method of a partial type",
        "partial class K { public static float P { [Vectorize] [|get|] => 1f; } }");

    [Fact]
    public void KRN004_a_file_local_type() => Reports.One(
        "KRN004",
        "A file-local type is not supported in a kernel: the generated forms live in another file; make the type internal",
        "file partial class [|K|] { [Vectorize] public static float F(float x) => x; }");

    [Fact]
    public void KRN008_no_parameter() => Reports.One(
        "KRN008",
        "The kernel 'F' has no parameter that varies from element to element: give it a parameter",
        "partial class K { [Vectorize] public static float [|F|]() => 1f; }");

    [Fact]
    public void KRN008_uniform_parameters_alone() => Reports.One(
        "KRN008",
        "The kernel 'F' has no parameter that varies from element to element: leave [Uniform] off at least one",
        "partial class K { [Vectorize] public static float [|F|]([Uniform] float u) => u; }");

    [Theory]
    [InlineData("void F(ReadOnlySpan<float> x, Span<float> y) { }", "F(ReadOnlySpan<float>, Span<float>)")]
    [InlineData("System.Runtime.Intrinsics.Vector256<float> F(System.Runtime.Intrinsics.Vector256<float> x) => x;", "F(Vector256<float>)")]
    public void KRN012_a_member_that_the_generator_writes_too(string member, string signature) => Reports.One(
        "KRN012",
        $"'{signature}' is what the generator writes for the kernel 'F', and the type has it already: rename or remove one of them",
        $"partial class K {{ [Vectorize] public static float [|F|](float x) => x; public static {member} }}");

    [Theory]
    [InlineData("-1")]
    [InlineData("17")]
    [InlineData("int.MaxValue", "2147483647")]
    public void KRN014_unroll_out_of_range(string value, string? shown = null) => Reports.One(
        "KRN014",
        $"Unroll is {shown ?? value}, but must be from 1 to 16, or 0 to let the generator choose",
        $"partial class K {{ [Vectorize(Unroll = [|{value}|])] public static float F(float x) => x; }}");

    [Theory]
    [InlineData("partial class K { [Vectorize] public static float F(Missing x) => 0f; }")]
    [InlineData("partial class K { [Vectorize] public static Missing F(float x) => x; }")]
    [InlineData("partial class K { [Vectorize] public static float F(float x); }")]
    [InlineData("partial class K { [Vectorize] public static F(float x) => x; }")]
    [InlineData("partial class K { [Vectorize] public static float F(float x) => x; [Vectorize] public static float F(float x) => x; }")]
    [InlineData("partial class K { [Vectorize] public static float F(float x) => x; [Vectorize] public static float F(float y) => y + 1f; }")]
    [InlineData("partial class K { [Vectorize] public static float F(float x, float x) => x; }")]
    [InlineData("partial class K { [Vectorize, Vectorize] public static float F(float x) => x; }")]
    public void Nothing_is_added_to_what_the_compiler_says_of_a_declaration(string source) => Reports.Nothing(source);
}
