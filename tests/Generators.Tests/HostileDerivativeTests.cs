using Kernels.Generators.Tests.Testing;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Kernels.Generators.Tests;

/// <summary>Valid derivatives that a careless generator trips over: the output compiles without a warning and is right.</summary>
public class HostileDerivativeTests
{
    private const string Pair = """
        [global::Kernels.Vectorize] public static float F(float x) => x * global::System.MathF.Sqrt(x);
        [global::Kernels.Vectorize, global::Kernels.DerivativeOf(nameof(F))] public static partial float D(float x);
        """;

    [Theory]
    [InlineData("public partial class K { § }")]
    [InlineData("public partial record struct K(int A) { § }")]
    [InlineData("public readonly ref partial struct K { § }")]
    [InlineData("public partial interface K { § }")]
    [InlineData("public partial class K<T> where T : struct { § }")]
    [InlineData("public partial class Outer { internal partial struct Inner { § } }")]
    [InlineData("namespace Kernels.Mine { public partial class K { § } }")]
    [InlineData("namespace A { public partial class K { § class MathF; class VectorMath; class NotSupportedException; } }")]
    public void Every_kind_of_type(string declaration) => Check(declaration.Replace("§", Pair, StringComparison.Ordinal));

    [Theory]
    [InlineData("private static partial")]
    [InlineData("internal static partial")]
    [InlineData("protected internal static partial")]
    [InlineData("private protected static partial")]
    [InlineData("static public partial")]
    public void Every_accessibility(string modifiers) => Check($$"""
        public partial class K
        {
            [Vectorize] public static float F(float x) => x * x;
            [Vectorize, DerivativeOf(nameof(F))] {{modifiers}} float D(float x);
        }
        """);

    [Fact]
    public void A_member_that_hides_another() => Check("""
        public class Base { public static float D(float x) => x; }
        public partial class K : Base
        {
            [Vectorize] public static float F(float x) => x * x;
            [Vectorize, DerivativeOf(nameof(F))] public static new partial float D(float x);
        }
        """);

    [Fact]
    public void An_extension_method() => Check("""
        public static partial class K
        {
            [Vectorize] public static float F(this float x) => x * x;
            [Vectorize, DerivativeOf(nameof(F))] public static partial float D(this float x);
        }
        """);

    // Sums cancel, so the exponentials are those that have the same bits in all forms.
    [Theory]
    [InlineData("float @in, float destination", "@in * destination + VectorMath.Exp(@in)", "@in")]
    [InlineData("float value, float product", "value * product / (value + product)", "value")]
    [InlineData("float f, float sum", "f * f * sum + VectorMath.Exp(f) * VectorMath.Exp(f)", "f")]
    [InlineData("float D, float F", "D * F * D", "D")]
    [InlineData("float MathF, float Vector512", "MathF * Vector512 * MathF", "MathF")]
    public void Names_of_parameters(string parameters, string body, string by) => Check($$"""
        public static partial class K
        {
            [Vectorize] public static float F({{parameters}}) => {{body}};
            [Vectorize, DerivativeOf(nameof(F), nameof({{by}}))] public static partial float D({{parameters}});
        }
        """);

    [Theory]
    [InlineData("Float")]
    [InlineData("Return")]
    [InlineData("@float")]
    [InlineData("Sum")]
    [InlineData("exp")]
    public void Names_of_functions(string name) => Check($$"""
        public static partial class K
        {
            [Vectorize] public static float {{name}}(float x) => 1f / (1f + MathF.Exp(-x));
            [Vectorize, DerivativeOf(nameof({{name}}))] public static partial (float Value, float X) D(float x);
            [Vectorize, DerivativeOf(nameof({{name}}))] public static partial float E(float x);
            [Vectorize, DerivativeOf(nameof(E))] public static partial float Second(float x);
        }
        """);

    [Fact]
    public void Parameters_with_other_names_than_the_function_s() => Check("""
        public static partial class K
        {
            [Vectorize] public static float F(float a, [Uniform] float b) => a * a * b;
            [Vectorize, DerivativeOf(nameof(F))] public static partial (float Value, float A, float B) D(float b, [Uniform] float a);
        }
        """, 3f);

    [Fact]
    public void Among_overloads_the_signature_decides() => Check("""
        public static partial class K
        {
            [Vectorize] public static float F(float x) => x * x;
            [Vectorize] public static double F(double x) => x * x * x;
            [Vectorize] public static float F(float x, float y) => x * y;
            [Vectorize, DerivativeOf(nameof(F))] public static partial float D(float x);
            [Vectorize, DerivativeOf(nameof(F))] public static partial double D(double x);
            [Vectorize, DerivativeOf(nameof(F), "y")] public static partial float D(float x, float y);
        }
        """);

    [Fact]
    public void A_function_of_another_type_by_its_qualified_name() => Check("""
        namespace A { public static class Formulas { public static float F(float x) => x * x; } }
        namespace B
        {
            public static partial class K
            {
                [Vectorize, DerivativeOf(nameof(A.Formulas.F))] public static partial float D(float x);
            }
        }
        """);

