using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Generators.Targets;
using Kernels.Generators.Targets.ComputeSharp;
using Kernels.Generators.Targets.OpenCL;
using Kernels.Generators.Targets.Wgsl;
using Kernels.Generators.Text;

namespace Kernels.Generators.Emit;

/// <summary>All ways in which kernels run on a GPU. A new one is an entry here and a folder in Targets.</summary>
internal static class GpuTargets
{
    public static IReadOnlyList<GpuTarget> All { get; } = [new OpenCLTarget(), new ComputeSharpTarget(), new WgslTarget()];

    /// <summary>The types that any generated file may name.</summary>
    public static WellKnownNames Names { get; } = WellKnownNames.OfKernels.With(All);

    /// <summary>Those of which a kernel has the forms.</summary>
    public static IEnumerable<GpuTarget> Of(KernelOptions options) => All.Where(target => options.Gpu.Contains(target.Memory));

    /// <summary>Why no target can have a node; null where one may.</summary>
    public static string? Limit(Expr node) => node is ExternalCall ? "its body is not known here, so it cannot be written for a GPU" : null;

    /// <summary>These names and those of some targets.</summary>
    public static WellKnownNames With(this WellKnownNames names, IEnumerable<GpuTarget> targets) =>
        targets.Aggregate(names, static (all, target) => all.With(target.Names));
}
