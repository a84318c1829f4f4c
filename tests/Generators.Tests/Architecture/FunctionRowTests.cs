using System.Reflection;
using System.Text.RegularExpressions;
using Kernels.CompilerServices;
using Kernels.Generators.Emit;
using Kernels.Generators.Expressions;
using Kernels.Generators.Formulas;
using Kernels.Generators.Model;
using Kernels.Generators.Passes;
using Kernels.Generators.Passes.Derivatives;
using Kernels.Generators.Tests.Testing;
using Xunit;

namespace Kernels.Generators.Tests;

/// <summary>A function is a row: what passes and formulas know of it stands there, and what stands there is true.</summary>
public class FunctionRowTests
{
    private static readonly double[] Points = [-2.7, -0.6, 0.3, 0.45, 1.3];

    /// <summary>A row that the table does not have.</summary>
    private static readonly MathFunction Gudermannian = new("Gudermannian", 1, VectorForm.VectorMath, VectorForm.VectorMath, 60, null, null)
    {
        Value = static a => 2 * Math.Atan(Math.Tanh(0.5 * a[0])),
        Notation = new FunctionNotation(NotationForm.Name, "gd", @"\operatorname{gd}"),
        Saturates = true,
        Partials = static (a, y) => [a[0].Number(2) * MathFunctions.Call("HalfSech", a[0])],
    };

    public static TheoryData<string> Differentiable => Names(static function => function.Partials is not null && function.Name is not ("Piece" or "Corner"));

    public static TheoryData<string> Lowered => Names(static function => function.Single == VectorForm.Lowered);

    [Fact]
    public void A_function_that_is_a_row_and_nothing_else_is_generated_differentiated_and_described()
    {
        var models = Models.Of(Generation.Compile($$"""
            {{Generation.Usings}}
            public static partial class K
            {
                [Vectorize] public static float F(float x) => 3f * MathF.Tanh(x * x * x);
                [Vectorize, DerivativeOf(nameof(F))] public static partial float D(float x);
            }
            """));

        var function = Source(models.Single(static model => model.Name == "F"));
        Assert.Contains("VectorMath.Gudermannian(x * x * x)", function, StringComparison.Ordinal);
        Assert.Contains(@"3 \cdot \operatorname{gd}(x^{3})", function, StringComparison.Ordinal);
        Assert.Contains("v₃ = gd(v₂)", function, StringComparison.Ordinal);

        var derivative = Source(models.Single(static model => model.Name == "D"));
        Assert.Contains("VectorMath.Exp(-Vector512.Abs(xSquared * x))", derivative, StringComparison.Ordinal);
    }

    [Fact]
    public void The_compiler_asks_a_row_for_its_value() =>
        Assert.Contains(
            typeof(MathFunction).GetProperty(nameof(MathFunction.Value))!.GetCustomAttributes(),
            static attribute => attribute.GetType().Name == "RequiredMemberAttribute");

    [Theory]
    [MemberData(nameof(Differentiable))]
    public void The_derivatives_of_a_row_are_those_of_its_value(string name)
    {
        const double Step = 1e-5;
        var function = MathFunctions.Get(name);
        var parameters = Parameters(function);
        var partials = function.Partials!(parameters, new MathCall(ScalarType.Double, function, [.. parameters]));
        Assert.Equal(function.Arity, partials.Length);
        foreach (var x in Points)
        {
            double[] at = [.. Enumerable.Range(0, function.Arity).Select(i => i == 0 ? x : 0.8 + (0.3 * i))];
            for (var i = 0; i < partials.Length; i++)
            {
                if (partials[i] is not { } partial || double.IsNaN(function.Value(at)))
                    continue;
                var slope = (ValueAt(at, i, Step) - ValueAt(at, i, -Step)) / (2 * Step);
                var evaluator = new PointEvaluator();
                for (var k = 0; k < at.Length; k++)
                    evaluator.Parameters.Add(((Parameter)parameters[k]).Name, at[k]);
                if (!double.IsNaN(slope))
                    Assert.Equal(slope, evaluator.Evaluate(LowerPieces.Run(partial)), 1e-4 * (1 + Math.Abs(slope)));
            }
        }

        double ValueAt(double[] point, int argument, double step)
        {
            double[] moved = [.. point];
            moved[argument] += step;
            return function.Value(moved);
        }
    }

