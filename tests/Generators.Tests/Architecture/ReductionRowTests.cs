using System.Reflection;
using Kernels.CompilerServices;
using Kernels.Generators.Emit;
using Kernels.Generators.Emit.Reducing;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Generators.Targets;
using Kernels.Generators.Targets.ComputeSharp;
using Kernels.Generators.Targets.OpenCL;
using Kernels.Generators.Tests.Testing;
using Kernels.Generators.Text;
using Xunit;

namespace Kernels.Generators.Tests;

/// <summary>A reduction is a row: a new one is never taken for another one.</summary>
public class ReductionRowTests
{
    private const Reductions ProductFlag = (Reductions)(1 << 10);

    /// <summary>A row that the table does not have.</summary>
    private static readonly ReductionOperator Product = new()
    {
        Name = "Product",
        Members =
        [
            new ReductionMember
            {
                Name = "Product",
                Flag = ProductFlag,
                What = "The product",
                Formula = static call => $"Π {call}",
                OfNothing = "1 if there is no element",
                OfNaN = null,
                OfIntegers = null,
                IsDivided = false,
            },
        ],
        What = "product",
        Symbol = "*",
        TotalSymbol = "*",
        Tree = "Product",
        OfMask = null,
        IsCondition = false,
        Decided = null,
        IntegerIntrinsic = null,
        Widening = null,
        Total = static type => type,
        IsOrdered = static type => type.IsFloat,
        Neutral = static type => Constant.OfNumber(type, 1),
        IntegerIdentity = null,
    };

    private static readonly IReadOnlyList<ScalarType> Types = ScalarType.Numbers;

