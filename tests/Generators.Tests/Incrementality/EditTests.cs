using Kernels.Generators;
using Kernels.Generators.Emit;
using Kernels.Generators.Tests.Testing;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Kernels.Generators.Tests.Incrementality;

/// <summary>What runs again after an edit: nothing behind the model, unless the model changed.</summary>
public class EditTests
{
    private const string Kernel = """
        using System;
        using Kernels;

        namespace Sample;

        public static partial class Activations
        {
            /// <summary>Documented.</summary>
            [Vectorize]
            public static float Twist(float x) => MathF.Tan(Formulas.Scale(x));

            [Vectorize]
            public static float Other(float x) => x + 1f;
        }
        """;

    private const string Callee = """
        namespace Sample;

        public static class Formulas
        {
            public static float Scale(float x) => 2f * x;
        }
        """;

    private const string Unrelated = "class Unrelated { int number; }";

    private readonly IncrementalDriver driver = new(Kernel, Callee, Unrelated);

    [Fact]
    public void An_edit_in_another_file_regenerates_nothing() =>
        driver.Edit("File3.cs", "int number;", "int number; int another;")
            .AssertNothingRegenerated().AssertNoDiagnosticsChanged();

    [Fact]
    public void A_new_file_regenerates_nothing() =>
        driver.Add("File4.cs", "class Another;").AssertNothingRegenerated().AssertNoDiagnosticsChanged();

    [Fact]
    public void A_comment_in_the_body_regenerates_nothing() =>
        driver.Edit("File1.cs", "MathF.Tan(Form", "/* an angle */ MathF.Tan(Form").AssertNothingRegenerated();

    [Fact]
    public void A_comment_after_the_kernels_regenerates_nothing() =>
        driver.Edit("File1.cs", "x + 1f;", "x + 1f; // next").AssertNothingRegenerated().AssertNoDiagnosticsChanged();

    [Fact]
    public void Blank_lines_before_a_kernel_move_its_diagnostics_and_regenerate_nothing()
    {
        var divisions = new IncrementalDriver(
            "using Kernels;\npublic static partial class Calendar\n{\n[Vectorize] public static long Days(long x) => x / 86400L;\n}");
        var before = Assert.Single(divisions.Diagnostics);
        divisions.Edit("File1.cs", "public static partial", "\n\n\npublic static partial").AssertNothingRegenerated();
        var after = Assert.Single(divisions.Diagnostics);
        Assert.Contains(IncrementalStepRunReason.Modified, divisions.Reasons(TrackingNames.Diagnostics));
        Assert.Equal(before.Location.SourceSpan.Start + 3, after.Location.SourceSpan.Start);
    }

    [Fact]
    public void Other_spacing_inside_a_body_regenerates_nothing() =>
        driver.Edit("File1.cs", "x + 1f", "x  +\n 1f").AssertNothingRegenerated();

    [Fact]
    public void A_member_beside_the_kernel_regenerates_nothing() =>
        driver.Edit("File1.cs", "x + 1f;", "x + 1f;\n    public static int Count;")
            .AssertNothingRegenerated();

    [Fact]
    public void After_an_edit_that_regenerates_the_next_one_elsewhere_does_not()
    {
        driver.Edit("File1.cs", "x + 1f", "x + 2f");
        driver.Edit("File3.cs", "number", "renamed").AssertNothingRegenerated();
    }

    [Fact]
    public void An_edited_body_regenerates_its_kernel_alone()
    {
        driver.Edit("File1.cs", "x + 1f", "x + 2f");
        Assert.Equal("Sample.Activations.Other-float.g.cs", Assert.Single(driver.Changed<KernelFile>(TrackingNames.Sources)).HintName);
        Assert.Contains("Create(2f)", driver.TextOf("Sample.Activations.Other-float.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_edited_callee_in_another_file_regenerates_its_caller_alone()
    {
        driver.Edit("File2.cs", "2f", "3f");
        Assert.Equal("Sample.Activations.Twist-float.g.cs", Assert.Single(driver.Changed<KernelFile>(TrackingNames.Sources)).HintName);
        Assert.Contains("Create(3f)", driver.TextOf("Sample.Activations.Twist-float.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_comment_in_a_callee_regenerates_nothing() =>
        driver.Edit("File2.cs", "2f", "2f /* twice */").AssertNothingRegenerated();

    [Fact]
    public void Edited_documentation_regenerates_its_kernel_alone()
    {
        driver.Edit("File1.cs", "Documented.", "Documented well.");
        Assert.Equal("Sample.Activations.Twist-float.g.cs", Assert.Single(driver.Changed<KernelFile>(TrackingNames.Sources)).HintName);
    }

    [Fact]
    public void An_edited_constant_in_another_file_regenerates_who_reads_it()
    {
        var constants = new IncrementalDriver(
            "using Kernels; public static partial class K { [Vectorize] public static float F(float x) => x * C.Factor; }",
            "public static class C { public const float Factor = 2f; }");
        constants.Edit("File2.cs", "2f", "3f");
        Assert.Contains("Create(3f)", Assert.Single(constants.Changed<KernelFile>(TrackingNames.Sources)).Source, StringComparison.Ordinal);
    }

    [Fact]
    public void A_type_that_hides_a_name_of_ours_regenerates_with_global_names()
    {
        driver.Add("File4.cs", "namespace Sample { class VectorMath; }");
        Assert.Equal(2, driver.Changed<KernelFile>(TrackingNames.Sources).Count);
        Assert.Contains("global::System.Runtime.Intrinsics.Vector512<float>", driver.TextOf("Sample.Activations.Other-float.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_removed_attribute_removes_the_file()
    {
        driver.Edit("File1.cs", "[Vectorize]\n    public static float Other", "public static float Other");
        Assert.Equal(["Sample.Activations.Twist-float.g.cs"], driver.HintNames);
    }

    [Fact]
    public void An_edit_of_a_function_in_another_file_regenerates_its_derivative_and_nothing_else()
    {
        var derivatives = new IncrementalDriver(
            """
            using Kernels;

            public static partial class K
            {
                [Vectorize, DerivativeOf(nameof(Formulas.Square))]
                public static partial float Slope(float x);

                [Vectorize]
                public static float Other(float x) => x + 1f;
            }
            """,
            "public static class Formulas { public static float Square(float x) => x * x; }");

        derivatives.Edit("File2.cs", "x * x", "x * x * x");

        var file = Assert.Single(derivatives.Changed<KernelFile>(TrackingNames.Sources));
        Assert.Contains("Slope", file.HintName, StringComparison.Ordinal);
    }
}
