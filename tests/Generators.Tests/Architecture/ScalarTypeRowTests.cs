using System.Globalization;
using System.Reflection;
using Kernels.Generators.Bodies;
using Kernels.Generators.Emit;
using Kernels.Generators.Emit.Reducing;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Generators.Targets;
using Kernels.Generators.Targets.ComputeSharp;
using Kernels.Generators.Targets.OpenCL;
using Kernels.Generators.Targets.Wgsl;
using Kernels.Generators.Tests.Architecture;
using Kernels.Generators.Tests.Testing;
using Kernels.Generators.Text;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace Kernels.Generators.Tests;

/// <summary>A type of numbers is a row: a new one is never taken for another one.</summary>
public class ScalarTypeRowTests
{
    /// <summary>Integers of 16 bits, which hold the bits of a half.</summary>
    private static readonly ScalarType UInt16 = new(
        "UInt16",
        "ushort",
        "UShort",
        bits: 16,
        isSigned: false,
        unsigned: static () => UInt16!,
        sum: static () => ScalarType.UInt64,
        mathClass: "Math",
        form: static function => function.Single,
        literal: static digits => $"(ushort){digits}",
        format: null);

    /// <summary>A row that the table does not have: half precision, as IEEE 754 has it.</summary>
    private static readonly ScalarType Half = new(
        "Half",
        "System.Half",
        "Half",
        bits: 16,
        isSigned: false,
        unsigned: static () => UInt16,
        sum: static () => ScalarType.Single,
        mathClass: "global::System.Half",
        form: static function => function.Single,
        literal: static digits => $"(global::System.Half)({digits}f)",
        format: new FloatFormat(
            Precision: 11,
            MaxExponent: 15,
            Digits: 3,
            RoundTripDigits: 5,
            static value => BitConverter.HalfToInt16Bits((Half)value),
            static bits => (double)BitConverter.Int16BitsToHalf((short)bits),
            static digits => (double)System.Half.Parse(digits, CultureInfo.InvariantCulture)));

    private static readonly ElementType HalfElement = new(Half.Keyword, Half, Half.Bits, Half.IsSigned);

    public static TheoryData<string> Keywords => [.. ScalarType.Numbers.Select(static type => type.Keyword)];

    public static TheoryData<string> Properties => [.. Asked.Select(static property => property.Name)];

    /// <summary>What only a type of numbers has.</summary>
    private static readonly PropertyInfo[] Asked =
        [.. new[] { "Title", "Unsigned", "Sum", "MathClass", "Format" }.Select(static name => typeof(ScalarType).GetProperty(name)!)];

    [Fact]
    public void What_follows_from_a_row_is_right_of_another_format()
    {
        var format = Half.Format;
        Assert.Equal((double)System.Half.MaxValue, format.Max);
        Assert.Equal(Math.Pow(2, -14), format.MinNormal);
        Assert.Equal(2048, format.MaxExactInteger);
        Assert.Equal(10_000, format.FirstWholePowerOfTen);
        Assert.Equal((double)System.Half.BitIncrement((Half)1) - 1, format.Epsilon);
        Assert.Equal(format.ToBits(-2), Half.Wrap(0xC000));
        Assert.Equal(0xC000, Half.ToUnsigned(format.ToBits(-2)));
        Assert.Equal("(global::System.Half)(0.1f)", Literals.Of(Constant.OfNumber(Half, 0.1)));
        Assert.Equal("global::System.Half.NegativeInfinity", Literals.Of(Constant.OfNumber(Half, -1e6)));
        Assert.Equal("(ushort)0xFFFE", Literals.Of(Constant.Of(UInt16, -2)).Replace("65534", "0xFFFE", StringComparison.Ordinal));
        Assert.Same(ScalarType.Single, Half.InLane(32));
        Assert.Same(ScalarType.Double, Half.InLane(64));
    }

    [Fact]
    public void A_row_states_everything() => Assert.All(
        new[] { typeof(ScalarType), typeof(FloatFormat) }.SelectMany(static row => row.GetConstructors()).SelectMany(static constructor => constructor.GetParameters()),
        static parameter => Assert.False(parameter.HasDefaultValue));

