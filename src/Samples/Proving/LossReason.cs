using System.Globalization;
using Kernels.Samples.Proving.Blocks;

namespace Kernels.Samples.Proving;

/// <summary>Why a kernel loses digits at an input, as far as its body tells.</summary>
internal static class LossReason
{
    /// <summary>Less cancellation is no reason to lose half of the digits.</summary>
    private const double LeastBits = 8;

    public static string Of(ProvableKernel kernel, InputBits input)
    {
        var program = BlockCompiler.Compile(kernel.Formula);
        foreach (var register in program.All)
            register.WithRounded();
        program.Run([.. input.ToFloats(kernel.Inputs.Length).Select(static value => new[] { value })], 1);
        if (program.All.Any(static register => !double.IsNaN(register.Value[0]) && Math.Abs(register.Value[0]) > float.MaxValue))
            return "a term is beyond the range of float";

        var (bits, size, left) = program.Sums.Select(Cancelled).DefaultIfEmpty().MaxBy(static sum => sum.Bits);
        if (bits >= LeastBits)
            return string.Create(CultureInfo.InvariantCulture, $"terms of size {size:G2} cancel, and {left:G2} is left");
        return program.All.Any(static register => Math.Abs(register.Value[0]) is > 0 and < 1.17549435e-38)
            ? "a term is below the normal range of float"
            : "no single step explains it";
    }

    private static (double Bits, double Size, double Left) Cancelled((Register A, Register B, Register Sum) sum)
    {
        var (size, left) = (Math.Max(Math.Abs(sum.A.Value[0]), Math.Abs(sum.B.Value[0])), Math.Abs(sum.Sum.Value[0]));
        var bits = Math.Log2(size / left);
        return double.IsFinite(size) && !double.IsNaN(bits) ? (Math.Min(bits, 200), size, left) : (0, 0, 0);
    }
}
