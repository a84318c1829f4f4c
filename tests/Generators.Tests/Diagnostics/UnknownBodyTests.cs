using Kernels.Generators.Tests.Testing;
using Xunit;

namespace Kernels.Generators.Tests.Diagnostics;

/// <summary>Kernels of other assemblies whose body cannot be read: KRN025.</summary>
public class UnknownBodyTests
{
    [Fact]
    public void KRN025_once_for_each_call()
    {
        var run = Run("float F(float x) { for (var i = 0; i < 3; i++) x = Sensors.Squared(x); return x; }");
        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal("KRN025", diagnostic.Id);
        Assert.Equal(
            "The body of 'Sensors.Squared(float)' was written by another version of Kernels, so only its compiled vector form can be called: use one version in both projects",
            diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Empty(run.ErrorsInGeneratedFiles());
    }

    [Fact]
    public void Nothing_is_reported_of_a_kernel_without_a_body() => Assert.Empty(Run("float F(float x) => Sensors.Calibrated(x);").Diagnostics);

    private static GeneratorRun Run(string member) => Generation.Run(
        Generation.Compile($"{Generation.Usings} static partial class K {{ [Vectorize] static {member} }}").AddReferences(OtherVersion.Reference));
}
