using Kernels.Generators.Tests.Testing;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Kernels.Generators.Tests;

/// <summary>Valid declarations whose forms for a GPU are easily got wrong: the output compiles without a warning, with and without ComputeSharp.</summary>
public class HostileGpuTests
{
    private const string F =
        "[global::Kernels.Vectorize(Gpu = true, Reduce = global::Kernels.Reduction.Sum | global::Kernels.Reduction.Mean | global::Kernels.Reduction.Max, Matrix = true)] "
        + "public static float F(float x, [global::Kernels.Uniform] float scale) => scale * global::System.MathF.Tanh(x) + global::System.MathF.Max(x, 1f);";

    [Theory]
    [InlineData("public static partial class K { § }")]
    [InlineData("public partial record K(int A) { § }")]
    [InlineData("public readonly partial record struct K(int A) { § }")]
    [InlineData("public ref partial struct K { § }")]
    [InlineData("public partial interface K { § }")]
    [InlineData("public partial class K<T> where T : struct { § }")]
    [InlineData("public partial class @class<@int> where @int : notnull { § }")]
    [InlineData("public partial class Outer<T> { public partial struct Middle<U> where U : class { public static partial class Inner { § } } }")]
    [InlineData("public unsafe partial class K { § }")]
    public void Every_kind_of_type(string declaration) => Check(declaration.Replace("§", F, StringComparison.Ordinal));

    [Theory]
    [InlineData("namespace A.B.C; public partial class K { § }")]
    [InlineData("namespace @namespace.@class { public partial class K { § } }")]
    [InlineData("namespace A { public partial class K { § } } namespace A.Gpu { class Unrelated; }")]
    [InlineData("namespace A { public partial class K { § } } namespace A.ComputeSharp { class Unrelated; }")]
    [InlineData("namespace A.ComputeSharp.B { public partial class K { § } }")]
    [InlineData("namespace A { public partial class K { § } } namespace A.Kernels.Gpu { class GpuBuffer; }")]
    [InlineData("namespace A { public partial class K { § } } namespace A.Descriptors { class Unrelated; } namespace A.Interop { class Unrelated; }")]
    [InlineData("namespace Kernels.Mine { public partial class K { § } }")]
    [InlineData("namespace Kernels.Gpu.Mine { public partial class K { § } }")]
    [InlineData("namespace ComputeSharp.Mine { public partial class K { § } }")]
    [InlineData("namespace System.Mine { public partial class K { § } }")]
    public void Every_kind_of_namespace(string declaration) => Check(declaration.Replace("§", F, StringComparison.Ordinal));

    [Theory]
    [InlineData("GpuBuffer")]
    [InlineData("GpuProgram")]
    [InlineData("ReadOnlyBuffer")]
    [InlineData("ReadWriteBuffer")]
    [InlineData("Hlsl")]
    [InlineData("ThreadIds")]
    [InlineData("DispatchSize")]
    [InlineData("GraphicsDevice")]
    [InlineData("IComputeShader")]
    [InlineData("IComputeShaderDescriptor")]
    [InlineData("ResourceDescriptorRange")]
    [InlineData("ThreadGroupSize")]
    [InlineData("ThreadGroupSizeAttribute")]
    [InlineData("DefaultThreadGroupSizes")]
    [InlineData("ShaderGrid")]
    [InlineData("ShaderCompiler")]
    [InlineData("ComputeSharp")]
    [InlineData("Kernels")]
    [InlineData("Gpu")]
    [InlineData("TLoader")]
    public void A_name_of_ours_that_the_user_has_too(string name)
    {
        string[] sources =
        [
            $"namespace A {{ public class {name}; public partial class K {{ {F} }} }}",
            $"namespace A {{ public partial class {name} {{ {F} }} }}",
            $"namespace A {{ public partial class K {{ public class {name}; {F} }} }}",
            $"#pragma warning disable CS0693\nnamespace A {{ public partial class K<{name}> {{ {F} }} }}",
            $"namespace A {{ public partial class K {{ public static int {name} => 3; {F} }} }}",
            $"namespace A {{ public class Base {{ public const int {name} = 3; }} public partial class K : Base {{ {F} }} }}",
            $"public class {name}; namespace A {{ public partial class K {{ {F} }} }}",
        ];
        var isRoot = name is "Kernels" or "ComputeSharp";
        foreach (var source in isRoot ? sources[..^1] : sources)
            Check(source);
    }

