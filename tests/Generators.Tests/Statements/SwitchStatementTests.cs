using Kernels.Generators.Tests.Testing;
using Xunit;

namespace Kernels.Generators.Tests.Statements;

/// <summary>Statements with <c>break</c>, <c>return</c> and <c>goto case</c>, alone and in loops.</summary>
public class SwitchStatementTests
{
    [Theory]
    [InlineData("switch (n & 3) { case 0: x = 1; break; case 1: case 2: x *= 2; break; default: x = -x; break; } return x;")]
    [InlineData("switch (n & 3) { case 0: return 1; case 1: x += 4; break; } return x;")]
    [InlineData("switch (x) { case < 0: return -x; case > 10 and < 100: x = 10; break; case 5 or 6: { x = 2; break; } case double.NaN: return 0; case not 3 when n > 2: x += n; break; } return x + 1;")]
    [InlineData("switch (n & 7) { case 0: if (x > 1) break; x += 3; break; case 1: { if (x < 0) { x = 2; break; } else x *= 3; x += 1; break; } default: if (x > 2) return x * x; else { x = 9; break; } } return x / 2;")]
    [InlineData("switch (n & 7) { case 0: x += 1; goto case 2; case 1: if (x > 0) goto default; x = 7; break; case 2: x *= 2; goto default; default: x -= 1; if (x > 3) break; x *= 5; break; } return x;")]
    [InlineData("switch ((Mode)(n & 3)) { case Mode.A: return x; case Mode.B: x = 2; goto case Mode.A; case > Mode.C: return -1; } return x * 2;")]
    [InlineData("double s = 0; for (int i = 0; i < 5; i++) switch (i) { case 0: s += x; break; case 1: continue; case 2: if (x > 0) break; s += 2; break; case 4: return s; default: s *= 2; break; } return s;")]
    [InlineData("int k = 0; while (k < 20) { switch ((k + n) & 3) { case 0: k++; continue; case 1: if (x > 3) { x -= 1; break; } goto case 2; case 2: x *= 0.5; break; case 3: if (x < -2) return x; break; } if (x < 0.01) break; k += 2; } return x + k;")]
    [InlineData("switch (x > 0, n) { case (true, 0): return 1; case (false, > 3): x = 2; break; case (_, var q) when q > x: return q; default: break; } return x;")]
    [InlineData("switch (n & 3) { default: x = 3; break; case 1: x = 4; break; } return x;")]
    [InlineData("switch (n) { case 3: break; case 4: default: x = 3; break; case > 2: x = 4; break; case 1: return 9; } return x;")]
    [InlineData("switch (n & 3) { case 0: x = 2; break; case 1: switch (n & 4) { case 0: x = 4; break; default: x = 7; break; } x += 1; break; case 3: if (x > 0) { if (x > 2) break; else x = 1; } else { x = 5; break; } break; } return x;")]
    [InlineData("switch (n & 3) { case 1: switch (n & 4) { case 0: if (x > 0) break; x = 3; break; default: x = 8; break; } x += 1; break; case 3: for (int i = 0; i < 3; i++) { if (x > i) break; x += 1; } break; case 0: return 7; } return x;")]
    [InlineData("switch (n & 3) { case 0: case 5: if (n == 0) goto case 1; return 100 / n; case 1: return n == 0 ? 1 : 7 / n; } return x;")]
    [InlineData("switch (n & 3) { case 1: int k = 0; while (k < 10) { k++; if (x > k) goto case 2; } x = k; break; case 2: x *= 2; break; } return x;")]
    public void A_switch_goes_where_the_scalar_method_goes(string body)
    {
        Generation.Run($"{Generation.Usings}enum Mode {{ A, B, C }} public static partial class K {{ [Vectorize] public static double F(double x, long m) {{ int n = (int)(m & 15); {body} }} }}").AssertClean().AssertSameAsScalar();
    }
}