    [Theory]
    [MemberData(nameof(Properties))]
    public void A_condition_and_a_tuple_are_taken_for_no_number(string property)
    {
        var asked = Asked.Single(one => one.Name == property);
        Assert.All(new[] { ScalarType.Bool, ScalarType.Tuple }, type =>
        {
            var error = Assert.IsType<NotSupportedException>(Assert.Throws<TargetInvocationException>(() => asked.GetValue(type)).InnerException);
            Assert.Equal($"The type {type} has no {property}.", error.Message);
        });
        Assert.All(ScalarType.Numbers.Where(type => type.IsFloat || property != "Format"), type => Assert.NotNull(asked.GetValue(type)));
    }

    [Theory]
    [MemberData(nameof(Keywords))]
    public void A_kernel_of_each_type_is_generated_in_every_form(string keyword)
    {
        var run = Generation.Run($$"""
            {{Generation.Usings}}
            public static partial class K
            {
                [Vectorize(Reduce = Reduction.Sum | Reduction.Mean | Reduction.Min | Reduction.Max, Gpu = true)]
                public static {{keyword}} F({{keyword}} x, {{keyword}} y, [Uniform] {{keyword}} u) => x > u ? x + y * u : ({{keyword}})3;
            }
            """);
        Assert.DoesNotContain(run.Diagnostics, static diagnostic => diagnostic.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
        Assert.Contains($"Span<{keyword}> destination", run.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Keywords))]
    public void A_literal_of_a_type_is_of_that_type(string keyword)
    {
        var type = ScalarType.Numbers.Single(type => type.Keyword == keyword);
        var literal = (LiteralExpressionSyntax)SyntaxFactory.ParseExpression(Literals.Of(Constant.OfNumber(type, 7)));
        Assert.Equal(type.Name, literal.Token.Value!.GetType().Name);
        Assert.Same(type, BodySymbols.TypeOf(keyword));
    }

