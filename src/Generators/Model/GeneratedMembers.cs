using System;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Model;

/// <summary>
/// The public members that are generated for a kernel, with the names and types of their parameters: the parser looks
/// whether there is room for them, and the writers write them.
/// </summary>
internal sealed class GeneratedMembers
{
    /// <summary>The most spans of a member that has them pinned: as many as the runtime's <c>SpanList</c> holds.</summary>
    public const int MostPinnedSpans = 16;

    /// <summary>The type of the options for threads.</summary>
    public const string ParallelOptionsType = "System.Threading.Tasks.ParallelOptions";

    private readonly string name;
    private readonly IReadOnlyList<KernelParameter> parameters;
    private readonly IReadOnlyList<KernelResult> results;
    private readonly KernelOptions options;
    private readonly int laneBits;

    public GeneratedMembers(string name, IReadOnlyList<KernelParameter> parameters, IReadOnlyList<KernelResult> results, KernelOptions options)
    {
        (this.name, this.parameters, this.results, this.options) = (name, parameters, results, options);
        laneBits = ElementTypes.LaneBits([.. parameters.Select(static parameter => parameter.Element), .. results.Select(static result => result.Element)]);
        var names = new NameAllocator(parameters.Select(static parameter => parameter.Name));
        Destinations = [.. results.Select(result => names.Allocate(result.Destination))];
        Columns = names.Allocate("columns");
        Destination = results[0].Name is null ? Destinations[0] : names.Allocate("destination");
        ParallelOptions = names.Allocate("parallelOptions");
    }

    /// <summary>The parameter that takes each result, where it is stored.</summary>
    public IReadOnlyList<string> Destinations { get; }

    /// <summary>Two parameters of the matrix forms.</summary>
    public string Columns { get; }

    public string Destination { get; }

    /// <summary>The parameter that says how threads share the work.</summary>
    public string ParallelOptions { get; }

    /// <summary>All that a parameter of one of the members is called.</summary>
    public IEnumerable<string> ParameterNames => parameters.Select(static parameter => parameter.Name)
        .Concat(Destinations)
        .Concat([Columns, Destination, ParallelOptions]);

    /// <summary>The members that every kernel has.</summary>
    public IEnumerable<GeneratedMember> Always => VectorWidth.All.Select(width => Vector(width)).Prepend(Map(KernelMemory.Spans));

    /// <summary>The members that the kernel's options ask for.</summary>
    public IEnumerable<GeneratedMember> Optional => options.Gpu.Where(static memory => memory.Text is null).Prepend(KernelMemory.Spans).SelectMany(OptionalOn);

    /// <summary>The constants that hold the kernel's text for a target.</summary>
    public IEnumerable<GeneratedMember> Texts(ContainingType container) =>
        options.Gpu.Where(static memory => memory.Text is not null).Select(memory => Text(memory, container));

    /// <summary>The constant that holds the kernel's text. Overloads have one each, by their number.</summary>
    public GeneratedMember Text(KernelMemory memory, ContainingType container) =>
        new($"{name}{memory.Text}{container.OverloadNumber}", []) { IsConstant = true };

    /// <summary>The kernel on every element.</summary>
    public GeneratedMember Map(KernelMemory memory) => new(name, MapParameters(memory));

    /// <summary>The kernel on vectors.</summary>
    /// <param name="width">The vectors.</param>
    /// <param name="bits">The width of their lanes; that of the elements' lanes where there is none.</param>
    public GeneratedMember Vector(VectorWidth width, int? bits = null) => new(
        name, Inputs($"System.Runtime.Intrinsics.{width.Type}", parameter => parameter.Element.Lane(bits ?? laneBits).Keyword));

    /// <summary>A reduction of the kernel's results.</summary>
    public GeneratedMember Reduction(KernelMemory memory, ReductionMember reduction) => new($"{name}{reduction}", ReductionParameters(memory));

