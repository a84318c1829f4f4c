using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Emit.Reducing;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;

namespace Kernels.Generators.Targets;

/// <summary>What the reductions have in common in all languages of GPUs.</summary>
internal static class GpuReductions
{
    /// <summary>One plan for each operator that the kernel's options ask for.</summary>
    public static IEnumerable<ReductionPlan> PlansOf(KernelModel kernel) => ReductionOperator.All
        .Select(reduction => new ReductionPlan(kernel, reduction, unroll: 1))
        .Where(static plan => plan.Members.Any());

    /// <summary>A result of each type of accumulators: one function combines all of a type.</summary>
    public static IEnumerable<ReducedResult> OneOfEachType(ReductionPlan plan) =>
        plan.Reduced.GroupBy(static reduced => reduced.Total).Select(static group => group.First());

    /// <summary>The functions of operators without a sign.</summary>
    public static IEnumerable<(ReducedResult Reduced, Function Function)> Extremes(KernelModel kernel) =>
        from plan in PlansOf(kernel)
        where plan.Operator.Symbol is null
        from reduced in plan.Reduced
        select (reduced, GpuFunctions.Extreme(plan.Operator.ToString(), reduced.Total));

    /// <summary>A name for one of several results that are reduced.</summary>
    public static string Prefixed(ReductionPlan plan, ReducedResult reduced, string name) => plan.ReturnsTuple
        ? GpuNames.Spell(
            $"{char.ToLowerInvariant(reduced.Result.Name![0])}{reduced.Result.Name.Substring(1)}{char.ToUpperInvariant(name[0])}{name.Substring(1)}")
        : name;

    /// <summary>What an accumulator is called.</summary>
    public static string Accumulator(ReductionPlan plan) => plan.Operator.What;
}