    [Theory]
    [InlineData("Source")]
    [InlineData("Execute")]
    [InlineData("F")]
    [InlineData("FShader")]
    [InlineData("FSum")]
    [InlineData("FSumShader")]
    [InlineData("FProgram")]
    [InlineData("FMap")]
    [InlineData("Max")]
    [InlineData("Tanh")]
    [InlineData("Expm1")]
    [InlineData("Hlsl")]
    [InlineData("ThreadIds")]
    [InlineData("x")]
    [InlineData("__x")]
    [InlineData("_")]
    [InlineData("shader")]
    [InlineData("loader")]
    [InlineData("constants")]
    [InlineData("thread")]
    [InlineData("totals")]
    [InlineData("columns")]
    [InlineData("count")]
    [InlineData("device")]
    [InlineData("partials")]
    [InlineData("result")]
    [InlineData("i")]
    [InlineData("@float")]
    [InlineData("@this")]
    [InlineData("kernel")]
    [InlineData("half")]
    [InlineData("λ")]
    [InlineData("precise")]
    [InlineData("Equals")]
    [InlineData("GetType")]
    [InlineData("ThreadsX")]
    [InlineData("GraphicsDevice")]
    [InlineData("Length")]
    public void Every_name_of_a_parameter(string name)
    {
        const string Body = "float F(float a, [global::Kernels.Uniform] float b) => b * global::System.MathF.Tanh(a) + global::System.MathF.Max(a, 1f);";
        foreach (var parameter in (string[])[" a", " b"])
        {
            var kernel = Body.Replace($"float{parameter},", $"float {name},", StringComparison.Ordinal)
                .Replace($"float{parameter})", $"float {name})", StringComparison.Ordinal)
                .Replace($"{parameter} *", $" {name} *", StringComparison.Ordinal)
                .Replace($"({parameter.Trim()}", $"({name}", StringComparison.Ordinal);
            Check($"public static partial class K {{ {F[..F.IndexOf("float F", StringComparison.Ordinal)]}{kernel} }}");
        }
    }

