using System.Linq;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Model;

/// <summary>The derivative by the numbers of a table: a sum over all elements for each number. The last parameter of the kernel is the adjoint.</summary>
/// <param name="Table">The parameter that is the table.</param>
/// <param name="Destination">What receives the sums.</param>
internal sealed record TableGradient(string Table, string Destination)
{
    /// <summary>The member that the user declares.</summary>
    public GeneratedMember Member(KernelModel kernel) => Member(kernel.Name, kernel.Parameters, kernel.Results);

    /// <inheritdoc cref="Member(KernelModel)"/>
    public GeneratedMember Member(string name, EquatableArray<KernelParameter> parameters, EquatableArray<KernelResult> results)
    {
        var inputs = new GeneratedMembers(name, parameters, results, KernelOptions.None).MapParameters(KernelMemory.Spans);
        return new GeneratedMember(name, [.. inputs.Take(parameters.Count), inputs[parameters.Count] with { Name = Destination }]);
    }

    /// <summary>The same with options for threads.</summary>
    public static GeneratedMember WithOptions(GeneratedMember member)
    {
        var name = new NameAllocator(member.Parameters.Select(static parameter => parameter.Name)).Allocate("parallelOptions");
        return member with { Parameters = [.. member.Parameters, new MemberParameter(name, GeneratedMembers.ParallelOptionsType)] };
    }
}

/// <summary>How a function reads a table, and so how the derivative by its numbers is summed up.</summary>
internal enum TableReads
{
    /// <summary>At constant places, few of them: a sum for each, in one pass.</summary>
    AtConstants,

    /// <summary>At places that depend on data: each element adds to the numbers that it has read.</summary>
    Anywhere,

    /// <summary>In loops whose number of iterations depends on data: a pass over the elements for each number.</summary>
    InLoops,
}
