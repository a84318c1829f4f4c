using Kernels.Generators.Tests.Testing;
using Microsoft.CodeAnalysis;
using VerifyXunit;
using Xunit;

namespace Kernels.Generators.Tests;

/// <summary>
/// What a kernel adds to the user's type, as signatures: first what the user's own users see, then the rest. A user's program is
/// compiled against the former, so a change there is a change of the library's promises.
/// </summary>
public class GeneratedMembersTests
{
    private static readonly SymbolDisplayFormat Format = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        memberOptions: SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeParamsRefOut,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    [Fact]
    public Task Of_a_plain_kernel() => Verify(
        """
        public static partial class Sample
        {
            [Vectorize]
            public static float Square(float x) => x * x;
        }
        """);

    [Fact]
    public Task Of_a_kernel_with_all_options() => Verify(
        """
        public static partial class Sample
        {
            [Vectorize(Reduce = Reduction.Sum | Reduction.Mean | Reduction.Min | Reduction.Max, Parallel = true, Matrix = true, Gpu = true)]
            public static float Weighted(float x, float weight, [Uniform] float bias) => x * weight + bias;
        }
        """);

    [Fact]
    public Task Of_a_tuple_and_its_derivative() => Verify(
        """
        public static partial class Sample
        {
            [Vectorize(ReduceElement = "Loss", Reduce = Reduction.Sum)]
            internal static (double Loss, double Residual) Error(double x, double target) => (Loss(x, target), x - target);

            internal static double Loss(double x, double target) => 0.5 * (x - target) * (x - target);

            [Vectorize, DerivativeOf(nameof(Loss))]
            internal static partial (double Value, double X, double Target) LossGradient(double x, double target);
        }
        """);

    private static Task Verify(string source) => Verifier.Verify(Members(source), extension: "txt").UseDirectory("Snapshots");

    private static string Members(string source)
    {
        var run = ShaderGeneration.Run(source).AssertClean();
        var type = run.Output.GetTypeByMetadataName("Sample")!;
        var own = run.Input.GetTypeByMetadataName("Sample")!.GetMembers().Select(static member => member.ToDisplayString()).ToHashSet();
        var members = type.GetMembers()
            .Where(member => !own.Contains(member.ToDisplayString())
                && member is not IMethodSymbol { MethodKind: MethodKind.PropertyGet or MethodKind.StaticConstructor })
            .SelectMany(static member => member is INamedTypeSymbol nested ? nested.GetMembers().Where(IsSeen).Prepend(nested) : [member])
            .Select(static member => (IsSeen: IsSeen(member), Text: Text(member)))
            .ToList();
        return string.Join("\n", members.Where(static member => member.IsSeen).Select(static member => member.Text)
            .Concat(members.Where(static member => !member.IsSeen).Select(static member => member.Text).Order(StringComparer.Ordinal)));
    }

    private static bool IsSeen(ISymbol member) =>
        member.DeclaredAccessibility != Accessibility.Private && member.ContainingType.DeclaredAccessibility != Accessibility.Private
        && !member.IsImplicitlyDeclared;

    private static string Text(ISymbol member) =>
        $"{member.DeclaredAccessibility.ToString().ToLowerInvariant()} {(member.IsStatic ? "static " : "")}{member.ToDisplayString(Format)}";
}