    [Fact]
    public void A_type_that_is_a_row_and_nothing_else_is_generated_over_vectors()
    {
        var text = GeneratedOf("F");
        Assert.Contains("static Vector512<float> F(Vector512<float> x)", text, StringComparison.Ordinal);
        Assert.Contains("Lanes.RoundToHalf(Lanes.RoundToHalf(Vector512.Abs(x) * x) - Vector512.Create(3f))", text, StringComparison.Ordinal);
        Assert.Contains("Vector512.Create(-0.099975586f)", text, StringComparison.Ordinal); // 0.1 as a half, in a lane of floats
        Assert.Contains("Elements.Load512<global::System.Half, float>(ref xStart, i)", text, StringComparison.Ordinal);
        Assert.Contains("static float FSum(ReadOnlySpan<global::System.Half> x)", text, StringComparison.Ordinal);
        Assert.Contains("static global::System.Half FMax(ReadOnlySpan<global::System.Half> x)", text, StringComparison.Ordinal);
        Assert.Contains("A lane holds <c>System.Half</c> as <c>float</c>.", text, StringComparison.Ordinal);
        Assert.Contains("(fn (System.Half:x)", text, StringComparison.Ordinal);
        Assert.Contains("System.Half:AE66", text, StringComparison.Ordinal);
        Assert.DoesNotContain("RoundToSingle", text, StringComparison.Ordinal);
        Assert.DoesNotContain("ushort", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_scalar_method_and_its_derivative_are_of_the_type()
    {
        var text = GeneratedOf("D");
        Assert.Contains("x > (global::System.Half)(0.5f)", text, StringComparison.Ordinal);
        Assert.Contains("x * global::System.Half.CopySign((global::System.Half)(1f), x)", text, StringComparison.Ordinal);
        Assert.Contains("+ global::System.Half.Abs(x)", text, StringComparison.Ordinal);
        Assert.DoesNotContain("MathF", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_language_of_a_GPU_that_has_a_row_for_it_writes_it()
    {
        var language = new TinyLanguage();
        var types = new TypeTable<GpuType>("Tiny C", [.. TinyLanguage.Rows, (Half, GpuType.Float("half", "h", static bits => $"bits<half>(0x{bits & 0xFFFF:X4})"))]);
        var model = OfHalves(Parsed("F"));
        var code = LowerForGpu.Run(KernelPasses.Run(model.Body!, model.Callees), language, needed: []);
        var writer = new SourceWriter();

        GpuFunctionWriter.Write(code.Body, "F", [], new TinyExpressionWriter(language, types), language.Taken, writer);

        Assert.Equal(
            """
            half F(half x)
            {
                return x > 0.5h ? fabs(x) * x - 3.0h : -0.1h;
            }

            """,
            writer.ToString());
        Assert.Equal("bits<half>(0xFC00)", new TinyExpressionWriter(language, types).Write(Constant.OfNumber(Half, double.NegativeInfinity)));
    }

    [Fact]
    public void A_language_without_a_row_for_it_says_that_it_lacks_the_type()
    {
        var x = new Parameter(Half, "x");
        Assert.All(GpuTargets.All, target => Assert.Equal($"{target.Language.Name} has no type for Half", target.Language.Limit(x)));
        Assert.All(
            new GpuExpressionWriter[]
            {
                new OpenCLExpressionWriter(),
                new HlslExpressionWriter([], GpuTables.None),
                new ShaderExpressionWriter(new TypeNames(global: true, GpuTargets.Names), [], GpuTables.None),
                new WgslExpressionWriter([]),
                new TinyExpressionWriter(new TinyLanguage()),
            },
            writer => Assert.All(
                new Func<string>[]
                {
                    () => writer.TypeName(Half),
                    () => writer.Declaration(Half, "x", isFinal: true),
                    () => writer.OutParameter(Half, "x"),
                    () => writer.FunctionHeader(Half, "F", []),
                    () => writer.Write(new Cast(Half, new Parameter(ScalarType.Single, "y"))),
                    () => writer is ShaderExpressionWriter ? writer.TypeName(Half) : writer.Write(Constant.OfNumber(Half, 0.5)),
                },
                write => Assert.EndsWith(" has no type for Half", Assert.Throws<NotSupportedException>(write).Message, StringComparison.Ordinal)));
    }

    [Fact]
    public void What_is_made_for_one_type_is_not_taken_for_another()
    {
        Assert.Null(GpuFunctions.Shared.Find("Max", Half));
        Assert.Throws<NotSupportedException>(() => GpuFunctions.Extreme("Max", Half));
        Assert.Throws<NotSupportedException>(() => GpuFunctions.Saturating(ScalarType.Single, Half));
        Assert.Throws<NotSupportedException>(() => Half.OfSize(8));
        Assert.Equal("global::System.Half.Exp", MathFunctions.Get("Exp").ScalarMethod(Half));
        Assert.Equal(MathFunctions.Get("Exp").Single, MathFunctions.Get("Exp").FormFor(Half));
        Assert.Same(ScalarType.Single, ReductionOperator.Sum.Total(Half));
        Assert.Equal(double.NegativeInfinity, ReductionOperator.Max.Neutral(Half).Float);
    }

    private static string GeneratedOf(string kernel)
    {
        var file = KernelFile.Create(KernelPasses.Compile(OfHalves(Parsed(kernel))));
        Assert.Null(file.Failure);
        return file.Source;
    }

    private static KernelModel Parsed(string kernel) =>
        Models.Of(Generation.Compile($$"""
            {{Generation.Usings}}
            public static partial class K
            {
                [Vectorize(Reduce = Reduction.Sum | Reduction.Max)]
                public static float F(float x) => x > 0.5f ? MathF.Abs(x) * x - 3f : -0.1f;

                [Vectorize, DerivativeOf(nameof(F))] public static partial float D(float x);
            }
            """)).Single(model => model.Name == kernel);

    private static KernelModel OfHalves(KernelModel model) => model with
    {
        Parameters = [.. model.Parameters.Select(static parameter => parameter with { Element = HalfElement })],
        Results = [.. model.Results.Select(static result => result with { Element = HalfElement })],
        Body = OfHalves(model.Body!),
        Callees = [.. model.Callees.Select(OfHalves)],
    };

    /// <summary>The same function of halves; a derivative has no body until it is resolved.</summary>
    private static Function OfHalves(Function function) => (function.Derivative is null ? function.Map(static expression => expression.Rewrite(OfHalves)) : function) with
    {
        Parameters = [.. function.Parameters.Select(static parameter => (Parameter)OfHalves(parameter))],
    };

    private static Expr OfHalves(Expr node) => node.Type != ScalarType.Single ? node : node switch
    {
        Constant constant => Constant.OfNumber(Half, constant.Float),
        Parameter parameter => parameter with { Type = Half },
        MathCall call => call with { Type = Half },
        Call call => call with { Type = Half },
        _ => node,
    };
}