    [Theory]
    [InlineData("public class Base { protected static float F(float x) => x * x; } public partial class K : Base { § }")]
    [InlineData("public partial class Outer { internal static float F(float x) => x * x; public partial class K { § } }")]
    [InlineData("namespace A { using static Formulas; public static class Formulas { public static float F(float x) => x * x; } public partial class K { § } }")]
    public void A_function_that_nameof_finds_further_out(string declaration) => Check(declaration.Replace(
        "§", "[Vectorize, DerivativeOf(nameof(F))] public static partial float D(float x);", StringComparison.Ordinal));

    [Fact]
    public void A_generic_type_whose_kernels_call_each_other() => Check("""
        public partial class K<T> where T : class
        {
            [Vectorize] public static float F(float x) => x * Twice(x);
            private static float Twice(float x) => 2f * x;
            [Vectorize] public static float G(float x) => F(x) * F(x);
            [Vectorize, DerivativeOf(nameof(G))] public static partial float D(float x);
        }
        """);

    [Fact]
    public void Derivatives_that_users_gave_to_each_other() => Check("""
        public static partial class K
        {
            [Vectorize(Derivative = nameof(Cosine))] public static float Sine(float x) => MathF.Sin(x);
            [Vectorize(Derivative = nameof(MinusSine))] public static float Cosine(float x) => MathF.Cos(x);
            static float MinusSine(float x) => -Sine(x);
            [Vectorize, DerivativeOf(nameof(Sine))] public static partial float First(float x);
            [Vectorize, DerivativeOf(nameof(First))] public static partial float Second(float x);
            [Vectorize, DerivativeOf(nameof(Second))] public static partial float Third(float x);
            [Vectorize, DerivativeOf(nameof(Third))] public static partial float Fourth(float x);
        }
        """);

    [Fact]
    public void A_call_of_a_derivative_in_another_kernel_and_in_the_derivative_of_that() => Check("""
        public static partial class K
        {
            [Vectorize] public static float F(float x) => x * x * x;
            [Vectorize, DerivativeOf(nameof(F))] public static partial (float Value, float X) D(float x);
            [Vectorize] public static float G(float x) { var (value, slope) = D(2f * x); return value + slope; }
            [Vectorize, DerivativeOf(nameof(G))] public static partial float GDerivative(float x);
        }
        """);

    [Fact]
    public void Integers_in_a_derivative_wrap_also_where_the_project_is_checked()
    {
        var run = Generation.Run(Generation.Compile(
            Generation.Options.WithOverflowChecks(true), Generation.ParseOptions,
            Generation.Usings + """
            public static partial class K
            {
                [Vectorize] public static float F(float x, int n) => x * x * unchecked(n * n * 65_537 + (int)x);
                [Vectorize, DerivativeOf(nameof(F))] public static partial float D(float x, int n);
            }
            """));
        Assert.Empty(run.Diagnostics);
        run.AssertCompiles().AssertSameAsScalar();
    }

    [Fact]
    public void Many_branches_one_after_another() => Check($$"""
        public static partial class K
        {
            [Vectorize] public static float F(float x)
            {
                var y = x;
                {{string.Join("\n", Enumerable.Range(0, 60).Select(static i => $"if (x > {i}f) y = y * x + {i}f; else y -= x;"))}}
                return y;
            }

            [Vectorize, DerivativeOf(nameof(F))] public static partial float D(float x);
        }
        """);

    // Each power waits for its adjoint to say where its base matters, and there are more of them than a guard tells apart.
    [Fact]
    public void Many_powers_of_one_base() => Check($$"""
        public static partial class K
        {
            [Vectorize] public static float F(float x, float z)
            {
                var u = VectorMath.Exp(x);
                return {{string.Join(" + ", Enumerable.Range(0, 40).Select(static i => $"VectorMath.Pow(u, z - {i}f)"))}};
            }

            [Vectorize, DerivativeOf(nameof(F), "x")] public static partial float D(float x, float z);
        }
        """);

    [Fact]
    public void A_long_chain_of_else_if() => Check($$"""
        public static partial class K
        {
            [Vectorize] public static float F(float x)
            {
                {{string.Join(" else ", Enumerable.Range(0, 40).Select(static i => $"if (x < {i}f) return x * {i}f;"))}}
                return x * x;
            }

            [Vectorize, DerivativeOf(nameof(F))] public static partial float D(float x);
        }
        """);

    private static void Check(string source, params object[] uniforms)
    {
        var run = Generation.Run(Generation.Usings + source);
        Assert.DoesNotContain(run.Diagnostics, static diagnostic => diagnostic.Id != "KRN011");
        run.AssertCompiles();
        if (!source.Contains("private", StringComparison.Ordinal) && !source.Contains("protected", StringComparison.Ordinal)
            && !source.Contains("ref partial", StringComparison.Ordinal) && !source.Contains("(float Value", StringComparison.Ordinal))
        {
            run.AssertSameAsScalar(ulps: 4, uniforms);
        }
    }
}
