using Kernels.Generators.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Kernels.Generators.Tests;

/// <summary>Calls of kernels that another assembly has.</summary>
public class ForeignKernelTests
{
    private const string Library =
        """
        public static partial class Library
        {
            public static readonly float Factor = 2f;

            [Vectorize] public static float Relu(float x) => x <= 0f ? 0f : x;

            [Vectorize] public static int Rounded(int x) => (int)MathF.Sqrt(x);

            public static float Plain(float x) => x;
        }
        """;

    [Theory]
    [InlineData("float F(float x) => x * Activations.Relu(x) + Losses.SquaredError(x, 1f);")]
    [InlineData("float F(float x, [Uniform] float slope) => x > 0f ? Activations.LeakyRelu(-x, slope) : Activations.LeakyRelu(x, 0.5f);", 0.25f)]
    public void A_kernel_of_the_runtime_gives_what_its_scalar_method_gives(string member, params object[] uniforms) =>
        Generation.Run(Source(member)).AssertClean().AssertSameAsScalar(0, uniforms);

    [Theory]
    [InlineData("double F(double x) => Library.Relu(2f) > 0f ? Library.Relu((float)x) : 0d;")]
    [InlineData("long F(long x) => Library.Rounded((int)x);")]
    public void A_kernel_of_smaller_elements_can_be_called(string member)
    {
        var run = Generation.Run(WithLibrary(member));
        Assert.Empty(run.Diagnostics);
        run.AssertSameAsScalar();
    }

    [Theory]
    [InlineData("float F(float x) => x + Activations.Sigmoid(x);")]
    [InlineData("float F(float x) => VectorMath.Exp(-x) * KernelMath.Sigmoid(x);")]
    public void A_function_of_the_runtime_is_within_its_bound(string member) =>
        Generation.Run(Source(member)).AssertClean().AssertSameAsScalar(4);

    [Fact]
    public void A_referenced_project_counts_as_another_assembly_in_an_editor_too()
    {
        // A build hands over the other project's assembly, an editor its compilation, whose symbols have syntax.
        var run = Generation.Run(WithLibrary("float F(float x) => Library.Relu(x - 1f);"));
        Assert.Empty(run.Diagnostics);
        Assert.DoesNotContain("global::Library", run.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("float F(float x) => x * Library.Factor;", "KRN010", "'Library.Factor' lives outside the kernel and has no constant value: make it const, or pass it as a [Uniform] parameter")]
    [InlineData("float F(float x) => Library.Plain(x);", "KRN005", "'Library.Plain(float)' cannot be called from a kernel: it is not in this compilation; call a kernel, a math function or a static method with source")]
    public void What_cannot_be_known_of_another_assembly_is_reported(string member, string id, string message)
    {
        var run = Generation.Run(WithLibrary(member));
        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal(id, diagnostic.Id);
        Assert.Equal(message, diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Empty(run.ErrorsInGeneratedFiles());
    }

    private static CSharpCompilation WithLibrary(string member)
    {
        var library = Generation.Run(Generation.Usings + Library).AssertClean().Output.WithAssemblyName("Library");
        return Generation.Compile(Source(member)).AddReferences(library.ToMetadataReference());
    }

    private static string Source(string member) =>
        $"{Generation.Usings} public static partial class K {{ [Vectorize] public static {member} }}";
}