    [Theory]
    [InlineData("F")]
    [InlineData("Exp")]
    [InlineData("Max")]
    [InlineData("Tanh")]
    [InlineData("kernel")]
    [InlineData("half")]
    [InlineData("Source")]
    [InlineData("Execute")]
    [InlineData("@float")]
    [InlineData("Größe")]
    [InlineData("Shader")]
    [InlineData("Hlsl")]
    [InlineData("Quad")]
    [InlineData("Value")]
    [InlineData("get_global_id")]
    public void Every_name_of_a_kernel(string name) =>
        Check($"public static partial class K {{ {F.Replace("float F(", $"float {name}(", StringComparison.Ordinal)} }}");

    [Theory]
    [InlineData("class FShader;")]
    [InlineData("public static int FShader => 1;")]
    [InlineData("public static void FShader() { }")]
    [InlineData("public static int FSumShader => 1;")]
    [InlineData("class FSumPairsShader;")]
    [InlineData("class FMaxShader; class FMaxShader2; class FMaxPairsShader;")]
    [InlineData("class FSumColumnsShader;")]
    [InlineData("public static int FProgram => 1;")]
    [InlineData("class FProgram; class FProgram2;")]
    [InlineData("class FShader; class FShader2; class FShader3;")]
    [InlineData("public static int FSumCombine => 1;")]
    public void A_member_that_is_called_as_one_of_ours(string member) =>
        Check($"#pragma warning disable CS8981\npublic static partial class K {{ {F} {member} }}");

    [Theory]
    [InlineData("[Vectorize(Gpu = true)] public static float F(float x) => x; [Vectorize(Gpu = true)] public static float F(float x, float y) => x + y;")]
    [InlineData("[Vectorize(Gpu = true)] public static float F(float x) => x; [Vectorize(Gpu = true)] public static double F(double x) => x; [Vectorize(Gpu = true)] public static int F(int x) => x;")]
    [InlineData("[Vectorize(Gpu = true)] public static float F(float x) => x; [Vectorize(Gpu = true)] public static float F(float x, float y) => x + y; static int FProgram = 1; public static int Use => FProgram;")]
    [InlineData("[Vectorize(Gpu = true)] public static float F(float x) => x; [Vectorize(Gpu = true)] public static float F(float x, float y) => x + y; class FShader;")]
    [InlineData("[Vectorize(Gpu = true)] public static float F(float x) => x; [Vectorize(Gpu = true)] public static float F(float x, float y) => x + y; [Vectorize(Gpu = true)] public static float F2(float x) => x;")]
    [InlineData("[Vectorize(Gpu = true, Reduce = Reduction.Sum)] public static float F(float x) => x; [Vectorize(Gpu = true, Reduce = Reduction.Sum)] public static float F(float x, float y) => x + y;")]
    [InlineData("[Vectorize(Gpu = true, Reduce = Reduction.Max | Reduction.Min)] public static int F(int x) => x; [Vectorize(Gpu = true, Reduce = Reduction.Max | Reduction.Min)] public static uint F(uint x) => x;")]
    [InlineData("[Vectorize(Gpu = true, Reduce = Reduction.Sum, Matrix = true)] public static float F(float x) => x; [Vectorize(Gpu = true, Reduce = Reduction.Sum, Matrix = true)] public static float F(float x, [Uniform] float y) => x + y;")]
    [InlineData("[Vectorize(Gpu = true, Reduce = Reduction.Sum)] public static float F(float x) => x; [Vectorize(Gpu = true, Reduce = Reduction.Sum)] public static float FSum(float x) => x;")]
    [InlineData("[Vectorize(Gpu = true)] public static float F(float x) => x; [Vectorize(Gpu = true)] public static float FMap(float x) => x; [Vectorize(Gpu = true)] public static float FProgram(float x) => x;")]
    [InlineData("[Vectorize(Gpu = true)] public static float F(float x) => x; [Vectorize(Gpu = true)] public static float FShader(float x) => x;")]
    [InlineData("[Vectorize(Gpu = true)] public static float F(float x) => x; [Vectorize(Gpu = true)] public static float f(float x) => x;")]
    [InlineData("[Vectorize(Gpu = true, Reduce = Reduction.Sum)] public static (float A, float B, float C) F(float x) => (x, -x, 1f);")]
    [InlineData("[Vectorize(Gpu = true, Reduce = Reduction.Max, ReduceElement = \"Sum\")] public static (float Source, float Sum) F(float x) => (x, -x);")]
    [InlineData("[Vectorize(Gpu = true)] public static (float x, float F) F(float x) => (x, -x);")]
    [InlineData("[Vectorize(Gpu = true)] public static (float Kernel, float λ) F(float lambda) => (lambda, -lambda);")]
    public void Kernels_beside_each_other(string members) =>
        Check($"#pragma warning disable CS8981\nusing Kernels; public static partial class K {{ {members} }}");

    [Theory]
    [InlineData("main")]
    [InlineData("__func__")]
    [InlineData("__x")]
    [InlineData("cl_khr_fp64")]
    [InlineData("CLK_LOCAL_MEM_FENCE")]
    [InlineData("convert_int")]
    [InlineData("as_int4")]
    [InlineData("half")]
    [InlineData("kernel")]
    [InlineData("float4")]
    [InlineData("INFINITY")]
    public void A_name_that_OpenCL_C_has_is_not_used_there(string name) => AssertRenamed(name, "= new(\"\"\"");

    [Theory]
    [InlineData("Texture2D")]
    [InlineData("min16float")]
    [InlineData("uint64_t")]
    [InlineData("Pass")]
    [InlineData("technique")]
    [InlineData("precise")]
    [InlineData("__x")]
    [InlineData("ThreadIds")]
    [InlineData("Execute")]
    [InlineData("lerp")]
    [InlineData("float4x4")]
    public void A_name_that_HLSL_has_is_not_used_there(string name) => AssertRenamed(name, "private const string Source = \"\"\"");

    /// <summary>Is it neither a function's name there, nor a parameter's nor a buffer's?</summary>
    private static void AssertRenamed(string name, string start)
    {
        var source = $"using Kernels; public static partial class K {{ [Vectorize(Gpu = true)] public static float {name}(float {name}) => {name} + 1f; }}";
        var text = Generation.Run(Generation.Compile(source).WithComputeSharp()).AssertClean().Text;
        var code = text[(text.IndexOf(start, StringComparison.Ordinal) + start.Length)..];
        code = code[..code.IndexOf("\"\"\"", StringComparison.Ordinal)];
        Assert.DoesNotMatch($@"(float\*?|>) {name}\b", code);
    }

    private static void Check(string source)
    {
        var options = Generation.Options.WithAllowUnsafe(source.Contains("unsafe", StringComparison.Ordinal));
        var compilation = Generation.Compile(options, Generation.ParseOptions, source);
        Assert.Empty(compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        foreach (var project in new[] { compilation, compilation.WithComputeSharp() })
        {
            var run = Generation.Run(project).AssertClean();
            Assert.All(run.Files, static file => Assert.Contains("__kernel", file.SourceText.ToString(), StringComparison.Ordinal));
            if (project != compilation)
                Assert.All(run.Files, static file => Assert.Contains("cbuffer", file.SourceText.ToString(), StringComparison.Ordinal));
        }
    }
}
