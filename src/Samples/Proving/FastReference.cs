using Kernels.Checking;
using Kernels.Samples.Proving.Blocks;

namespace Kernels.Samples.Proving;

/// <summary>What a block program says of an input.</summary>
/// <param name="IsKnown">It is good enough; else the double-double arithmetic is asked.</param>
/// <param name="Value">The true result; an infinity where it is beyond the range of float.</param>
/// <param name="Skipped">The reason why there is nothing to compare with.</param>
internal readonly record struct FastReference(bool IsKnown, double Value, int? Skipped)
{
    public static FastReference Of(BlockResult result, int i)
    {
        var (value, error) = (result.Result.Value[i], result.Result.Error[i]);
        if (result.Function is { } function)
        {
            // Where a condition is in doubt, what the kernel computes is as well.
            if (!(function.Error[i] < double.PositiveInfinity))
                return default;
            if (!float.IsFinite((float)function.Rounded![i]))
                return new(true, value, SkipReasons.FunctionNotFinite);
        }

        if (!double.IsFinite(value))
            return error != 0 ? default : new(true, value, result.Function is null ? null : SkipReasons.DerivativeNotFinite);

        if (!(error <= Reference.UnitOf(value) * Ulp.ReferenceError))
            return default;
        return new(true, value, result.Function is not null && !float.IsFinite((float)value) ? SkipReasons.DerivativeNotFinite : null);
    }
}
