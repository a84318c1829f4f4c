namespace Kernels.Checking;

/// <summary>Compares a derivative with the true one at many points.</summary>
internal sealed class Comparison(CheckedMethod derivative, double scale)
{
    private readonly bool isSingle = derivative.Method.ReturnType == typeof(float)
        || (derivative.Method.ReturnType != typeof(double) && derivative.Method.ReturnType.GetGenericArguments()[0] == typeof(float));

    private readonly Evaluator evaluator = new(derivative.Formula);
    private readonly Dictionary<string, int> reasons = new(StringComparer.Ordinal);

    public DerivativeCheckResult Run(double from, double to, int count)
    {
        var parameters = derivative.Method.GetParameters();
        var points = new SamplePoints([.. parameters.Select(static parameter => (parameter.ParameterType, parameter.Name!))], from, to, count);
        DerivativeCheckResult? worst = null;
        var compared = 0;
        foreach (var point in points.All())
        {
            var arguments = Array.ConvertAll(point, ValueOf);
            double[]? results = null;
            for (var i = 0; i < derivative.Elements.Length; i++)
            {
                if (Reference(derivative.Derivative.Elements[i], arguments) is not { } reference)
                    continue;

                // Not before it is known that the function itself does not throw.
                if (results is null)
                {
                    results = derivative.Invoke(point);
                    compared++;
                }

                var error = Ulp.Error(results[i], reference, Unit(reference));
                if (worst is not null && !(error > worst.UlpError))
                    continue;
                worst = new(
                    $"{derivative.Method.DeclaringType}.{derivative.Method.Name}",
                    derivative.Elements[i],
                    parameters.Zip(point).ToDictionary(static pair => pair.First.Name!, static pair => pair.Second),
                    results[i],
                    reference.ToDouble(),
                    error,
                    0,
                    0)
                {
                    IsSingle = isSingle,
                };
            }
        }

        return worst is null ? throw NothingToCompare(count) : worst with { Samples = compared, Skipped = count - compared };
    }

    private Exact? Reference(FormulaElement element, FormulaValue[] arguments)
    {
        var (reference, function, doubt) = evaluator.Evaluate(derivative.Derivative, element, arguments, byExact: false);
        if (doubt == Doubt.Rounding
            && evaluator.Evaluate(derivative.Derivative, element, arguments, byExact: true) is { Doubt: Doubt.Rounding } other
            && (other.Result - reference).Abs().Times2To(-Unit(reference)).ToDouble() <= Ulp.ReferenceError)
        {
            doubt = Doubt.None;
        }

        var reason = doubt switch
        {
            Doubt.Kink => "it is at a kink or at the border of a condition",
            Doubt.Rounding => "rounding decides a condition there",
            Doubt.Bits => "the result depends on the bits of a number, which have no derivative",
            Doubt.Throws => "the method throws there",
            Doubt.Loop => "a loop does not end there",
            _ when !IsFinite(function) => "the function is not finite there",
            _ when !reference.IsFinite || !IsFinite(reference.ToDouble()) => "the derivative is not finite there",
            _ when !Ulp.IsGood(reference, Unit(reference)) =>
                "the formula cancels so much there that 106 bits do not suffice",
            _ => null,
        };
        if (reason is null)
            return reference;
        reasons[reason] = reasons.GetValueOrDefault(reason) + 1;
        return null;
    }

    private int Unit(Exact reference) => Ulp.Unit(reference, isSingle, scale);

    private bool IsFinite(double value) => isSingle ? float.IsFinite((float)value) : double.IsFinite(value);

    private static FormulaValue ValueOf(object argument) => argument switch
    {
        float number => FormulaValue.Number(number),
        double number => FormulaValue.Number(number),
        int integer => FormulaValue.Whole(integer),
        uint integer => FormulaValue.Whole(integer),
        long integer => FormulaValue.Whole(integer),
        ulong integer => FormulaValue.Whole((long)integer),
        bool condition => FormulaValue.Condition(condition),
        _ => throw new ArgumentOutOfRangeException(nameof(argument)),
    };

    private NotCheckedException NothingToCompare(int count)
    {
        var (reason, times) = reasons.MaxBy(static pair => pair.Value);
        return new(
            $"'{derivative.Method.DeclaringType}.{derivative.Method.Name}' could be compared at none of {count} points; "
            + $"the most frequent reason, {times} times: {reason}.");
    }
}
