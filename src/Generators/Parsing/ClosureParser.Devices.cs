using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Bodies;
using Kernels.Generators.Diagnostics;
using Kernels.Generators.Emit;
using Kernels.Generators.Expressions;
using Kernels.Generators.Passes;
using Kernels.Generators.Targets;
using Microsoft.CodeAnalysis;

namespace Kernels.Generators.Parsing;

/// <summary>What a body lacks on a device, and where it throws on the processor alone.</summary>
internal sealed partial class ClosureParser
{
    /// <summary>Where the scalar method throws, and what that depends on.</summary>
    private readonly Dictionary<Location, ThrowCause> throws = [];

    /// <summary>The targets on which the body can run; what stands against the others is reported where it stands.</summary>
    public IReadOnlyList<GpuTarget> OnGpu(IEnumerable<GpuTarget> wanted, (Function Body, EquatableArray<Function> Callees) closure)
    {
        var possible = wanted.ToList();
        if (kernel.Parameters.FirstOrDefault(static parameter => parameter.TableElement() is not null) is { } table)
        {
            foreach (var target in possible.Where(static target => target.NoTables is not null))
                Report(target.NoForm, table.Locations[0], $"'{table.Name}'", kernel.Name, target.NoTables!);
            possible.RemoveAll(static target => target.NoTables is not null);
        }

        var tables = new HashSet<Table>();
        foreach (var function in closure.Callees.Append(closure.Body))
        {
            // The parameters too, for the forms have also those that the body does not use.
            foreach (var node in function.Parameters.Concat(ClosureCheck.NodesOf(function)))
            {
                if (possible.Count == 0)
                    return possible;
                if (GpuTargets.Limit(node) is { } reason)
                {
                    ReportLimit(Descriptors.NoGpuForm, node, reason);
                    return [];
                }

                var isNewTable = node is Lookup { Table: { IsParameter: false } read } && tables.Add(read);
                possible.RemoveAll(target => (target.Language.Limit(node) ?? (isNewTable ? target.Language.Limit(tables) : null)) is { } reason
                    && ReportLimit(target.NoForm, node, reason));
            }
        }

        return possible;
    }

    /// <summary>Reports what keeps a kernel from running on a GPU, and returns true.</summary>
    private bool ReportLimit(DiagnosticDescriptor descriptor, Expr node, string reason)
    {
        var (place, what) = places.TryGetValue(node, out var found) ? found : (PlaceOf(node), Describe(node));
        Report(descriptor, place, what, kernel.Name, reason);
        return true;
    }

    /// <summary>Notes that the scalar method may throw.</summary>
    public void NoteThrow(Location place) => throws[place] = new ThrowCause(null, IsIndex: false);

    /// <summary>Notes that it may throw where an index is out of a table's range.</summary>
    public void NoteThrowOfIndex(Location place) => throws[place] = new ThrowCause(null, IsIndex: true);

    /// <summary>Notes that it throws where a function does.</summary>
    public void NoteThrowOf(string callee, Location place) => throws[place] = new ThrowCause(callee, IsIndex: false);

    /// <summary>Reports where the scalar method throws and a GPU does not.</summary>
    public void ReportThrowsOnGpu(IReadOnlyCollection<ScalarType> results)
    {
        var value = results.All(static type => type.IsFloat) ? "NaN" : results.Any(static type => type.IsFloat) ? "NaN or 0" : "0";
        foreach (var place in throws.Where(pair => ThrowsOnDevice(pair.Value)).Select(static pair => pair.Key))
            Report(Descriptors.ThrowsOnGpu, place, kernel.Name, value);
    }

    /// <summary>Is it for another reason than an index, for which a device takes the nearest one?</summary>
    private bool ThrowsOnDevice(ThrowCause cause)
    {
        if (cause.Callee is null)
            return !cause.IsIndex;
        if (!callees.Any(TablePlaces.Differ) || callees.Any(static callee => callee.Derivative is not null))
            return true;
        var functions = callees.Select(static callee => TablePlaces.ForDevice(Trim.Run(callee))).ToList();
        return functions.Find(function => function.Key == cause.Callee) is not { } callee
            || ConstantState.Run(Simplify.Run(Inline.Run(callee, functions))).Throws is not null;
    }

    /// <summary>Why the scalar method throws: because of an index, or where a function that it calls does.</summary>
    private readonly record struct ThrowCause(string? Callee, bool IsIndex);
}
