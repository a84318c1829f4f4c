using Kernels.Generators.Emit.Reducing;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Targets.OpenCL;

/// <summary>How values are reduced in OpenCL C: the types of accumulators, and what combines them.</summary>
internal sealed class OpenCLCombining(GpuCode code)
{
    /// <summary>
    /// A sum of integers is computed of unsigned ones, for in C a signed sum must not overflow. A condition is an integer, for memory holds
    /// no other.
    /// </summary>
    public static string TypeOf(ReductionPlan plan, ReducedResult reduced) => reduced.Operator.IsCondition ? "int"
        : OpenCLLanguage.Types[IsUnsigned(plan, reduced) ? reduced.Total.Unsigned : reduced.Total].Name;

    /// <summary>The value that changes nothing.</summary>
    public static string Identity(ReducedResult reduced) => reduced.Operator.IsCondition ? "0" : new OpenCLExpressionWriter().Write(reduced.Neutral);

    /// <summary>The statement that adds a kernel's result to an accumulator.</summary>
    public string Accumulate(ReductionPlan plan, ReducedResult reduced, string sum, string value) =>
        Combine(plan, reduced, sum, plan.Operator.IsNegated ? $"!{value}" : IsUnsigned(plan, reduced) ? $"({TypeOf(plan, reduced)}){value}" : value);

    /// <summary>The statement that adds an accumulator to another one.</summary>
    public string Combine(ReductionPlan plan, ReducedResult reduced, string left, string right) => plan.Operator.Symbol is { } symbol
        ? $"{left} {symbol}= {right}"
        : $"{left} = {(reduced.Total.IsFloat ? code.NameOf(plan.Operator.Name, reduced.Total) : plan.Operator.IntegerIntrinsic)}({left}, {right})";

    private static bool IsUnsigned(ReductionPlan plan, ReducedResult reduced) => plan.Operator.Symbol is not null && reduced.Total.IsInteger;
}