    [Theory]
    [InlineData("float", "MathF.Abs(x)", "1f")]
    [InlineData("int", "x + 1", "1")]
    public void A_reduction_that_is_a_row_and_nothing_else_is_generated(string type, string body, string one)
    {
        var model = Assert.Single(Models.Of(Generation.Compile(
            $"{Generation.Usings} public static partial class K {{ [Vectorize(Reduce = Reduction.Sum, Parallel = true)] public static {type} F({type} x) => {body}; }}")));
        var writer = new SourceWriter();

        new ReductionWriter(
            new KernelSignature(model with { Options = model.Options with { Reduce = ProductFlag } }, new TypeNames(false, WellKnownNames.OfKernels)),
            writer,
            unroll: 4,
            parallelThreshold: 1000,
            mayThrow: false).Write(Product);

        var text = writer.ToString();
        Assert.Contains($"/// <c>Π F(x[i])</c>.", text, StringComparison.Ordinal);
        Assert.Contains("/// <returns>The product; 1 if there is no element.</returns>", text, StringComparison.Ordinal);
        Assert.Contains($"static {type} FProduct(ReadOnlySpan<{type}> x)", text, StringComparison.Ordinal);
        Assert.Contains($"Vector512.Create({one})", text, StringComparison.Ordinal);
        Assert.Contains("product0 *= ", text, StringComparison.Ordinal);
        Assert.Contains("ReductionTree.Product(product0 * product2 * (product1 * product3))", text, StringComparison.Ordinal);
        Assert.Contains(type == "float" ? "=> left * right" : "=> unchecked(left * right)", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Max", text.Replace("MaxDegreeOfParallelism", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("Sum", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("float", "MathF.Abs(x)", "1.0f")]
    [InlineData("int", "x + 1", "1")]
    public void It_is_generated_for_each_language_of_a_GPU(string type, string body, string one)
    {
        var parsed = Assert.Single(Models.Of(Generation.Compile(
            $"{Generation.Usings} public static partial class K {{ [Vectorize(Gpu = true)] public static {type} F({type} x) => {body}; }}")));
        var model = parsed with { Options = parsed.Options with { Reduce = ProductFlag } };
        var function = KernelPasses.Run(model.Body!, model.Callees);
        var plan = new ReductionPlan(model, Product, unroll: 1);
        var types = new TypeNames(false, GpuTargets.Names);
        var (openCL, openCLForms, shaders, shaderForms) = (new SourceWriter(), new SourceWriter(), new SourceWriter(), new SourceWriter());

        var kernels = new OpenCLWriter(model, function, openCL);
        new OpenCLReductions(model, kernels.Names, kernels.Code, kernels.Elements, openCL).Write(plan);
        new OpenCLFormsWriter(model, function, types, openCLForms).WriteReductions(plan);
        foreach (var shader in new ShaderKernels(model, function).Of(plan))
            new ShaderStructWriter(shader, model, types, shaders).Write();
        new ShaderFormsWriter(model, function, types, shaderForms).WriteReductions(plan);

        var unsigned = type == "int" ? "uint" : type;
        Assert.Contains("__kernel __attribute__((reqd_work_group_size(64, 1, 1))) void FProduct(", openCL.ToString(), StringComparison.Ordinal);
        Assert.Contains($"{unsigned} product = {(type == "int" ? "1" : "1.0f")};", openCL.ToString(), StringComparison.Ordinal);
        Assert.Contains("shared[item] *= shared[item + apart];", openCL.ToString(), StringComparison.Ordinal);
        Assert.Contains("values[k] *= values[k + apart];", openCL.ToString(), StringComparison.Ordinal);
        Assert.Contains($"public static {type} FProduct(GpuBuffer<{type}> x)", openCLForms.ToString(), StringComparison.Ordinal);
        Assert.Contains(".Total<" + type + ">(\"FProductPairs\")", openCLForms.ToString(), StringComparison.Ordinal);

        Assert.Contains("struct FProductShader", shaders.ToString(), StringComparison.Ordinal);
        Assert.Contains($"{type} product = {one};", shaders.ToString(), StringComparison.Ordinal);
        Assert.Contains("product *= ", shaders.ToString(), StringComparison.Ordinal);
        Assert.Contains("(Quad(segment, first) * Quad(segment, first + 4))", shaders.ToString(), StringComparison.Ordinal);
        Assert.Contains("* (Quad(segment, first + 8) * Quad(segment, first + 12))", shaders.ToString(), StringComparison.Ordinal);
        Assert.Contains($"public static {type} FProduct(ReadOnlyBuffer<{type}> x)", shaderForms.ToString(), StringComparison.Ordinal);
        Assert.All(new[] { openCL, openCLForms, shaders, shaderForms }, static writer =>
        {
            Assert.DoesNotContain("Max", writer.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("Sum", writer.ToString(), StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData(typeof(ReductionOperator))]
    [InlineData(typeof(ReductionMember))]
    public void The_compiler_asks_a_row_for_all_that_is_to_be_known(Type row)
    {
        ArgumentNullException.ThrowIfNull(row);
        Assert.All(
            row.GetProperties().Where(static property => property.CanWrite),
            static property => Assert.Contains(property.GetCustomAttributes(), static attribute => attribute.GetType().Name == "RequiredMemberAttribute"));
    }

    [Fact]
    public void The_members_are_those_that_the_user_can_ask_for() => Assert.Equal(
        Enum.GetValues<Reduction>().Where(static value => value != Reduction.None).Select(static value => (value.ToString(), (int)value)),
        ReductionOperator.AllMembers.Select(static member => (member.Name, (int)member.Flag)).OrderBy(static pair => pair.Item2));

    [Fact]
    public void The_runtime_has_the_methods_that_a_row_names() => Assert.All(ReductionOperator.All, static reduction =>
    {
        Assert.Equal(3, typeof(ReductionTree).GetMethods().Count(method => method.Name == reduction.Tree
            && method.GetParameters() is [{ ParameterType.Name: "Vector128`1" or "Vector256`1" or "Vector512`1" }]));
        Assert.Equal(Types.Any(type => reduction.Total(type) != type), reduction.Widening is not null);
        if (reduction.Widening is { } widening)
            Assert.Contains(typeof(Lanes).GetMethods(), method => method.Name == widening);
    });

    [Fact]
    public void A_row_without_a_sign_names_functions_of_its_name() => Assert.All(
        ReductionOperator.All,
        static reduction =>
        {
            Assert.Equal(reduction.Symbol is null, reduction.IntegerIntrinsic is not null);
            if (reduction.Symbol is null)
                Assert.All(Types, type => Assert.NotNull(GpuFunctions.Extreme(reduction.Name, type)));
        });

    [Fact]
    public void The_neutral_value_is_of_the_accumulators_type_and_changes_nothing() => Assert.All(
        from reduction in ReductionOperator.All from type in Types select (reduction, type),
        static pair =>
        {
            var (reduction, type) = pair;
            var total = reduction.Total(type);
            var neutral = reduction.Neutral(total);
            Assert.Equal(total, neutral.Type);
            if (MathFunctions.Find(reduction.Name) is not { } function || !total.IsFloat)
                return;
            Assert.All(new double[] { -3, 0, 5 }, number => Assert.Equal(number, function.Value([number, neutral.Float])));
        });
}
