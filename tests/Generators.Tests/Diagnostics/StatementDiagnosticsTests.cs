using Kernels.Generators.Tests.Testing;
using Xunit;

namespace Kernels.Generators.Tests.Diagnostics;

/// <summary>What statements, arrays and methods that are executed in place cannot do: KRN004, 005, 006, 010, 013 and 034.</summary>
public class StatementDiagnosticsTests
{
    private const string Members = """
        private static readonly float[] Table = { 1f, 2f, 3f }; private static readonly float[] Changed = [1f, 2f]; private static readonly float[] Made = Make();
        private static readonly float[] Set; private static float[] Open = { 1f }; private static readonly float Seed = 1f; private static float Free { get; set; } = 1f;
        static K() { Set = [1f]; }
        private static float[] Make() => [1f];
        private static void Change(float x) => Changed[0] = x;
        private static void Add(ref float x, float y) => x += y;
        private static float Sum(float[] c) { var s = 0f; foreach (var a in c) s += a; return s; }
        """;

    [Theory]
    [InlineData("var c = new float[3]; return c[[|3|]];", 3, 3)]
    [InlineData("var c = new float[3]; c[[|-1|]] = x; return x;", -1, 3)]
    [InlineData("Span<float> c = [x, 1f]; return c[[|^3|]];", -1, 2)]
    [InlineData("return Table[[|3|]];", 3, 3)]
    [InlineData("var s = 0f; for (var i = 0; i <= Table.Length; i++) s += Table[[|i|]]; return s;", 3, 3)]
    public void KRN034_an_index_that_is_out_of_range(string body, int index, int length) =>
        Reports.InBody("KRN034", $"Index {index} is out of range: the array has {length} elements", body, Members);

    [Theory]
    [InlineData("var n = (int)x; var c = new float[[|n|]]; return x;", "An array of a length that is not constant", "give it a constant length")]
    [InlineData("var c = new float[2]; var t = ([|c|], 1); return x;", "A second name for an array", "use the first one; as an argument of a method, or to declare a local, it may be given on")]
    [InlineData("var c = new float[2]; var d = x > 0f ? [|c|] : [1f, 2f]; return d[0];", "A second name for an array", "use the first one; as an argument of a method, or to declare a local, it may be given on")]
    [InlineData("var c = new float[2]; [|c|] = new float[2]; return c[0];", "A second array for a local", "declare another local")]
    [InlineData("var c = [|x > 0f ? Table : new float[2]|]; return c[0];", "A choice between arrays of different lengths", "make them equally long")]
    [InlineData("float[] [|c|]; if (x > 0f) c = Table; else c = [x, x]; return c[0];", "A choice between arrays of different lengths", "make them equally long")]
    [InlineData("var c = Table; c = Table; [|c[0]|] = x; return x;", "Writing to an array that has another name", "declare the local with an array of its own")]
    [InlineData("Func<float, float> f = y => y; f = [|y => -y|]; return f(x);", "A lambda", "declare a local with it and call that, or make it a static method of the type")]
    [InlineData("switch (x) { case 0f: x = 2f; break; case 1f: [|goto|] case 1f; } return x;", "A goto back to a section that led here", "write a loop")]
    [InlineData("[|again|]: x -= 1f; if (x > 0f) goto again; return x;", "A label", "use if, break, continue and return")]
    public void KRN004_a_statement(string body, string what, string advice) =>
        Reports.InBody("KRN004", $"{what} is not supported in a kernel: {advice}", body, Members);

    [Theory]
    [InlineData("return [|Changed|][0];", "K.Changed", "has no constant elements that nothing changes: initialise it with constants, where it is declared")]
    [InlineData("return [|Made|][0];", "K.Made", "has no constant elements that nothing changes: initialise it with constants, where it is declared")]
    [InlineData("return [|Set|][0];", "K.Set", "has no constant elements that nothing changes: initialise it with constants, where it is declared")]
    [InlineData("return [|Open|][0];", "K.Open", "may change: make it const, or pass it as a [Uniform] parameter")]
    [InlineData("[|Table[0]|] = x; return x;", "Table[0]", "cannot be written: return the value instead")]
    [InlineData("return [|Free|] * x;", "K.Free", "may change: make it const, or pass it as a [Uniform] parameter")]
    public void KRN010_what_lives_outside(string body, string what, string reason) =>
        Reports.InBody("KRN010", $"'{what}' lives outside the kernel and {reason}", body, Members);

    [Fact]
    public void KRN006_a_local_function_that_calls_itself() => Reports.InBody(
        "KRN006",
        "This call makes 'F' recursive (G → H → G): calls in kernels are inlined, so a kernel cannot reach itself",
        "return G(x); float G(float y) => H(y); float H(float y) => [|G|](y);");

    [Fact]
    public void KRN005_a_lambda_that_is_not_known() => Reports.InBody(
        "KRN005", "'Func<float, float>.Invoke(float)' cannot be called from a kernel: only a lambda or a method that a local is declared with is known here",
        "return [|Held|](x);", "private static readonly Func<float, float> Held = y => y;");

    [Fact]
    public void KRN013_an_array_of_many_elements() => Reports.InBody(
        "KRN013", "The kernel 'F' has an array of more than 4,096 elements: split it into several", "var c = new float[[|5_000|]]; c[0] = x; return c[0];");

    [Fact]
    public void A_checked_operator_of_a_type_parameter_is_KRN009() => Reports.InBody(
        "KRN009", "Checked arithmetic cannot throw lane by lane: use 'unchecked(x + x)'",
        "return Twice((int)x);", "private static T Twice<T>(T x) where T : System.Numerics.INumber<T> { checked { return [|x + x|]; } }");

    [Fact]
    public void A_creation_that_may_throw_is_KRN005() => Reports.InBody(
        "KRN005", "'int.CreateChecked<float>(float)' cannot be called from a kernel: it may throw; use CreateTruncating", "return [|int.CreateChecked|](x);");
}
