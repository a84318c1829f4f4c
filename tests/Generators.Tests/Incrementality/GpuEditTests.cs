using Kernels.Generators;
using Kernels.Generators.Emit;
using Kernels.Generators.Expressions;
using Kernels.Generators.Tests.Testing;
using Xunit;

namespace Kernels.Generators.Tests.Incrementality;

/// <summary>What runs again where a kernel has forms for a GPU: as little as elsewhere.</summary>
public class GpuEditTests
{
    private readonly IncrementalDriver driver = new(
        """
        using System;
        using Kernels;

        public static partial class K
        {
            [Vectorize(Gpu = true, Reduce = Reduction.Sum, Matrix = true)]
            public static float Product(float x, float y) => x * Formulas.Scale(y);

            [Vectorize(Gpu = true)]
            public static double Decay(double x) => Math.Exp(-x);

            [Vectorize]
            public static float Other(float x) => x + 1f;
        }
        """,
        "public static class Formulas { public static float Scale(float x) => 2f * x; }",
        "class Unrelated { int number; }");

    private IEnumerable<string> Regenerated =>
        driver.Changed<KernelFile>(TrackingNames.Sources).Select(static file => file.HintName).Order(StringComparer.Ordinal);

    [Fact]
    public void An_edit_in_another_file_regenerates_nothing() =>
        driver.Edit("File3.cs", "int number;", "int number; int another;").AssertNothingRegenerated().AssertNoDiagnosticsChanged();

    [Fact]
    public void A_comment_in_the_body_regenerates_nothing() =>
        driver.Edit("File1.cs", "x * Form", "x /* scaled */ * Form").AssertNothingRegenerated();

    [Fact]
    public void An_edited_callee_in_another_file_regenerates_its_caller_alone()
    {
        driver.Edit("File2.cs", "2f", "3f");
        Assert.Equal(["K.Product-float_float.g.cs"], Regenerated);
        Assert.Contains("3.0f * y", driver.TextOf("K.Product-float_float.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_reference_to_ComputeSharp_regenerates_the_kernels_that_get_a_shader_alone()
    {
        driver.AddReference(ComputeSharp.Reference);
        Assert.Equal(["K.Product-float_float.g.cs"], Regenerated);
        Assert.Contains("struct ProductShader", driver.TextOf("K.Product-float_float.g.cs"), StringComparison.Ordinal);
        Assert.Equal("KRN022", Assert.Single(driver.Diagnostics).Id);

        driver.Edit("File3.cs", "int number;", "int number; int another;").AssertNothingRegenerated().AssertNoDiagnosticsChanged();
    }

    [Fact]
    public void A_reference_to_anything_else_regenerates_nothing() =>
        driver.AddReference(OtherVersion.Reference).AssertNothingRegenerated().AssertNoDiagnosticsChanged();

    [Fact]
    public void Gpu_set_later_regenerates_its_kernel_alone()
    {
        driver.Edit("File1.cs", "[Vectorize]", "[Vectorize(Gpu = true)]");
        Assert.Equal(["K.Other-float.g.cs"], Regenerated);
        Assert.Contains("__kernel void OtherMap(", driver.TextOf("K.Other-float.g.cs"), StringComparison.Ordinal);
    }
}
