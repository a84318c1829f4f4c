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
    private readonly CompiledKernel kernel = Assert.Single(
        new IncrementalDriver("using Kernels; public static partial class K { [Vectorize] public static float F(float x) => x; }")
            .Changed<CompiledKernel>(TrackingNames.Compiled));

    [Fact]
    public void A_kernel_without_a_defect_has_no_failure()
    {
        Assert.Null(kernel.Failure);
        Assert.Null(KernelFile.Create(kernel).Failure);
    }

    [Fact]
    public void KRN099_an_exception_in_the_passes_becomes_the_files_failure() =>
        AssertFails(
            "KeyNotFoundException: ",
            KernelPasses.Compile(kernel.Model with { Body = kernel.Model.Body! with { Result = new Variable(ScalarType.Single, "missing") } }));

    [Fact]
    public void KRN099_an_exception_while_a_file_is_written_becomes_its_failure() =>
        AssertFails("NotSupportedException: ", kernel with { VectorCode = kernel.VectorCode! with { Result = new Live() } });

    private static void AssertFails(string failure, CompiledKernel broken)
    {
        var file = KernelFile.Create(broken);
        Assert.Equal("K.F-float.g.cs", file.HintName);
        Assert.Empty(file.Source);
        Assert.StartsWith(failure, file.Failure, StringComparison.Ordinal);
    }
}
