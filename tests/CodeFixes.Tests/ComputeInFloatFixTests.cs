using Xunit;
using Fix = Kernels.CodeFixes.Tests.Testing.Fixing<Kernels.CodeFixes.ComputeInFloatFix>;

namespace Kernels.CodeFixes.Tests;

public class ComputeInFloatFixTests
{
    /// <summary>A local, and a call of a method that returns a double.</summary>
    private const string Doubles =
        """
        public static partial class Formulas
        {
            [Vectorize]
            public static float Local(float x)
            {
                double y = {|KRN007:x|} * 0.1;
                return (float)(y * y);
            }

            [Vectorize] public static float Called(float x) => (float)({|KRN007:x|} * 0.1 + Helper(x));

            private static double Helper(float x) => {|KRN007:x|} * 0.3;
        }
        """;

    [Fact]
    public Task A_whole_expression_is_computed_in_float() => Fix.Check(
        """
        public static partial class Formulas
        {
            private const double Rate = 0.1;

            [Vectorize] public static float Part(float x) => (float)({|KRN007:x|} * 0.3);
            [Vectorize] public static float Length(float x) => (float){|KRN007:Math.Cbrt|}(x * x + 0.25f);
            [Vectorize] public static float Degrees(float x) => (float)({|KRN007:Math.Sin|}(x) * Math.PI / 180);
            [Vectorize] public static float Line(float x) => 1f + (float)(2.5e-3D * {|KRN007:x|} - 1d);
            [Vectorize] public static float Root(float x) => (float){|KRN007:Math.Pow|}(/* base */ x, 1 / 2.5); // root
            [Vectorize] public static float Exp(float x) => (float)(System.Math.Exp((double){|KRN007:x|}));
            [Vectorize] public static float Grow(float x) => (float)({|KRN007:x|} * Rate);

            [Vectorize]
            public static float Mixed(float x)
            {
                var y = (float)({|KRN007:x|} * 0.7);
                return y;
            }
        }
        """,
        """
        public static partial class Formulas
        {
            private const double Rate = 0.1;

            [Vectorize] public static float Part(float x) => x * 0.3f;
            [Vectorize] public static float Length(float x) => MathF.Cbrt(x * x + 0.25f);
            [Vectorize] public static float Degrees(float x) => MathF.Sin(x) * MathF.PI / 180;
            [Vectorize] public static float Line(float x) => 1f + (2.5e-3f * x - 1f);
            [Vectorize] public static float Root(float x) => MathF.Pow(/* base */ x, 1 / 2.5f); // root
            [Vectorize] public static float Exp(float x) => MathF.Exp(x);
            [Vectorize] public static float Grow(float x) => x * (float)Rate;

            [Vectorize]
            public static float Mixed(float x)
            {
                var y = x * 0.7f;
                return y;
            }
        }
        """,
        "Compute in float, with MathF and constants such as 0.1f: in about half the time, with the precision of float");

    [Fact]
    public Task Nothing_is_offered_where_a_double_would_stay() => Fix.Check(Doubles, Doubles, kinds: 0);
}
