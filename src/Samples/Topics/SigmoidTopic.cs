using Kernels.Samples.Display.Figures;

namespace Kernels.Samples.Topics;

/// <summary>The logistic function and its derivatives, each differentiated from the one before by the generator.</summary>
internal static partial class SigmoidTopic
{
    private static readonly double[] Places = [-100, -10, -5, -3, -1, 0, 1, 3, 5, 10, 100];

    #region sigmoid-and-derivatives
    [Vectorize]
    internal static double Sigmoid(double x) => 1.0 / (1.0 + Math.Exp(-x));

    [Vectorize, DerivativeOf(nameof(Sigmoid))]
    internal static partial double First(double x);

    [Vectorize, DerivativeOf(nameof(First))]
    internal static partial double Second(double x);

    [Vectorize, DerivativeOf(nameof(Second))]
    internal static partial double Third(double x);
    #endregion

    public static Lesson Teach()
    {
        var lesson = new Lesson("The sigmoid");
        lesson.Say($"σ(x) = 1/(1 + e^−x) takes every number to one between 0 and 1. "
            + $"The more positive x is, the closer to 1; the more negative, the closer to 0.");
        var values = new double[Places.Length];
        Sigmoid(Places, values);
        var table = lesson.Table("x", "σ(x)", "σ′(x)", "σ′′(x)", "σ′′′(x)");
        for (var i = 0; i < Places.Length; i++)
            table.Row($"{Places[i]}", $"{values[i]:g6}", $"{First(Places[i]):g4}", $"{Second(Places[i]) + 0.0:g4}", $"{Third(Places[i]):g4}");
        lesson.Number("x", Places);
        lesson.Number("sigmoid", values);

        double[] steps = [.. Enumerable.Range(-300, 601).Select(static i => Sigmoid(i / 10.0))];
        lesson.Claim($"σ rises at every step of 0.1 from −30 to 30, and stays between 0 and 1",
            steps.All(static s => s is > 0 and < 1) && steps.Zip(steps.Skip(1)).All(static pair => pair.Second > pair.First));
        lesson.Claim($"σ(−x) is 1 − σ(x): its curve is symmetric around (0, 0.5)",
            Enumerable.Range(0, 301).All(i => Math.Abs(steps[300 - i] - (1 - steps[300 + i])) < 1e-15));

        Derivatives(lesson);
        LogisticModel(lesson);
        return lesson;
    }

    private static void Derivatives(Lesson lesson)
    {
        lesson.Section($"The derivatives");
        lesson.Say($"σ′ is a polynomial in σ, so every further derivative is one too, and σ is smooth: it can be differentiated without end. "
            + $"The generator wrote the derivatives below; each is compared with what is found by hand, at 2001 places.");
        lesson.Show(
            new Plot("The sigmoid", "It rises from 0 to 1 in the shape of an S.", new("x"), new("σ(x)"), [Series.Of("σ", -8, 8, Sigmoid)]),
            new Plot("Its derivatives", "The first is a bell of height 1/4, the second a wave, the third a narrower one.", new("x"), new(""),
                [Series.Of("σ′", -8, 8, First), Series.Of("σ′′", -8, 8, Second), Series.Of("σ′′′", -8, 8, Third)]));

        double[] x = [.. Enumerable.Range(-1000, 2001).Select(static i => i / 50.0)];
        Compare(lesson, "quotient", $"σ′ is e^−x/(1 + e^−x)²", x, First, static x => Math.Exp(-x) / Math.Pow(1 + Math.Exp(-x), 2));
        Compare(lesson, "product", $"σ′ is σ(1 − σ)", x, First, static x => Sigmoid(x) * (1 - Sigmoid(x)));
        Compare(lesson, "second", $"σ′′ is σ′(1 − 2σ)", x, Second, static x => First(x) * (1 - (2 * Sigmoid(x))));
        Compare(lesson, "third", $"σ′′′ is σ(1 − σ)(1 − 6σ + 6σ²)", x, Third, static x => Cubic(Sigmoid(x)));
    }

    private static double Cubic(double s) => s * (1 - s) * (1 - (6 * s) + (6 * s * s));

    private static void Compare(
        Lesson lesson, string name, FormattableString formula, double[] places, Func<double, double> generated, Func<double, double> byHand)
    {
        var largest = places.Max(x => Math.Abs(generated(x) - byHand(x)));
        lesson.Number($"{name}Difference", largest);
        lesson.Claim($"{formula}: the largest difference is {largest:0.0e+0}", largest < 1e-15);
    }

    private static void LogisticModel(Lesson lesson)
    {
        lesson.Section($"A neuron with a sigmoid is the logistic model");
        var (w, b) = (1.7, -0.4);
        lesson.Say($"The logistic model says that the logarithm of the odds, log(p/(1 − p)), is w·x + b. "
            + $"With p = σ(w·x + b) it is, for odds are then e^(w·x + b). Here w = {w} and b = {b}.");
        #region log-odds
        var largest = Enumerable.Range(-50, 101).Select(static i => i / 10.0)
            .Max(x => Math.Abs(Math.Log(Sigmoid((w * x) + b) / (1 - Sigmoid((w * x) + b))) - ((w * x) + b)));
        #endregion
        lesson.Number("logOddsDifference", largest);
        lesson.Claim($"log(p/(1 − p)) is w·x + b for x from −5 to 5: the largest difference is {largest:0.0e+0}", largest < 1e-11);

        lesson.Section($"How small is small?");
        var (low, single, high) = (Sigmoid(-100), KernelMath.Sigmoid(-100f), Sigmoid(100));
        lesson.Number("at-100", low);
        lesson.Number("at-100InSinglePrecision", single);
        lesson.Number("at100", high);
        lesson.Claim($"σ(−100) is {low:0.0000e+0}, not 0.00001", Math.Abs((low / Math.Exp(-100)) - 1) < 1e-15);
        lesson.Claim($"In single precision it is {single:0.0000e+0}: the nearest of the subnormal numbers, which are {float.Epsilon:0.0e+0} apart",
            single == (float)low);
        lesson.Claim($"σ(100) is 1 in double precision, not 0.9999: what is missing is less than half a unit of its last place", high == 1.0);
        var place = Math.Log(0.00001 / 0.99999);
        lesson.Claim($"0.00001 is reached at x = {place:0.00}", Math.Abs(Sigmoid(place) - 0.00001) < 1e-15);
    }
}
