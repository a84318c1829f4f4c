using Xunit;
using Fix = Kernels.CodeFixes.Tests.Testing.Fixing<Kernels.CodeFixes.StableFormFix>;

namespace Kernels.CodeFixes.Tests;

public class StableFormFixTests
{
    [Fact]
    public Task Formulas_of_floats_become_calls() => Fix.Check(
        Kernels("float", StableFormExample.All, static example => example.Marked()),
        Kernels("float", StableFormExample.All, static example => example.Call),
        kinds: StableFormExample.Kinds);

    [Fact]
    public Task Formulas_of_doubles_become_calls() => Fix.Check(
        Kernels("double", StableFormExample.All, static example => example.OfDoubles().Marked()),
        Kernels("double", StableFormExample.All, static example => example.OfDoubles().Call),
        kinds: StableFormExample.Kinds);

    [Fact]
    public Task The_title_says_what_is_gained_and_a_helper_of_a_kernel_is_treated_too() => Fix.Check(
        """
        public static partial class Formulas
        {
            [Vectorize] public static float F(float x) => Helper(x);

            private static float Helper(float x) => {|KRN035:MathF.Exp(x) - 1f|};

            public static float Other(float x) => MathF.Exp(x) - 1f;
        }
        """,
        """
        public static partial class Formulas
        {
            [Vectorize] public static float F(float x) => Helper(x);

            private static float Helper(float x) => KernelMath.Expm1(x);

            public static float Other(float x) => MathF.Exp(x) - 1f;
        }
        """,
        "Use 'Expm1': the formula loses digits where the exponent is near 0");

    [Fact]
    public Task An_integer_among_the_operands_keeps_the_overload_of_double() => Fix.Check(
        """
        public static partial class Formulas
        {
            [Vectorize] public static double F(double x, [Uniform] int n) => x * ({|KRN035:Math.Exp(n) - 1|}) + {|KRN035:Math.Log(1.0 - n)|};
        }
        """,
        """
        public static partial class Formulas
        {
            [Vectorize] public static double F(double x, [Uniform] int n) => x * KernelMath.Expm1((double)n) + KernelMath.Log1p(-(double)n);
        }
        """,
        kinds: 2);

    private static string Kernels(string type, IEnumerable<StableFormExample> examples, Func<StableFormExample, string> body) => $$"""
        public static partial class Formulas
        {
        {{string.Join("\n", examples.Select((example, i) => $"    [Vectorize] public static {type} F{i}({type} x, {type} y) => {body(example)};"))}}
        }
        """;
}
