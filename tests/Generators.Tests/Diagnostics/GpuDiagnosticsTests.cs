using System.Globalization;
using Kernels.Generators.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Kernels.Generators.Tests.Diagnostics;

/// <summary>What no GPU can run (KRN021), what no shader can say (KRN022), overloads that are there already (KRN012), and options for no device (KRN037).</summary>
public class GpuDiagnosticsTests
{
    private const string Overloads =
        "static System.Runtime.Intrinsics.Vector128<float> G(System.Runtime.Intrinsics.Vector128<float> x) => x;"
        + "static System.Runtime.Intrinsics.Vector256<float> G(System.Runtime.Intrinsics.Vector256<float> x) => x;"
        + "static System.Runtime.Intrinsics.Vector512<float> G(System.Runtime.Intrinsics.Vector512<float> x) => x";

    [Theory]
    [InlineData("float F(float x) => 2f * [|Sensors.Calibrated(x)|]", "'Calibrated'", "F")]
    [InlineData("float F(float x) => G(x) + 1f; static float G(float x) => [|Sensors.Calibrated(x + 1f)|]", "'Calibrated'", "F")]
    [InlineData("float F(float x) => x > 0f ? [|Sensors.Calibrated(x)|] : 0f", "'Calibrated'", "F")]
    [InlineData("float F(float x) { while (x < 100f) x = [|Sensors.Calibrated(x)|]; return x; }", "'Calibrated'", "F")]
    [InlineData("float F(float x) => 2f * [|G(x)|]; [VectorOverloads] static float G(float x) => x < 0f ? throw new ArgumentException() : x; " + Overloads, "'G'", "F")]
    public void KRN021_a_call_of_a_kernel_whose_body_is_not_known_here(string member, string what, string kernel)
    {
        foreach (var withComputeSharp in (bool[])[false, true])
        {
            var run = One(
                "KRN021",
                $"{what} cannot run on a GPU, so '{kernel}' has no form for one: its body is not known here, so it cannot be written for a GPU",
                Kernel(member) + (member.Contains("[VectorOverloads]", StringComparison.Ordinal) ? OtherVersion.VectorOverloads : ""),
                withComputeSharp);
            Assert.DoesNotContain("GpuBuffer<", run.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("cbuffer", run.Text, StringComparison.Ordinal);
            Assert.Contains("Vector512<float> F(", run.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("double F(double x) => 2d * [|Math.Exp(x)|]", "'Exp'", "HLSL has no functions of double")]
    [InlineData("double F(double x) => [|Math.Max(x, 0d)|]", "'Max'", "HLSL has no functions of double")]
    [InlineData("double F(double x) => [|Math.Sign(x)|]", "'Sign'", "HLSL has no functions of double")]
    [InlineData("double F(double x) => [|double.IsNaN(x)|] ? 0d : x", "'IsNaN'", "HLSL has no functions of double")]
    [InlineData("double F(double x) => G(x); static double G(double x) => x + [|Math.Sqrt(x)|]", "'Sqrt'", "HLSL has no functions of double")]
    [InlineData("double F(double x) { while (x > 1d) x = [|Math.Sqrt(x)|]; return x; }", "'Sqrt'", "HLSL has no functions of double")]
    [InlineData("long F(long [|x|]) => x + 1", "'x'", "HLSL has no integers of 64 bits")]
    [InlineData("double F(double x, [Uniform] ulong [|n|]) => x", "'n'", "HLSL has no integers of 64 bits")]
    [InlineData("float F(float x, float y) => 1f + [|x % y|]", "'%'", "HLSL has no exact remainder of floating-point numbers")]
    [InlineData("byte [|F|](byte x) => x", "An element of type byte", "a device's buffers hold numbers of 32 and 64 bits")]
    [InlineData("bool [|F|](float x) => x > 0f", "An element of type bool", "a device's buffers hold numbers of 32 and 64 bits")]
    [InlineData("float [|F|](float x, [Uniform] Half scale) => x * (float)scale", "An element of type System.Half", "a device's buffers hold numbers of 32 and 64 bits")]
    [InlineData("int F(int x) => [|T[x & 63]|]; private static ReadOnlySpan<int> T => [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65]", "'T'", "a shader has no table of more than 64 constants, so make it a [Uniform] ReadOnlySpan")]
    [InlineData("double F(double x, double y) => [|x % y|]", "'%'", "HLSL has no exact remainder of floating-point numbers")]
    [InlineData("float F(float x) { [|x %= 3f|]; return x; }", "'%'", "HLSL has no exact remainder of floating-point numbers")]
    public void KRN022_what_HLSL_does_not_have(string member, string what, string reason)
    {
        var marked = Kernel(member);
        var run = One("KRN022", ShaderMessage(what, reason), marked, withComputeSharp: true);
        Assert.Contains("GpuBuffer<", run.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("cbuffer", run.Text, StringComparison.Ordinal);

        Assert.DoesNotContain(Run(MarkedSource.Parse(Generation.Usings + marked).Text, withComputeSharp: false).Diagnostics, IsGpu);
    }

    [Theory]
    [InlineData("in")]
    [InlineData("out")]
    public void KRN022_an_interface_that_can_have_no_struct(string variance)
    {
        var run = One(
            "KRN022",
            ShaderMessage("The type parameter 'T'", "C# has no struct in an interface with variance"),
            $"public partial interface IOuter<[|{variance} T|]> {{ [Vectorize(Gpu = true)] public static float F(float x) => x; }}",
            withComputeSharp: true);
        Assert.Contains("GpuBuffer<", run.Text, StringComparison.Ordinal);
    }

    /// <summary>Four tables of 4,096 floats, or of small integers more of them.</summary>
    [Theory]
    [InlineData("float", 4, true)]
    [InlineData("float", 5, false)]
    [InlineData("double", 2, true)]
    [InlineData("double", 3, false)]
    [InlineData("int", 16, true)]
    [InlineData("int", 17, false)]
    public void KRN021_more_constants_than_a_device_has_memory_for(string type, int tables, bool fits)
    {
        var numbers = string.Join(", ", Enumerable.Range(0, 4096).Select(static number => number % 128));
        var names = Enumerable.Range(0, tables).Select(static table => $"T{table}").ToList();
        var run = Run(
            $"{Generation.Usings}public static partial class K {{ {string.Concat(names.Select(name => $"static readonly {type}[] {name} = {{ {numbers} }}; "))}"
            + $"[Vectorize(Gpu = true)] public static {type} F({type} x, int i) => x + {string.Join(" + ", names.Select(static name => $"{name}[i]"))}; }}",
            withComputeSharp: false);
        run.AssertCompiles();
        Assert.Equal(fits, run.Text.Contains("__constant", StringComparison.Ordinal));
        Assert.Equal(fits ? [] : ["KRN021"], run.Diagnostics.Where(IsGpu).Select(static diagnostic => diagnostic.Id));
    }

    [Theory]
    [InlineData("KRN021", "float F(float x) => Sensors.Calibrated(x)")]
    [InlineData("KRN022", "double F(double x) => Math.Exp(x)")]
    [InlineData("KRN022", "long F(long x) => x + 1")]
    public void A_pragma_suppresses_the_warning(string id, string member)
    {
        var run = Run($"#pragma warning disable {id}\n{Generation.Usings}{Kernel(member)}", withComputeSharp: true);
        Assert.DoesNotContain(run.Diagnostics, static diagnostic => !diagnostic.IsSuppressed && diagnostic.Id != "KRN011");
        run.AssertCompiles();
    }

    [Theory]
    [InlineData("KRN021", "float F(float x) => Sensors.Calibrated(x)")]
    [InlineData("KRN022", "double F(double x) => Math.Exp(x)")]
    public void Nothing_is_reported_where_no_GPU_is_asked_for(string id, string member)
    {
        var run = Run($"{Generation.Usings}public static partial class K {{ [Vectorize] public static {member}; }}", withComputeSharp: true);
        Assert.DoesNotContain(run.Diagnostics, diagnostic => diagnostic.Id == id);
        run.AssertCompiles();
    }

    [Theory]
    [InlineData("FastMath = [|true|]")]
    [InlineData("FastMath = [|true|], Gpu = false")]
    [InlineData("FastMath = [|true|], Wgsl = true")]
    public void KRN037_functions_of_a_device_without_a_device(string options) => One(
        "KRN037",
        "FastMath has no effect on 'F': it lets an OpenCL device use its own functions, so set Gpu = true too, or leave FastMath out",
        $"public static partial class K {{ [Vectorize({options})] public static float F(float x) => MathF.Exp(x); }}",
        withComputeSharp: true);

    [Theory]
    [InlineData("Gpu = true, FastMath = true")]
    [InlineData("Gpu = , FastMath = true")]
    [InlineData("FastMath = false")]
    public void KRN037_is_not_reported_where_there_is_one_or_may_be(string options) => Assert.DoesNotContain(
        Run($"{Generation.Usings}public static partial class K {{ [Vectorize({options})] public static float F(float x) => MathF.Exp(x); }}", withComputeSharp: false).Diagnostics,
        static diagnostic => diagnostic.Id == "KRN037");

    [Theory]
    [InlineData("static void F(GpuBuffer<float> x, GpuBuffer<float> y) { }", "F(GpuBuffer<float>, GpuBuffer<float>)")]
    [InlineData("static float FSum(GpuBuffer<float> x) => 0f;", "FSum(GpuBuffer<float>)")]
    [InlineData("static float FMax(GpuBuffer<float> x) => 0f;", "FMax(GpuBuffer<float>)")]
    [InlineData("static void FSumRows(GpuBuffer<float> m, int n, GpuBuffer<float> d) { }", "FSumRows(GpuBuffer<float>, int, GpuBuffer<float>)")]
    [InlineData("static void FSumColumns(GpuBuffer<float> m, int n, GpuBuffer<float> d) { }", "FSumColumns(GpuBuffer<float>, int, GpuBuffer<float>)")]
    public void KRN012_an_overload_over_buffers_that_is_there_already(string member, string signature) => Taken(member, signature, withComputeSharp: false);

    [Theory]
    [InlineData("static void F(ReadOnlyBuffer<float> x, ReadWriteBuffer<float> y) { }", "F(ReadOnlyBuffer<float>, ReadWriteBuffer<float>)")]
    [InlineData("static float FSum(ReadOnlyBuffer<float> x) => 0f;", "FSum(ReadOnlyBuffer<float>)")]
    [InlineData("static void FSumRows(ReadOnlyBuffer<float> m, int n, ReadWriteBuffer<float> d) { }", "FSumRows(ReadOnlyBuffer<float>, int, ReadWriteBuffer<float>)")]
    public void KRN012_an_overload_over_buffers_of_ComputeSharp(string member, string signature) => Taken(member, signature, withComputeSharp: true);

    [Theory]
    [InlineData("[Vectorize(Gpu = true)] public static double F(double x) => Math.Exp(x); static void F(ReadOnlyBuffer<double> x, ReadWriteBuffer<double> y) { }")]
    [InlineData("[Vectorize(Gpu = true, Reduce = Reduction.Sum)] public static int F(int x) => x; static long FSum(ReadOnlyBuffer<int> x) => 0L;")]
    public void A_form_that_a_shader_cannot_have_leaves_room_for_the_user_s_own(string members)
    {
        var run = Run($"#pragma warning disable KRN022\n{Generation.Usings}using ComputeSharp; public static partial class K {{ {members} }}",
            withComputeSharp: true);
        Assert.DoesNotContain(run.Diagnostics, static diagnostic => diagnostic.Id == "KRN012");
        run.AssertCompiles();
    }

    private static void Taken(string member, string signature, bool withComputeSharp)
    {
        var run = One(
            "KRN012",
            $"'{signature}' is what the generator writes for the kernel 'F', and the type has it already: rename or remove one of them",
            $"using Kernels.Gpu; {(withComputeSharp ? "using ComputeSharp; " : "")}public static partial class K {{ [Vectorize(Gpu = true, Reduce = Reduction.Sum | Reduction.Max, Matrix = true)] public static float [|F|](float x) => x; {member} }}",
            withComputeSharp);
        Assert.Empty(run.Files);
    }

    private static string ShaderMessage(string what, string reason) =>
        $"{what} stands in the way of a ComputeSharp shader, so 'F' has none: {reason}; its other forms are generated";

    private static string Kernel(string member) =>
        $"public static partial class K {{ [Vectorize(Gpu = true)] public static {member}{(member.EndsWith('}') ? "" : ";")} }}";

    /// <summary>Asserts that one diagnostic is reported at the marked place, and that what is generated compiles.</summary>
    private static GeneratorRun One(string id, string message, string marked, bool withComputeSharp)
    {
        var source = MarkedSource.Parse(Generation.Usings + marked);
        var run = Run(source.Text, withComputeSharp);
        var diagnostic = Assert.Single(run.Diagnostics, static diagnostic => diagnostic.Id != "KRN011");
        Assert.Equal(id, diagnostic.Id);
        Assert.Equal(message, diagnostic.GetMessage(CultureInfo.InvariantCulture));
        Assert.Equal(source.Text[source.Span.Start..source.Span.End], source.Text[diagnostic.Location.SourceSpan.Start..diagnostic.Location.SourceSpan.End]);
        Assert.Equal(source.Span, diagnostic.Location.SourceSpan);
        return run.AssertCompiles();
    }

    private static bool IsGpu(Diagnostic diagnostic) => diagnostic.Id is "KRN021" or "KRN022";

    private static GeneratorRun Run(string source, bool withComputeSharp)
    {
        var project = Generation.Compile(source).AddReferences(OtherVersion.Reference);
        return Generation.Run(withComputeSharp ? project.WithComputeSharp() : project);
    }
}