    [Fact]
    public void What_a_function_means_has_its_value() => Assert.All(
        MathFunctions.All.Where(static function => function.Meaning is not null),
        static function =>
        {
            var parameters = Parameters(function);
            foreach (var x in Points)
            {
                double[] at = [.. Enumerable.Range(0, function.Arity).Select(i => i == 0 ? x : 0.8 + i)];
                var evaluator = new PointEvaluator();
                for (var k = 0; k < at.Length; k++)
                    evaluator.Parameters.Add(((Parameter)parameters[k]).Name, at[k]);
                Assert.Equal(function.Value(at), evaluator.Evaluate(function.Meaning!(parameters)), 1e-12);
            }
        });

    [Fact]
    public void What_a_row_promises_is_so() => Assert.All(MathFunctions.All, static function =>
    {
        foreach (var x in Points)
        {
            double[] at = [x, .. Enumerable.Repeat(0.9, function.Arity - 1)];
            var value = function.Value(at);
            Assert.False(function.IsNeverNegative && value < 0);
            Assert.False(function.IsExact && function.Arity == 1 && value != Math.Abs(x) && value != Math.Round(value));
            if (function.Picks is { } extremum)
                Assert.Equal(extremum == Extremum.Min ? Math.Min(x, 0.9) : Math.Max(x, 0.9), value);
        }

        if (function.Saturates)
            Assert.All(new double[] { -40, 40 }, far => Assert.Equal(function.Value([far]), function.Value([2 * far]), 1e-9));
        for (var i = 0; i < function.PassesNaN && function.Name is not ("Sign" or "Corner"); i++)
            Assert.True(double.IsNaN(function.Value([.. Enumerable.Range(0, function.Arity).Select(k => k == i ? double.NaN : 0.5)])));
        Assert.True(function.Picks is null || function.Arity == 2);
        if (function.OfUnit is { } ofUnit)
            Assert.NotNull(typeof(VectorMath).GetMethods().FirstOrDefault(method => method.Name == ofUnit));
        Assert.Equal(function.HasCorrectlyRounded, typeof(VectorMath.CorrectlyRounded).GetMethod(function.Name, [typeof(float)]) is not null);
        if (function.Beside is { } beside)
        {
            Assert.Equal(1, MathFunctions.Get(beside.Function).Arity);
            Assert.Contains(typeof(VectorMath).GetMethods(), method => method.Name == beside.Method);
        }
    });

    [Theory]
    [MemberData(nameof(Lowered))]
    public void A_pass_writes_a_function_without_a_vector_form(string name)
    {
        var function = MathFunctions.Get(name);
        Expr[] arguments = [.. Parameters(function).Select(static (parameter, i) => i < 3 ? parameter : Constant.Of((double)(4 - i)))];
        var type = name.StartsWith("Is", StringComparison.Ordinal) ? ScalarType.Bool : name == "Sign" ? ScalarType.Int32 : ScalarType.Double;
        var call = new Function("F", [], [], new MathCall(type, function, [.. arguments]));

        var written = LowerSlopes.Run(LowerPieces.Run(LowerFunctions.Run(call)));

        Assert.DoesNotContain(written.Nodes(), static node => node is MathCall { Form: VectorForm.Lowered });
    }

    /// <summary>A rewrite of one function names it; a list of functions is a property that the rows lack.</summary>
    [Fact]
    public void Passes_and_formulas_keep_no_lists_of_functions() => Assert.All(
        new[] { "Passes", "Formulas" }.SelectMany(static folder =>
            Directory.GetFiles(Repository.PathOf("src", "Generators", folder), "*.cs", SearchOption.AllDirectories)),
        static file => Assert.DoesNotMatch(
            $@"""({Alternatives})"" or ""|\[""({Alternatives})""\] =|""({Alternatives})"", ""({Alternatives})""", File.ReadAllText(file)));

    private static string Alternatives => string.Join("|", MathFunctions.All.Select(static function => Regex.Escape(function.Name)));

    private static string Source(KernelModel model)
    {
        var changed = model with { Body = WithRow(model.Body!), Callees = [.. model.Callees.Select(WithRow)] };
        var file = KernelFile.Create(KernelPasses.Compile(changed, describe: true));
        Assert.Null(file.Failure);
        return file.Source;
    }

    private static Function WithRow(Function function) => function.Map(static expression => expression.Rewrite(static node =>
        node is MathCall { Function.Name: "Tanh" } call ? call with { Function = Gudermannian } : node));

    private static Expr[] Parameters(MathFunction function) =>
        [.. Enumerable.Range(0, function.Arity).Select(static i => new Parameter(ScalarType.Double, $"x{i}"))];

    private static TheoryData<string> Names(Func<MathFunction, bool> isMeant)
    {
        var data = new TheoryData<string>();
        foreach (var function in MathFunctions.All.Where(isMeant))
            data.Add(function.Name);
        return data;
    }
}
