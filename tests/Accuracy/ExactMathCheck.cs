namespace Kernels.Accuracy;

/// <summary>Compares the reference itself with values that another program computed.</summary>
public static class ExactMathCheck
{
    /// <summary>The relative error that the reference may have: 2⁻⁸⁵.</summary>
    public const double Bound = 2.6e-26;

    // By mpmath with 400 bits, split into two doubles, which is good for some 106 bits.
    private static readonly (string Name, Exact Value, DoubleDouble Expected)[] Values =
    [
        ("Exp(1)", ExactMath.Exp(1.0), new(2.718281828459045, 1.4456468917292502e-16)),
        ("Exp(-0.3)", ExactMath.Exp(-0.3), new(0.7408182206817179, -1.805530505953e-18)),
        ("Exp(700.7)", ExactMath.Exp(700.7), new(2.0424125462260529e+304, -1.0818321818180253e+288)),
        ("Exp(-5.5)", ExactMath.Exp(-5.5), new(0.004086771438464067, 3.9646859782158316e-19)),
        ("Expm1(1e-05)", ExactMath.Expm1(1e-05), new(1.0000050000166668e-05, -3.111926571619883e-22)),
        ("Expm1(-0.7)", ExactMath.Expm1(-0.7), new(-0.5034146962085905, 9.827550225511106e-18)),
        ("Expm1(3)", ExactMath.Expm1(3.0), new(19.085536923187668, -1.8275625525512858e-16)),
        ("Log(2)", ExactMath.Log(2.0), new(0.6931471805599453, 2.3190468138462996e-17)),
        ("Log(0.9999)", ExactMath.Log(0.9999), new(-0.00010000500033334732, 4.110491732511812e-21)),
        ("Log(10)", ExactMath.Log(10.0), new(2.302585092994046, -2.1707562233822494e-16)),
        ("Log(1e-300)", ExactMath.Log(1e-300), new(-690.7755278982137, -2.3670096176709832e-14)),
        ("Log1p(1e-09)", ExactMath.Log1p(1e-09), new(9.999999995e-10, 7.493897403823754e-26)),
        ("Log1p(-0.9)", ExactMath.Log1p(-0.9), new(-2.302585092994046, -4.968982586806388e-18)),
        ("Log1p(0.4)", ExactMath.Log1p(0.4), new(0.33647223662121295, -3.704625908593426e-18)),
        ("Log1p(100000.0)", ExactMath.Log1p(100000.0), new(11.51293546492023, -3.6933309017485567e-16)),
        ("Tanh(1e-06)", ExactMath.Tanh(1e-06), new(9.999999999996666e-07, -2.5868588632771325e-23)),
        ("Tanh(0.5)", ExactMath.Tanh(0.5), new(0.46211715726000974, 2.1916603238260928e-17)),
        ("Tanh(-7)", ExactMath.Tanh(-7.0), new(-0.9999983369439447, 1.612443653741189e-17)),
        ("Sigmoid(-30)", ExactMath.Sigmoid(-30.0), new(9.357622968839299e-14, 8.837142511495094e-31)),
        ("Sigmoid(0.1)", ExactMath.Sigmoid(0.1), new(0.52497918747894, -2.5084310194303448e-17)),
        ("Sigmoid(5)", ExactMath.Sigmoid(5.0), new(0.9933071490757152, -1.2264619394086437e-17)),
        ("Softplus(-20)", ExactMath.Softplus(-20.0), new(2.061153620314381e-09, -1.0113320447997458e-25)),
        ("Softplus(0)", ExactMath.Softplus(0.0), new(0.6931471805599453, 2.3190468138462996e-17)),
        ("Softplus(3.25)", ExactMath.Softplus(3.25), new(3.288041371687783, 1.4084066997604749e-16)),
        ("SigmoidSlope(-30)", ExactMath.SigmoidSlope(-30.0), new(9.357622968838423e-14, 3.884443130383061e-30)),
        ("SigmoidSlope(0.1)", ExactMath.SigmoidSlope(0.1), new(0.24937604019289197, -5.682536550698835e-18)),
        ("SigmoidSlope(5)", ExactMath.SigmoidSlope(5.0), new(0.006648056670790155, 3.1119708727854244e-19)),
        ("TanhSlope(0.5)", ExactMath.TanhSlope(0.5), new(0.7864477329659274, 6.0689685225374924e-18)),
        ("TanhSlope(-7)", ExactMath.TanhSlope(-7.0), new(3.3261093449010853e-06, 8.159700891463018e-23)),
    ];

    /// <summary>The largest relative error among the values.</summary>
    public static (string Name, double RelativeError) Worst() =>
        Values.Select(value => (value.Name, RelativeError(value.Value, value.Expected))).MaxBy(value => value.Item2);

    private static double RelativeError(Exact value, DoubleDouble expected)
    {
        var mantissa = value.Mantissa;
        var scaled = new DoubleDouble(Math.ScaleB(mantissa.High, value.Exponent), Math.ScaleB(mantissa.Low, value.Exponent));
        return Math.Abs(((scaled - expected) / expected).High);
    }
}
