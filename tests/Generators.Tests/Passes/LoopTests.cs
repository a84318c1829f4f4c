using Kernels.Generators;
using Kernels.Generators.Model;
using Kernels.Generators.Tests.Testing;
using Xunit;

namespace Kernels.Generators.Tests.Passes;

/// <summary>What loops become: their iterations one after the other, or one node.</summary>
public class LoopTests
{
    [Theory]
    [InlineData("for (var i = 0; i < 3; i++) x += i;", "var x2 = x + 0f; var x3 = x2 + 1f; var x4 = x3 + 2f; x4")]
    [InlineData("for (var i = 7; i > 0; i >>= 1) x *= i;", "var x2 = x * 7f; var x3 = x2 * 3f; x3")]
    [InlineData("for (var t = 0f; t < 1f; t += 0.5f) x = t - x;", "var x2 = 0f - x; var x3 = 0.5f - x2; x3")]
    [InlineData("var n = 2; while (n-- > 0) x = -x * y;", "var x2 = -x * y; var x3 = -x2 * y; x3")]
    [InlineData("for (var i = 0; i < 9; i++) { if (i % 4 != 3) continue; x -= i; }", "var x2 = x - 3f; var x3 = x2 - 7f; x3")]
    [InlineData("for (var i = 0; i < 9; i++) { x -= y; if (i * i > 2) break; }", "var x2 = x - y; var x3 = x2 - y; var x4 = x3 - y; x4")]
    [InlineData("for (var i = 0; i < 2; i++) { if (x > y) break; x += 1f; }", "var mask = x > y; var x2 = x + 1f; var x3 = mask ? x : x2; var x4 = x3 + 1f; var x5 = !mask & !(x3 > y) ? x4 : x3; x5")]
    [InlineData("do x += y; while (false);", "var x2 = x + y; x2")]
    public void A_loop_of_constants_is_unrolled(string loop, string expected) => Check(loop, expected);

    [Theory]
    [InlineData("while (x > y) x *= 0.5f;", "var #loop = loop (x2 = x, #invariant1 = y) { var mask = x2 > #invariant1; (mask, mask ? x2 * 0.5f : x2) }; #loop[0]")]
    [InlineData("do x *= 0.5f; while (x > y);", "var #loop = loop (x2 = x, #invariant1 = y) { var nextX = x2 * 0.5f; (nextX > #invariant1, nextX) }; #loop[0]")]
    [InlineData("for (var i = 0; i < 2000; i++) x *= 0.5f;", "var #loop = loop (x2 = x, i = 0) { var mask = i < 2000; (mask, mask ? x2 * 0.5f : x2, mask ? i + 1 : i) }; #loop[0]")]
    public void A_loop_that_depends_on_data_is_a_node(string loop, string expected) => Check(loop, expected);

    private static void Check(string loop, string expected)
    {
        var driver = new IncrementalDriver(
            $"#pragma warning disable\n{Generation.Usings} public static partial class K {{ [Vectorize] public static float F(float x, float y) {{ {loop} return x; }} }}");
        Assert.Empty(driver.Diagnostics);
        var kernel = Assert.Single(driver.Changed<KernelModel>(TrackingNames.Kernels));
        Assert.Equal(expected, ExpressionPrinter.Print(KernelPasses.Run(kernel.Body!, kernel.Callees)));
    }
}
