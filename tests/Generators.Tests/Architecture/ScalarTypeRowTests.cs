using Kernels.Generators.Bodies;
using Kernels.Generators.Emit.Reducing;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Generators.Targets;
using Kernels.Generators.Tests.Testing;
using Kernels.Generators.Text;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace Kernels.Generators.Tests;

/// <summary>A type of numbers is a row: a type without one is taken for no other.</summary>
public class ScalarTypeRowTests
{
    private const ScalarType NoType = (ScalarType)99;

    public static TheoryData<string> Keywords
    {
        get
        {
            var data = new TheoryData<string>();
            foreach (var row in ScalarTypes.Numbers)
                data.Add(row.Keyword);
            return data;
        }
    }

    /// <summary>A row that the table does not have: half precision, as IEEE 754 has it.</summary>
    private static readonly NumberType Half = new(
        NoType, "Half", 16, IsSigned: false, "", "Half", Unsigned: ScalarType.UInt32, Sum: ScalarType.Single, new FloatFormat(
            Precision: 11,
            MaxExponent: 15,
            Digits: 3,
            RoundTripDigits: 5,
            IsLiteralDefault: false,
            static value => BitConverter.HalfToInt16Bits((Half)value),
            static bits => (double)BitConverter.Int16BitsToHalf((short)bits),
            static digits => (double)System.Half.Parse(digits, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void What_follows_from_a_row_is_right_of_another_format()
    {
        var format = Half.Float!;
        Assert.Equal((double)System.Half.MaxValue, format.Max);
        Assert.Equal(Math.Pow(2, -14), format.MinNormal);
        Assert.Equal(2048, format.MaxExactInteger);
        Assert.Equal((double)System.Half.BitIncrement((Half)1) - 1, format.Epsilon);
        Assert.Equal(format.ToBits(-2), Half.Wrap(0xC000));
        Assert.Equal(0xC000, Half.ToUnsigned(format.ToBits(-2)));
    }

    [Fact]
    public void Every_type_but_conditions_and_tuples_has_a_row() => Assert.All(
        Enum.GetValues<ScalarType>(),
        static type => Assert.Equal(type is ScalarType.Bool or ScalarType.Tuple, ScalarTypes.Find(type) is null));

    [Fact]
    public void A_row_states_everything() => Assert.All(
        typeof(NumberType).GetConstructors().Concat(typeof(FloatFormat).GetConstructors()).SelectMany(static constructor => constructor.GetParameters()),
        static parameter => Assert.False(parameter.HasDefaultValue));

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
        var row = ScalarTypes.Numbers.Single(row => row.Keyword == keyword);
        var literal = (LiteralExpressionSyntax)SyntaxFactory.ParseExpression(Literals.Of(Constant.OfNumber(row.Type, 7)));
        Assert.Equal(row.Name, literal.Token.Value!.GetType().Name);
        Assert.Equal(row.Type, BodySymbols.Types.Find(keyword));
    }

    public static TheoryData<string> Uses => [.. Ask.Keys];

    /// <summary>What asks for the type of a value.</summary>
    private static readonly Dictionary<string, Action> Ask = new()
    {
        ["keyword"] = static () => NoType.Keyword(),
        ["size"] = static () => NoType.Bits(),
        ["kind"] = static () => NoType.IsFloat(),
        ["sign"] = static () => NoType.IsSigned(),
        ["number"] = static () => Constant.OfNumber(NoType, 1),
        ["bits"] = static () => Constant.Of(NoType, 1),
        ["value"] = static () => _ = new Constant(NoType, 1).Float,
        ["literal"] = static () => Literals.Of(new Constant(NoType, 1)),
        ["number of an expression"] = static () => new Parameter(NoType, "x").Number(1),
        ["lane"] = static () => NoType.InLane(64),
        ["form of a function"] = static () => MathFunctions.Get("Exp").FormFor(NoType),
        ["scalar method"] = static () => MathFunctions.Get("Exp").ScalarMethod(NoType),
        ["total of a sum"] = static () => new ReducedResult(0, new KernelResult(new ElementType("none", NoType, 32, false), null), ReductionOperator.Sum, 32, Accumulate: null).Total.Keyword(),
        ["neutral value"] = static () => ReductionOperator.Max.Neutral(NoType),
        ["saturating conversion"] = static () => GpuFunctions.Saturating(ScalarType.Single, NoType),
    };

    [Theory]
    [MemberData(nameof(Uses))]
    public void A_type_without_a_row_is_taken_for_no_other(string use)
    {
        ArgumentNullException.ThrowIfNull(use);
        Assert.Throws<ArgumentOutOfRangeException>(Ask[use]);
    }
}
