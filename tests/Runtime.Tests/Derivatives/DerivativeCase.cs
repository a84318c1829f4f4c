namespace Kernels.Tests.Derivatives;

/// <summary>A generated derivative and the truth about it.</summary>
/// <remarks>
/// The error that is allowed is one of rounding. A function of floats is computed of arguments that are rounded, which
/// moves its value by |x·f'| units of 2⁻²⁴, and a sum is as exact as its largest term. So for the derivative f' at x it
/// is a small multiple of <c>2⁻²⁴·(|f'| + Σ|x·∂f'/∂x| + <see cref="Scale"/>)</c>. Of subnormal results nothing is asked, for
/// a function that loses them has derivatives that do.
/// </remarks>
/// <param name="Name">What a failure is reported under.</param>
/// <param name="Derivative">The generated method.</param>
/// <param name="Function">The function in double. Its slope is the truth, unless <see cref="Exact"/> is at hand.</param>
/// <param name="By">Which of the arguments the derivative is taken by.</param>
/// <param name="Ranges">For each argument the values that it is tested with.</param>
internal sealed record DerivativeCase(
    string Name,
    Func<float[], float> Derivative,
    Func<double[], double> Function,
    int By,
    params (double From, double To)[] Ranges)
{
    private const double LeastNormal = 1.1754943508222875e-38;

    /// <summary>How many of the units above are allowed.</summary>
    public double Units { get; init; } = 4;

    /// <summary>The size of the largest term that the derivative is the sum of, where these may cancel.</summary>
    public Func<double[], double> Scale { get; init; } = static _ => 0;

    /// <summary>Functions that change their sign where the derivative jumps.</summary>
    public Func<double[], double>[] Kinks { get; init; } = [];

    /// <summary>The derivative as a formula in double.</summary>
    public Func<double[], double>? Exact { get; init; }

    /// <summary>The largest error over many arguments, in units of what is allowed, and where it is.</summary>
    public (double Error, string Place) Worst()
    {
        var worst = (Error: -1.0, Place: "nowhere");
        var count = 0;
        foreach (var x in Arguments())
        {
            if (Error(x) is not { } error)
                continue;
            count++;
            if (!(error <= worst.Error))
                worst = (error, $"({string.Join(", ", x)}) is {Derivative(x):R}, not {Truth([.. x.Select(static value => (double)value)])?.Value:R}");
            if (!double.IsFinite(error))
                return worst;
        }

        // A mistake in the table must not leave nothing to be compared.
        return count > 500 ? worst : throw new InvalidOperationException($"{Name} was compared at {count} places only.");
    }

    /// <summary>Null where the function is not smooth.</summary>
    private double? Error(float[] arguments)
    {
        double[] x = [.. arguments];
        if (Truth(x) is not { } truth || Condition(x) is not { } condition)
            return null;

        // A part in 10¹² of the function is what differences in double resolve.
        var value = Exact is null ? Math.Abs(Function(x)) / Math.Max(Math.Abs(x[By]), 1) : 0;
        var unit = Math.ScaleB(1, -24) * (Math.Abs(truth.Value) + condition + Scale(x)) + 1e-12 * value + LeastNormal / Units;
        if (truth.Error > unit / 4 && truth.IsNearKink)
            return null;
        if (!(truth.Error <= unit / 4))
            throw new InvalidOperationException($"{Name}({string.Join(", ", x)}): the truth is known to {truth.Error:G3} only.");
        return Math.Abs(Derivative(arguments) - truth.Value) / (Units * unit);
    }

    private Slope? Truth(double[] x) => Exact is null
        ? Slope.Of(value => Function(With(x, By, value)), x[By], step => IsSmooth(x, By, step))
        : new Slope(Exact(x), 0);

    /// <summary>How far the derivative moves when the arguments do, each by its own size: Σ|x·∂f'/∂x|.</summary>
    private double? Condition(double[] x)
    {
        const double Step = 1.0 / (1 << 17);
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            if (x[i] == 0)
                continue;
            if (!IsSmooth(x, i, Math.Abs(x[i]) * Step)
                || Truth(With(x, i, x[i] * (1 + Step))) is not { } above
                || Truth(With(x, i, x[i] * (1 - Step))) is not { } below)
            {
                return null;
            }

            sum += Math.Abs(above.Value - below.Value) / (2 * Step);
        }

        return sum;
    }

    private bool IsSmooth(double[] x, int index, double step) => Kinks.All(kink =>
    {
        var here = kink(x);
        return here * kink(With(x, index, x[index] - step)) > 0 && here * kink(With(x, index, x[index] + step)) > 0;
    });

    private IEnumerable<float[]> Arguments()
    {
        var random = new Random(Ranges.Length * 31 + By);
        for (var i = 0; i < (Ranges.Length == 1 ? 4000 : 2000); i++)
            yield return [.. Ranges.Select(range => (float)Draw(random, range.From, range.To))];
    }

    /// <summary>The ends, all magnitudes alike, all places alike, and all places alike of those that are not large.</summary>
    private static double Draw(Random random, double from, double to)
    {
        var largest = Math.Max(Math.Abs(from), Math.Abs(to));
        var value = random.Next(8) switch
        {
            0 => random.Next(2) == 0 ? from : to,
            1 or 2 or 3 => Math.CopySign(Math.Pow(2, Math.Log2(largest) - (30 + Math.Max(Math.Log2(largest), 0)) * random.NextDouble()),
                from + (to - from) * random.NextDouble()),
            4 or 5 => Math.Max(from, -16) + (Math.Min(to, 16) - Math.Max(from, -16)) * random.NextDouble(),
            _ => from + (to - from) * random.NextDouble(),
        };
        return Math.Clamp(value, from, to);
    }

    private static double[] With(double[] x, int index, double value)
    {
        double[] changed = [.. x];
        changed[index] = value;
        return changed;
    }
}
