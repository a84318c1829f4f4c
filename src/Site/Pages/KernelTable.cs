namespace Kernels.Site.Pages;

/// <summary>The pages, in the order of the index.</summary>
internal static class KernelTable
{
    private const string Activations = "Activations";
    private const string Losses = "Losses";
    private const string Exponentials = "Exponentials and logarithms";
    private const string Angles = "Angles";
    private const string Roots = "Roots and powers";
    private const string Choices = "Choices and signs";
    private const string Rounding = "Rounding";

    private static readonly (string, string) Relu = ("relu.md", "ReLU");
    private static readonly (string, string) Sigmoid = ("sigmoid.md", "The sigmoid");

    public static IReadOnlyList<KernelEntry> All { get; } =
    [
        new(Activations, "Activations", "Linear", -3, 3) { Tutorial = ("linear-activation.md", "Why not a linear activation") },
        new(Activations, "Activations", "Step", -3, 3)
        {
            Parameters = "float x, [Uniform] float threshold",
            By = ["x"],
            Others = [0],
            Tutorial = ("perceptron.md", "The perceptron"),
        },
        new(Activations, "Activations", "Sigmoid", -6, 6) { Tutorial = Sigmoid, Measurements = ["(1 / (1 + e⁻ˣ))′", "(1 / (1 + e⁻ˣ))″"] },
        new(Activations, "Activations", "Relu", -3, 3) { Tutorial = Relu },
        new(Activations, "Activations", "LeakyRelu", -3, 3) { Parameters = "float x, [Uniform] float slope", By = ["x"], Others = [0.1], Tutorial = Relu },
        new(Activations, "Activations", "Tanh", -4, 4)
        {
            Tutorial = ("zero-centred.md", "Outputs that are not zero-centred"),
            Measurements = ["Tanh(float)", "tanh′", "tanh″"],
        },
        new(Activations, "Activations", "Softplus", -5, 5) { Measurements = ["Softplus(float)", "Softplus′", "Softplus″"] },

        new(Losses, "Losses", "LogisticLoss", -5, 5)
        {
            Parameters = "float logit, float label",
            By = ["logit"],
            WithValue = "LogisticLossGradient",
            Others = [1],
            Tutorial = ("logistic-regression.md", "Logistic regression"),
            Measurements = ["LogisticLoss′, label 0", "LogisticLoss″, label 0", "LogisticLoss′, label 1", "LogisticLoss″, label 1"],
        },
        new(Losses, "Losses", "SquaredError", -3, 3)
        {
            Parameters = "float prediction, float target",
            By = ["prediction"],
            WithValue = "SquaredErrorGradient",
            Others = [0.5],
            Tutorial = ("linear-neuron.md", "The neuron as linear regression"),
        },

        Function(Exponentials, "Exp", -3, 2),
        Function(Exponentials, "Exp2", -3, 3),
        Function(Exponentials, "Exp10", -2, 1),
        Function(Exponentials, "Expm1", -3, 2),
        Function(Exponentials, "Log", 0.05, 5),
        Function(Exponentials, "Log1p", -0.95, 4),
        Function(Exponentials, "Log2", 0.05, 5),
        Function(Exponentials, "Log10", 0.05, 5),
        Function(Exponentials, "Exp2M1", -3, 3),
        Function(Exponentials, "Exp10M1", -2, 1),
        Function(Exponentials, "Log2P1", -0.95, 4),
        Function(Exponentials, "Log10P1", -0.95, 4),
        Function(Exponentials, "LogAddExp", -5, 5) with { Parameters = "float x, float y", Others = [0] },
        Function(Exponentials, "XLogY", -3, 3) with { Parameters = "float x, float y", Others = [2] },
        Function(Exponentials, "Sigmoid", -6, 6) with
        {
            Page = "kernel-math-sigmoid",
            Title = "KernelMath.Sigmoid",
            Tutorial = Sigmoid,
            Measurements = ["Sigmoid(float)", "σ′", "σ″"],
        },
        Function(Exponentials, "LogGamma", 0.05, 5),
        Function(Exponentials, "Digamma", 0.2, 5) with { HasSecond = false },
        Function(Exponentials, "Sinh", -3, 3) with { Summary = "The hyperbolic sine: <c>(eˣ − e⁻ˣ) / 2</c>." },
        Function(Exponentials, "Cosh", -3, 3) with { Summary = "The hyperbolic cosine: <c>(eˣ + e⁻ˣ) / 2</c>." },
        Function(Exponentials, "Asinh", -4, 4) with { Summary = "The inverse hyperbolic sine: <c>ln(x + √(x² + 1))</c>." },
        Function(Exponentials, "Acosh", 1.01, 4) with { Summary = "The inverse hyperbolic cosine: <c>ln(x + √(x² − 1))</c>." },
        Function(Exponentials, "Atanh", -0.99, 0.99) with { Summary = "The inverse hyperbolic tangent: <c>½ · ln((1 + x) / (1 − x))</c>." },
        Function(Exponentials, "Erf", -3, 3),
        Function(Exponentials, "Erfc", -3, 3),
        Function(Exponentials, "NormalCdf", -4, 4),
        Function(Exponentials, "ErfInv", -0.99, 0.99),

        Function(Roots, "Sqrt", 0.01, 4) with { Summary = "The square root, correctly rounded." },
        Function(Roots, "Cbrt", -4, 4) with { Summary = "The cube root, of negative numbers as well." },
        Function(Roots, "Pow", 0.05, 3) with { Parameters = "float x, float y", Others = [1.5] },
        Function(Roots, "Root", 0.05, 4) with { Parameters = "float x, float n", Others = [3] },
        Function(Roots, "Hypot", -3, 3) with
        {
            Parameters = "float x, float y",
            Others = [1],
            Summary = "The length of the hypotenuse: <c>√(x² + y²)</c>, without overflow on the way.",
        },
        Function(Roots, "ReciprocalSqrt", 0.1, 4),
        Function(Roots, "ReciprocalEstimate", 0.3, 4) with { Summary = "An estimate of <c>1 / x</c>, as the processor's instruction gives it." },
        Function(Roots, "ReciprocalSqrtEstimate", 0.3, 4) with { Summary = "An estimate of <c>1 / √x</c>, as the processor's instruction gives it." },
        Function(Roots, "FusedMultiplyAdd", -2, 2) with
        {
            Parameters = "float x, float y, float z",
            Others = [2, 1],
            HasSecond = false,
            Summary = "The sum <c>x·y + z</c>, rounded once.",
        },

        Function(Angles, "Sin", -6.3, 6.3),
        Function(Angles, "Cos", -6.3, 6.3),
        Function(Angles, "Tan", -4.5, 4.5) with { Vertical = (-6, 6), Summary = "The tangent: <c>tan x</c>." },
        Function(Angles, "SinPi", -2.2, 2.2),
        Function(Angles, "CosPi", -2.2, 2.2),
        Function(Angles, "TanPi", -1.4, 1.4) with { Vertical = (-6, 6) },
        Function(Angles, "Sinc", -12, 12) with { Measurements = ["Sinc(float)", "SincSlope(float)"] },
        Function(Angles, "Asin", -0.99, 0.99) with { Summary = "The angle in radians whose sine is <c>x</c>, from −π/2 to π/2." },
        Function(Angles, "Acos", -0.99, 0.99) with { Summary = "The angle in radians whose cosine is <c>x</c>, from 0 to π." },
        Function(Angles, "Atan", -5, 5) with { Summary = "The angle in radians whose tangent is <c>x</c>, from −π/2 to π/2." },
        Function(Angles, "Atan2", -3, 3) with
        {
            Parameters = "float y, float x",
            Others = [1],
            Summary = "The angle in radians of the point <c>(x, y)</c>, from −π to π.",
        },

        Function(Choices, "Abs", -3, 3) with { Summary = "The absolute value: <c>x</c> without its sign." },
        Function(Choices, "Min", -3, 3) with
        {
            Parameters = "float x, float y",
            Others = [1],
            HasSecond = false,
            Summary = "The lesser of two numbers. NaN if one of them is NaN; −0 is less than +0.",
        },
        Function(Choices, "Max", -3, 3) with
        {
            Parameters = "float x, float y",
            Others = [1],
            HasSecond = false,
            Summary = "The greater of two numbers. NaN if one of them is NaN; +0 is greater than −0.",
        },
        Function(Choices, "MinNative", -3, 3) with
        {
            Parameters = "float x, float y",
            Others = [1],
            HasSecond = false,
            Summary = "The lesser of two numbers by one comparison. What NaN and zeros of both signs give is up to the processor.",
        },
        Function(Choices, "MaxNative", -3, 3) with
        {
            Parameters = "float x, float y",
            Others = [1],
            HasSecond = false,
            Summary = "The greater of two numbers by one comparison. What NaN and zeros of both signs give is up to the processor.",
        },
        Function(Choices, "Clamp", -3, 3) with
        {
            Parameters = "float x, [Uniform] float min, [Uniform] float max",
            Others = [-1, 1],
            Summary = "The number between <c>min</c> and <c>max</c> that is nearest to <c>x</c>.",
        },
        Function(Choices, "Sign", -3, 3) with { Summary = "−1 for a negative number, 0 for a zero, 1 for a positive number." },
        Function(Choices, "CopySign", -3, 3) with
        {
            Parameters = "float x, float y",
            Others = [2],
            Varies = 1,
            HasSecond = false,
            Summary = "The magnitude of <c>x</c> with the sign of <c>y</c>.",
        },

        Function(Rounding, "Floor", -3, 3) with { Summary = "The greatest integer that is not above <c>x</c>." },
        Function(Rounding, "Ceiling", -3, 3) with { Summary = "The least integer that is not below <c>x</c>." },
        Function(Rounding, "Round", -3, 3) with { Summary = "The nearest integer; a tie goes to the even one." },
        Function(Rounding, "Truncate", -3, 3) with { Summary = "The integer part: <c>x</c> without its fraction." },
    ];

    private static KernelEntry Function(string group, string name, double low, double high) =>
        new(group, FunctionSource.Type, name, low, high) { Measurements = [$"{name}(float)"] };
}
