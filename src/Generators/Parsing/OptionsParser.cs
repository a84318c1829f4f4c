using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Kernels.Generators.Diagnostics;
using Kernels.Generators.Emit;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kernels.Generators.Parsing;

/// <summary>Reads the properties of <c>[Vectorize]</c>; one that does not fit is reported at its value and left out.</summary>
internal sealed class OptionsParser(
    IMethodSymbol method,
    AttributeData? attribute,
    Signature signature,
    Compilation compilation,
    List<DiagnosticInfo> diagnostics,
    CancellationToken cancellation)
{
    private static readonly Reductions All = ReductionOperator.AllMembers.Aggregate(Reductions.None, static (flags, member) => flags | member.Flag);

    /// <summary>Does a method ask for correctly rounded functions?</summary>
    public static bool RoundsFunctions(IMethodSymbol method) =>
        method.FindAttribute(KernelAttributes.Vectorize)?.NamedArguments.FirstOrDefault(static pair => pair.Key == "Functions")
            .Value.Value is (int)FunctionAccuracies.CorrectlyRounded;

    public KernelOptions Parse()
    {
        if (signature.LaneBits == 64 && RoundsFunctions(method))
            Report(Descriptors.NotRounded, "Functions", method.Name,
                "only functions of float have such a form, so leave Functions out or write the kernel for float");
        var reduce = ParseReduce();
        var element = ParseReduceElement(reduce);
        reduce = CheckOperands(reduce, element);
        var matrix = ParseMatrix(reduce);
        return new KernelOptions(ParseUnroll(), reduce, element, matrix, ParseParallel(), ParseGpu(), ParseAccumulate(reduce, element, matrix))
        {
            FastMath = Value("FastMath") is true,
        };
    }

    /// <summary>What a target cannot do of what is asked for, and so is left out, is reported.</summary>
    /// <param name="options">The options, with the targets on which the body can run.</param>
    public KernelOptions CheckTargets(KernelOptions options)
    {
        var members = new GeneratedMembers(method.Name, signature.Parameters, signature.Results, options);
        List<KernelMemory> possible = [];
        foreach (var target in GpuTargets.Of(options))
        {
            if (Elements.FirstOrDefault(element => !target.Holds(element)) is { } element)
            {
                diagnostics.Add(DiagnosticInfo.Create(target.NoForm, method.Locations[0], $"An element of type {element.Name}",
                    method.Name, "a device's buffers hold numbers of 32 and 64 bits"));
                continue;
            }

            if (target.Limit(signature.Parameters, signature.Results, options) is { } limit)
            {
                diagnostics.Add(DiagnosticInfo.Create(target.NoForm, method.Locations[0], limit.What, method.Name, limit.Why));
                continue;
            }

            possible.Add(target.Memory);
            foreach (var reduction in ReductionOperator.All)
            {
                var forms = members.WantedBy(reduction).Select(member => method.Name + member).ToList();
                if (forms.Count > 0 && members.Limit(target.Memory, reduction) is { } lacking)
                    Report(target.NoForm, "Reduce", lacking.What, string.Join("' and '", forms), lacking.Why);
            }
        }

        return options with { Gpu = [.. possible], FastMath = options.FastMath && CheckFastMath() };
    }

    /// <summary>Does it concern a form? It is for OpenCL devices alone; where no form for one is asked for, that is reported.</summary>
    private bool CheckFastMath()
    {
        if (Value("Gpu") is true || IsHalfTyped<bool>("Gpu"))
            return true;
        Report(
            Descriptors.NoEffect, "FastMath", "FastMath", method.Name,
            "it lets an OpenCL device use its own functions, so set Gpu = true too, or leave FastMath out");
        return false;
    }

    private IEnumerable<ElementType> Elements => signature.Parameters.Select(static parameter => parameter.Element)
        .Concat(signature.Results.Select(static result => result.Element));

    private Reductions ParseReduce()
    {
        var reduce = (Reductions)(Value("Reduce") as int? ?? 0);
        if ((reduce & ~All) == 0)
            return reduce;
        Report(Descriptors.InvalidReduction, "Reduce", "Reduce", $"names a reduction that there is not: combine {Listed(ReductionOperator.AllMembers, "and")}");
        return reduce & All;
    }

    private int ParseUnroll()
    {
        if (Value("Unroll") is not int unroll)
            return 0;
        if (unroll is >= 0 and <= 16)
            return unroll;
        Report(Descriptors.InvalidUnroll, "Unroll", unroll.ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    private int ParseReduceElement(Reductions reduce)
    {
        if (Value("ReduceElement") is not string name || IsReduceHalfTyped)
            return -1;
        var index = signature.Results.ToList().FindIndex(result => result.Name == name);
        var problem = reduce == Reductions.None ? "does nothing without Reduce: set Reduce too"
            : signature.Results[0].Name is null ? $"needs a tuple, and '{method.Name}' returns one value: leave it out"
            : index < 0 ? $"names no element of the result: use {string.Join(" or ", signature.Results.Select(static result => $"\"{result.Name}\""))}"
            : null;
        if (problem is null)
            return index;
        Report(Descriptors.InvalidReduction, "ReduceElement", "ReduceElement", problem);
        return -1;
    }

    /// <summary>Conditions are counted and tested, numbers are added and compared. What does not fit is reported and left out.</summary>
    private Reductions CheckOperands(Reductions reduce, int element)
    {
        foreach (var result in signature.Results.Where((_, i) => element < 0 || i == element))
        {
            var isCondition = result.Type == ScalarType.Bool;
            var wrong = ReductionOperator.All.Where(reduction => reduction.OfMask is not null != isCondition)
                .SelectMany(static reduction => reduction.Members)
                .Where(member => reduce.HasFlag(member.Flag))
                .ToList();
            if (wrong.Count == 0)
                continue;
            var fitting = ReductionOperator.All.Where(reduction => reduction.OfMask is not null == isCondition)
                .SelectMany(static reduction => reduction.Members);
            Report(
                Descriptors.InvalidReduction, "Reduce", "Reduce",
                $"asks for {wrong[0]} of {result.Element.Name}: use {Listed(fitting, "or")}");
            reduce = wrong.Aggregate(reduce, static (flags, member) => flags & ~member.Flag);
        }

        return reduce;
    }

    private static string Listed(IEnumerable<ReductionMember> members, string conjunction)
    {
        var names = members.Select(static member => member.ToString()).ToList();
        return $"{string.Join(", ", names.Take(names.Count - 1))} {conjunction} {names[names.Count - 1]}";
    }

    private bool ParseMatrix(Reductions reduce)
    {
        if (Value("Matrix") is not true || IsReduceHalfTyped)
            return false;
        var problem = !reduce.HasFlag(Reductions.Sum) ? "sums rows and columns: set Reduce = Reduction.Sum too"
            : signature.Results[0].Name is not null ? "needs a kernel that returns one value, not a tuple"
            : !signature.Results[0].Type.IsFloat || !signature.Results[0].Element.IsLane(signature.LaneBits) ? "needs a result of float or double"
            : null;
        if (problem is null)
            return true;
        Report(Descriptors.InvalidReduction, "Matrix", "Matrix", problem);
        return false;
    }

    private ScalarType? ParseAccumulate(Reductions reduce, int element, bool matrix)
    {
        if (Value("Accumulate") is not ITypeSymbol { TypeKind: not TypeKind.Error } type || IsReduceHalfTyped)
            return null;
        var others = signature.Results.Where((_, i) => element < 0 || i == element).Select(static result => result.Type)
            .Where(static result => result != ScalarType.Single).ToList();
        var problem = type.ToScalarType() != ScalarType.Double ? "only double serves"
            : others.Count > 0 ? $"the sum of a result of {others[0].Keyword} is {others[0].Sum.Keyword} already"
            : (reduce & (Reductions.Sum | Reductions.Mean)) == 0 ? "there is no sum: set Reduce too"
            : matrix ? "sums of rows and columns are of float: leave Matrix out"
            : Value("Gpu") is true ? "a GPU adds up in float: leave Gpu out"
            : null;
        if (problem is null)
            return ScalarType.Double;
        Report(Descriptors.InvalidAccumulator, "Accumulate", type.Display(), method.Name, problem);
        return null;
    }

    private bool ParseParallel()
    {
        if (Value("Parallel") is not true)
            return false;
        var spans = signature.Parameters.Count(static parameter => !parameter.IsUniform || parameter.IsTable) + signature.Results.Count;
        if (spans <= GeneratedMembers.MostPinnedSpans)
            return true;
        Report(Descriptors.InvalidReduction, "Parallel", "Parallel", string.Format(
            CultureInfo.InvariantCulture, "takes at most {0} inputs and results, and '{1}' has {2}", GeneratedMembers.MostPinnedSpans, method.Name, spans));
        return false;
    }

    /// <summary>The targets that there are, where they are asked for; whether the body can run there shows when it is read.</summary>
    private EquatableArray<KernelMemory> ParseGpu() =>
    [
        .. from target in GpuTargets.All
           where Value(target.Option) is true && (target.RequiredType is null || compilation.GetTypeByMetadataName(target.RequiredType) is not null)
           select target.Memory,
    ];

    private bool IsReduceHalfTyped => IsHalfTyped<int>("Reduce");

    /// <summary>Its value does not compile, so what goes with it cannot be told.</summary>
    private bool IsHalfTyped<T>(string property) => Argument(property) is not null && Value(property) is not T;

    private object? Value(string property) =>
        attribute?.NamedArguments.FirstOrDefault(pair => pair.Key == property).Value.Value;

    /// <summary>Reports at the value that the user gave a property.</summary>
    private void Report(DiagnosticDescriptor descriptor, string property, params string[] arguments)
    {
        var place = Argument(property)?.Expression.GetLocation();
        diagnostics.Add(DiagnosticInfo.Create(descriptor, place ?? method.Locations[0], arguments));
    }

    private AttributeArgumentSyntax? Argument(string property) =>
        ((AttributeSyntax?)attribute?.ApplicationSyntaxReference?.GetSyntax(cancellation))?.ArgumentList?.Arguments
            .FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.Text == property);
}
