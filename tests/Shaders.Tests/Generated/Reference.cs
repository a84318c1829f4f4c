namespace Kernels.Shaders.Tests.Generated;

/// <summary>
/// What a kernel of elementary functions should give, computed in double. The result of a shader may be off by twice the error of
/// the scalar method and a few units in the last place of the largest number on the way.
/// </summary>
/// <param name="Exact">From the arguments to the results.</param>
/// <param name="Largest">The magnitude of the largest number that the results are computed from; null where that is the results.</param>
/// <param name="LargestOfResult">The same for each result, where they are computed apart.</param>
internal sealed record Reference(
    Func<double[], double[]> Exact, Func<double[], double>? Largest = null, Func<double[], int, double>? LargestOfResult = null)
{
    private const double Units = 6;

    private static readonly Dictionary<string, Reference> Table = new(StringComparer.Ordinal)
    {
        ["Activations.Sigmoid"] = new(static a => [Logistic(a[0])]),
        ["Activations.SigmoidDerivative"] = new(static a => [Logistic(a[0]) * Logistic(-a[0])], static a => Logistic(a[0])),
        ["Activations.Tanh"] = new(static a => [Math.Tanh(a[0])]),
        ["Activations.TanhDerivative"] = new(static a => [4 * Logistic(2 * a[0]) * Logistic(-2 * a[0])], static a => 1),
        ["Activations.Softplus"] = new(static a => [Softplus(a[0])]),
        ["Activations.SoftplusDerivative"] = new(static a => [Logistic(a[0])]),
        ["Losses.LogisticLoss"] = new(static a => [Loss(a[0], a[1])], static a => LargestOfLoss(a[0], a[1])),
        ["Losses.LogisticLossGradient"] = new(static a => [Loss(a[0], a[1]), Logistic(a[0]) - a[1]], static a => LargestOfLoss(a[0], a[1])),
        ["LogisticKernels.LossAndResidual"] = LossAndResidual,
        ["TrainingKernels.LossAndResidual"] = LossAndResidual,
        ["LogisticKernels.WeightedLossAndResidual"] = WeightedLossAndResidual,
        ["TrainingKernels.WeightedLossAndResidual"] = WeightedLossAndResidual,
        ["LogisticKernels.Curvature"] = new(static a => [Logistic((float)a[0] + (float)a[2]) * Logistic(-((float)a[0] + (float)a[2]))], static a => 1),
        ["SoftmaxKernels.AddExponential"] = AddExponential,
        ["TrainingKernels.AddExponential"] = AddExponential,
        ["SoftmaxKernels.CrossEntropy"] = CrossEntropy,
        ["TrainingKernels.CrossEntropy"] = CrossEntropy,
        ["SoftmaxKernels.Parts"] = Parts,
        ["ActivationKernels.Tanh"] = TanhGradient,
        ["TrainingKernels.Tanh"] = TanhGradient,
        ["ActivationKernels.Sigmoid"] = SigmoidGradient,
        ["TrainingKernels.Sigmoid"] = SigmoidGradient,
        ["ActivationKernels.Softplus"] = SoftplusGradient,
        ["TrainingKernels.Softplus"] = SoftplusGradient,
        ["ComposedCases.Gelu"] = new(static a => [Gelu(a[0])], static a => Math.Abs(a[0])),
        ["ComposedCases.GeluDerivative"] = new(static a => [GeluDerivative(a[0])], static a => 1 + Math.Abs(a[0] * Inner(a[0]))),
        ["ComposedCases.Call"] = new(Call, static a => 4 * (a[0] + a[1]) * Math.Max(1, Math.Exp(-a[2] * a[4]))),
        ["ComposedCases.Polar"] = new(static a => [double.Hypot(a[0], a[1]), Math.Atan2(a[1], a[0])]),
        ["ComposedCases.Wave"] = new(
            static a => [Math.Sin((float)a[1] * (float)a[0]) * Math.Exp(-Math.Abs(a[0])) + Math.Pow(Math.Abs(a[0]), 0.3f)], static a => 1),
    };

    private static Reference LossAndResidual => new(
        static a => [Loss((float)a[0] + (float)a[2], a[1]), Logistic((float)a[0] + (float)a[2]) - a[1]],
        static a => LargestOfLoss((float)a[0] + (float)a[2], a[1]));

    private static Reference WeightedLossAndResidual => new(
        static a => [a[2] * Loss((float)a[0] + (float)a[3], a[1]), a[2] * (Logistic((float)a[0] + (float)a[3]) - a[1])],
        static a => LargestOfWeighted(Loss((float)a[0] + (float)a[3], a[1]), LargestOfLoss((float)a[0] + (float)a[3], a[1]), Math.Abs(a[2])));

    private static Reference AddExponential => new(
        static a => Exponential(a) is var exponential && a[3] == a[4] ? [a[0], exponential] : [a[0] + exponential, exponential],
        static a => Math.Max(double.IsFinite(a[0]) ? Math.Abs(a[0]) : 0, Exponential(a)));

    private static Reference CrossEntropy => new(
        static a => [a[4] * (a[1] == 1 ? KernelMath.Log1p(a[0]) : (double)((float)a[2] - (float)a[3]) + Math.Log((float)a[0] + (float)a[1]))],
        static a => LargestOfWeighted(0, 1 + Math.Abs(a[2] - a[3]) + Math.Abs(Math.Log((float)a[0] + (float)a[1])), Math.Abs(a[4])));

    private static Reference Parts => new(
        static a => [Math.Max(a[0], a[1]), Exponential([0, a[0], a[1]]), CrossEntropy.Exact(a[2..])[0]],
        LargestOfResult: static (a, index) => index == 2 ? CrossEntropy.Largest!(a[2..]) : 0);

    private static Reference TanhGradient => new(
        static a => [Math.Tanh(a[0]), 4 * Logistic(2 * a[0]) * Logistic(-2 * a[0])], static a => 1);

    private static Reference SigmoidGradient => new(static a => [Logistic(a[0]), Logistic(a[0]) * Logistic(-a[0])], static a => Logistic(a[0]));

    private static Reference SoftplusGradient => new(static a => [Softplus(a[0]), Logistic(a[0])]);

    /// <summary>The kernels that the table knows.</summary>
    public static IEnumerable<string> Kernels => Table.Keys;

    /// <summary>The reference of a kernel; null for one of arithmetic alone, whose bits are those of the scalar method.</summary>
    public static Reference? Find(string kernel) => Table.GetValueOrDefault(kernel);

    /// <summary>Is a result within the error that it may have?</summary>
    public bool Allows(double result, double scalar, int index, double[] arguments)
    {
        var exact = Exact(arguments)[index];
        var largest = Math.Max(Math.Abs(exact), LargestOfResult?.Invoke(arguments, index) ?? Largest?.Invoke(arguments) ?? 0);
        if (double.IsNaN(exact) || (!(largest <= float.MaxValue) && !(Math.Abs(exact) >= largest)))
            return result.Equals(scalar); // a limit, or something on the way that no float can hold
        if (double.IsInfinity((float)exact))
            return result.Equals((double)(float)exact) || (double.IsFinite(exact) && Math.Abs(result) > float.MaxValue * 0.99999);
        if (result == 0 && exact == 0)
            return double.IsNegative(result) == double.IsNegative(scalar);

        var ofScalar = double.IsFinite(scalar) ? Math.Abs(scalar - exact) : 0;
        return Math.Abs(result - exact) <= 2 * ofScalar + Units * Math.Max(largest * Math.Pow(2, -23), float.Epsilon);
    }

    private static double Logistic(double x) => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x));

    private static double Softplus(double x) => double.IsNaN(x) ? x : Math.Max(x, 0) + KernelMath.Log1p(Math.Exp(-Math.Abs(x)));

    private static double Loss(double logit, double label) => Math.Max(logit, 0) - logit * label + KernelMath.Log1p(Math.Exp(-Math.Abs(logit)));

    private static double LargestOfLoss(double logit, double label) =>
        Math.Max(1, Math.Max(Math.Abs(logit), Math.Max(Math.Abs(label), Math.Abs(logit * label))));

    /// <summary>Of the difference of two logits, infinite where a float is.</summary>
    private static double Exponential(double[] a)
    {
        var exponential = Math.Exp((float)a[1] - (float)a[2]);
        return exponential > float.MaxValue ? double.PositiveInfinity : exponential;
    }

    /// <summary>Infinite where a float overflows before it is weighted.</summary>
    private static double LargestOfWeighted(double loss, double largest, double weight) =>
        Math.Abs(loss) > float.MaxValue || largest > float.MaxValue ? double.PositiveInfinity : Math.Min(float.MaxValue, weight * largest);

    private static double Inner(double x) => 0.797884561f * (x + 0.044715f * x * x * x);

    private static double Gelu(double x) => 0.5 * x * (1 + Math.Tanh(Inner(x)));

    private static double GeluDerivative(double x)
    {
        var tanh = Math.Tanh(Inner(x));
        return 0.5 * (1 + tanh) + 0.5 * x * (1 - tanh * tanh) * 0.797884561f * (1 + 3 * 0.044715f * x * x);
    }

    private static double[] Call(double[] a)
    {
        var (spot, strike, rate, volatility, years) = (a[0], a[1], a[2], a[3], a[4]);
        var deviation = volatility * Math.Sqrt(years);
        var d = (Math.Log(spot / strike) + (rate + 0.5 * volatility * volatility) * years) / deviation;
        return [spot * Normal(d) - strike * Math.Exp(-rate * years) * Normal(d - deviation)];
    }

    private static double Normal(double x) => Logistic(1.5976f * x + 0.070566f * x * x * x);
}
