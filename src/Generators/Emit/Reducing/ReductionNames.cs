using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;

namespace Kernels.Generators.Emit.Reducing;

/// <summary>The names in the reductions of a kernel, of members and of parameters.</summary>
internal sealed class ReductionNames
{
    /// <summary>How the names of private members begin after the kernel's.</summary>
    private static readonly string[] Beginnings =
    [
        "Range", "Parallel", "SumRange", "SumRows", "SumNarrowRow", "SumColumns", "SumParallel", "MinRange", "MinParallel", "MaxRange", "MaxParallel",
        "SumCombine", "MinCombine", "MaxCombine", "Rare",
    ];

    private readonly KernelModel kernel;
    private readonly string privatePrefix;

    public ReductionNames(KernelModel kernel)
    {
        this.kernel = kernel;
        privatePrefix = PrivatePrefix(kernel);
        var names = new NameAllocator(kernel.Parameters.Select(static parameter => parameter.Name));
        Destinations = [.. kernel.Results.Select(result => names.Allocate(result.Destination))];
        Columns = names.Allocate("columns");
        Destination = kernel.ReturnsTuple ? names.Allocate("destination") : Destinations[0];
        ParallelOptions = names.Allocate("parallelOptions");
    }

    /// <summary>The span that takes each result, where it is stored.</summary>
    public IReadOnlyList<string> Destinations { get; }

    /// <summary>The parameters of the matrix forms.</summary>
    public string Columns { get; }

    public string Destination { get; }

    public string ParallelOptions { get; }

    /// <summary>A public member: <c>FSum</c>.</summary>
    public string Public(string reduction) => kernel.Name + reduction;

    /// <summary>A private member: <c>FSumRange512</c>.</summary>
    public string Private(string name) => privatePrefix + name;

    /// <summary>Names for locals, which differ from all parameters.</summary>
    public NameAllocator Locals() => new(kernel.Parameters.Select(static parameter => parameter.Name)
        .Concat(Destinations)
        .Concat([Columns, Destination, ParallelOptions, kernel.Name]));

    /// <summary>
    /// The kernel's name, with a number where a private member could otherwise be one of the members generated for
    /// another kernel: all of those begin with that kernel's name.
    /// </summary>
    private static string PrivatePrefix(KernelModel kernel)
    {
        for (var number = 1; ; number++)
        {
            var prefix = kernel.Name + (number == 1 ? "" : number.ToString(CultureInfo.InvariantCulture));
            if (Beginnings.All(beginning => !kernel.Container.TakenNames.Any(taken => MayMeet(prefix + beginning, taken))))
                return prefix;
        }
    }

    private static bool MayMeet(string name, string taken) =>
        name.StartsWith(taken, StringComparison.Ordinal) || taken.StartsWith(name, StringComparison.Ordinal);
}
