using Kernels.Generators.Tests.Testing;
using Xunit;

namespace Kernels.Generators.Tests.Diagnostics;

/// <summary>What has no shader of WebGPU (KRN036), and constants whose name is taken (KRN012).</summary>
public class WgslDiagnosticsTests
{
    private const string No64 = "WGSL has no numbers of 64 bits";

    [Theory]
    [InlineData("double F(double [|x|]) => x + 1", "'x'", No64)]
    [InlineData("uint F(uint x, [Uniform] ulong [|n|]) => x", "'n'", No64)]
    [InlineData("float F(float x) => 2f * ([|x % 3f|])", "'%'", "WGSL has no exact remainder of floating-point numbers")]
    [InlineData("float F(float x) => 2f * [|T[(int)x & 1]|]; private static readonly float[] T = { 1f, float.NaN }", "'T'", "a constant of WGSL is neither infinite nor NaN")]
    [InlineData("float F(float x) => [|T[(int)x & 1]|]; private static readonly float[] T = { float.NegativeInfinity, 1f }", "'T'", "a constant of WGSL is neither infinite nor NaN")]
    [InlineData("byte [|F|](byte x) => x", "An element of type byte", "a device's buffers hold numbers of 32 and 64 bits")]
    [InlineData("bool [|F|](float x) => x > 0f", "An element of type bool", "a device's buffers hold numbers of 32 and 64 bits")]
    public void KRN036_what_WGSL_does_not_have(string member, string what, string reason) => Reports.One(
        "KRN036",
        $"{what} cannot be written in WGSL, so 'F' has no shader of WebGPU: {reason}; its other forms are generated",
        $"public static partial class K {{ [Vectorize(Wgsl = true)] public static {member}; }}");

    [Fact]
    public void KRN036_an_integer_that_is_computed_in_64_bits() => Assert.Contains(
        "KRN036",
        Generation.Run(
            $"{Generation.Usings}public static partial class K {{ [Vectorize(Wgsl = true)] public static int F(int x) => (int)((long)x * x >> 7); }}")
            .Diagnostics.Select(static diagnostic => diagnostic.Id));

    [Theory]
    [InlineData("static void FWgsl(int x) { }")]
    [InlineData("static string FWgsl => \"\";")]
    [InlineData("const int FWgsl = 1;")]
    [InlineData("class FWgsl { }")]
    [InlineData("[Vectorize] static float FWgsl(float x) => x;")]
    public void KRN012_a_member_of_the_constant_s_name(string member) => Reports.One(
        "KRN012",
        "'FWgsl' is what the generator writes for the kernel 'F', and the type has it already: rename or remove one of them",
        $"public static partial class K {{ [Vectorize(Wgsl = true)] public static float [|F|](float x) => x; {member} }}");

    [Fact]
    public void KRN012_the_constant_of_an_overload() => Reports.One(
        "KRN012",
        "'FWgsl2' is what the generator writes for the kernel 'F', and the type has it already: rename or remove one of them",
        "public static partial class K { [Vectorize(Wgsl = true)] public static float F(float x) => x; [Vectorize(Wgsl = true)] public static int [|F|](int x) => x; const int FWgsl2 = 1; }");

    [Fact]
    public void Nothing_is_reported_where_it_is_not_asked_for() => Assert.Empty(
        Generation.Run($"{Generation.Usings}public static partial class K {{ [Vectorize(Gpu = true)] public static double F(double x) => x; const int FWgsl = 1; }}").Diagnostics);
}
