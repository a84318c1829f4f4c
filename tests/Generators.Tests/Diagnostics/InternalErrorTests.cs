using Kernels.Generators;
using Kernels.Generators.Emit;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Generators.Tests.Testing;
using Xunit;

namespace Kernels.Generators.Tests.Diagnostics;

/// <summary>KRN099: a defect of the generator costs the kernel that shows it, and no other.</summary>
public class InternalErrorTests
{
    [Fact]
    public void KRN099_an_exception_while_a_file_is_written_becomes_its_failure()
    {
        const string Source = "using Kernels; public static partial class K { [Vectorize] public static float F(float x) => x; }";
        var model = Assert.Single(new IncrementalDriver(Source).Changed<KernelModel>(TrackingNames.Kernels));
        var broken = model with { Body = model.Body! with { Result = new Variable(ScalarType.Single, "missing") } };

        var file = KernelFile.Create(broken);

        Assert.Equal("K.F-float.g.cs", file.HintName);
        Assert.Empty(file.Source);
        Assert.StartsWith("KeyNotFoundException: ", file.Failure, StringComparison.Ordinal);
        Assert.Null(KernelFile.Create(model).Failure);
    }
}