    /// <summary>The sums along the rows of a matrix, or along its columns.</summary>
    public GeneratedMember Matrix(KernelMemory memory, bool perRow) => new($"{name}{(perRow ? "SumRows" : "SumColumns")}", MatrixParameters(memory));

    /// <summary>The overload of a member that is told how threads share the work.</summary>
    public GeneratedMember WithOptions(GeneratedMember member) => member with { Parameters = WithOptions(member.Parameters) };

    public EquatableArray<MemberParameter> WithOptions(EquatableArray<MemberParameter> parameters) =>
        [.. parameters, new MemberParameter(ParallelOptions, ParallelOptionsType)];

    public EquatableArray<MemberParameter> MapParameters(KernelMemory memory) =>
        [.. Inputs(memory.Input), .. Outputs(memory, Enumerable.Range(0, results.Count))];

    /// <summary>The results that are not reduced are stored in the same pass.</summary>
    public EquatableArray<MemberParameter> ReductionParameters(KernelMemory memory) =>
    [
        .. Inputs(memory.Input),
        .. Outputs(memory, Enumerable.Range(0, results.Count).Where(i => options.ReduceElement >= 0 && i != options.ReduceElement)),
    ];

    /// <summary>The first input is the matrix; the number of its columns comes after it.</summary>
    public EquatableArray<MemberParameter> MatrixParameters(KernelMemory memory)
    {
        var inputs = Inputs(memory.Input);
        var matrix = 1 + inputs.ToList().FindIndex(static input => input.IsInput);
        return
        [
            .. inputs.Take(matrix),
            new MemberParameter(Columns, "int"),
            .. inputs.Skip(matrix),
            new MemberParameter(Destination, results[0].Element.Name, memory.Output, IsOutput: true),
        ];
    }

    /// <summary>Names for locals, which differ from all parameters and do not hide the kernel.</summary>
    public NameAllocator Locals() => new(ParameterNames.Append(name));

    private IEnumerable<GeneratedMember> OptionalOn(KernelMemory memory)
    {
        var isParallel = options.Parallel && memory == KernelMemory.Spans;
        if (memory != KernelMemory.Spans)
            yield return Map(memory);
        if (isParallel)
            yield return WithOptions(Map(memory));
        foreach (var reduction in ReductionOperator.All.Where(reduction => Limit(memory, reduction) is null).SelectMany(WantedBy))
        {
            yield return Reduction(memory, reduction);
            if (isParallel)
                yield return WithOptions(Reduction(memory, reduction));
        }

        if (!options.Matrix)
            yield break;
        yield return Matrix(memory, perRow: true);
        yield return Matrix(memory, perRow: false);
    }

    /// <summary>What keeps the results from being reduced in a memory, and why; null where nothing does.</summary>
    public (string What, string Why)? Limit(KernelMemory memory, ReductionOperator reduction) => results
        .Where((_, i) => options.ReduceElement < 0 || i == options.ReduceElement)
        .Select(result => memory.Limit(reduction, result.Type))
        .FirstOrDefault(static limit => limit is not null);

    /// <summary>The members of an operator that the options ask for.</summary>
    public IEnumerable<ReductionMember> WantedBy(ReductionOperator reduction) => reduction.Members.Where(member => options.Reduce.HasFlag(member.Flag));

    private EquatableArray<MemberParameter> Inputs(string memory, Func<KernelParameter, string>? varying = null) => parameters
        .Select(parameter => parameter.IsTable
                ? new MemberParameter(parameter.Name, parameter.Element.Name, varying is null ? memory : KernelMemory.Spans.Input, IsTable: true)
            : parameter.IsUniform ? new MemberParameter(parameter.Name, parameter.Element.Name)
            : new MemberParameter(parameter.Name, varying?.Invoke(parameter) ?? parameter.Element.Name, memory))
        .ToEquatableArray();

    private IEnumerable<MemberParameter> Outputs(KernelMemory memory, IEnumerable<int> stored) =>
        stored.Select(i => new MemberParameter(Destinations[i], results[i].Element.Name, memory.Output, IsOutput: true));
}
