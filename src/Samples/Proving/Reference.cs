using Kernels.Checking;

namespace Kernels.Samples.Proving;

/// <summary>The true results of a kernel in double-double arithmetic, one input at a time.</summary>
internal sealed class Reference(Formula formula)
{
    /// <summary>The largest binary exponent of the unit in the last place of a float.</summary>
    private const int LargestUnit = 104;

    private const double Half = 1.7014118346046923e38; // 2¹²⁷, half of where the range of float ends
    private const double LargestUnitSize = 20282409603651670423947251286016.0; // 2¹⁰⁴

    private readonly Evaluator evaluator = new(formula);

    /// <summary>The true result, or the reason why there is none to compare with.</summary>
    /// <param name="result">Its number.</param>
    /// <param name="inputs">One for each parameter.</param>
    public (Exact Value, int? Skipped) Of(int result, float[] inputs)
    {
        var arguments = Array.ConvertAll(inputs, static input => FormulaValue.Number(input));
        var (value, function, doubt) = Evaluate(result, arguments, byExact: false);
        if (doubt == Doubt.Rounding && Evaluate(result, arguments, byExact: true) is { Doubt: Doubt.Rounding } other && AreClose(other.Value, value))
            doubt = Doubt.None;
        if (SkippedBy(doubt) is { } reason)
            return (value, reason);
        var isDerivative = formula.Functions[0].Derivative is { } derivative && !derivative.Elements[result].IsValue;
        if (isDerivative && !float.IsFinite((float)function))
            return (value, SkipReasons.FunctionNotFinite);
        if (isDerivative && !float.IsFinite((float)value.ToDouble()))
            return (value, SkipReasons.DerivativeNotFinite);
        return (value, value.IsFinite && !Ulp.IsGood(value, Ulp.Unit(value, isSingle: true)) ? SkipReasons.Cancellation : null);
    }

    /// <summary>The error of a result, in ULP of the true one. Infinity is right beyond the range of float, and NaN for NaN.</summary>
    public static double ErrorOf(float value, Exact reference)
    {
        var approximate = reference.ToDouble();
        return double.IsFinite(approximate) && float.IsFinite(value)
            ? Ulp.Error(value, reference, Math.Min(Ulp.Unit(reference, isSingle: true), LargestUnit))
            : ErrorOf(value, approximate);
    }

    /// <summary>The same of a reference in <c>double</c>.</summary>
    public static double ErrorOf(float value, double reference)
    {
        if (double.IsNaN(reference) || float.IsNaN(value))
            return double.IsNaN(reference) && float.IsNaN(value) ? 0 : double.PositiveInfinity;
        if (float.IsInfinity(value))
        {
            var size = value > 0 ? reference : -reference;
            return size >= float.MaxValue ? 0 : size >= Half ? ((2 * Half) - size) / LargestUnitSize : double.PositiveInfinity;
        }

        return double.IsInfinity(reference) ? double.PositiveInfinity : Math.Abs(value - reference) / UnitOf(reference);
    }

    /// <summary>The unit in the last place of a float next to a finite number.</summary>
    public static double UnitOf(double reference)
    {
        var exponent = (int)(BitConverter.DoubleToInt64Bits(reference) >> 52 & 0x7FF) - 1023;
        return BitConverter.Int64BitsToDouble((long)(Math.Clamp(exponent, -126, 127) - 23 + 1023) << 52);
    }

    private (Exact Value, double Function, Doubt Doubt) Evaluate(int result, FormulaValue[] arguments, bool byExact)
    {
        if (formula.Functions[0].Derivative is { } derivative)
            return evaluator.Evaluate(derivative, derivative.Elements[result], arguments, byExact);
        var (results, doubt) = evaluator.Evaluate(arguments, byExact);
        return (results[result].Exact!.Value, 0, doubt);
    }

    private static int? SkippedBy(Doubt doubt) => doubt switch
    {
        Doubt.None => null,
        Doubt.Kink => SkipReasons.Kink,
        Doubt.Rounding => SkipReasons.Rounding,
        Doubt.Bits => SkipReasons.Bits,
        Doubt.Throws => SkipReasons.Throws,
        Doubt.Loop => SkipReasons.Loop,
        _ => throw new ArgumentOutOfRangeException(nameof(doubt)),
    };

    private static bool AreClose(Exact one, Exact other) =>
        one == other || (one - other).Abs().Times2To(-Ulp.Unit(other, isSingle: true)).ToDouble() <= Ulp.ReferenceError;
}
