using Kernels.Checking;

namespace Kernels.Accuracy;

/// <summary>The functions of <see cref="VectorMath"/> and <see cref="KernelMath"/>, and the checks of their bounds.</summary>
public static class AccuracyCheck
{
    // The table: a function, the bound that its documentation states, what is measured, and against what.
    /// <summary>All functions that are checked.</summary>
    public static IReadOnlyList<CheckedFunction> Functions { get; } =
    [
        new SingleFunction("Exp(float)", 1, VectorMath.Exp, Math.Exp),
        new SingleFunction("Log(float)", 1, VectorMath.Log, Math.Log),
        new SingleFunction("Expm1(float)", 2, VectorMath.Expm1, SingleReference.Expm1),
        new SingleFunction("Log1p(float)", 2, VectorMath.Log1p, SingleReference.Log1p),
        new SingleFunction("Log1pOfUnit(float)", 2, VectorMath.Log1pOfUnit, SingleReference.Log1p, static x => x is >= 0 and <= 1),
        new SingleFunction("Tanh(float)", 2, VectorMath.Tanh, Math.Tanh),
        new SingleFunction("TanhSlope(float)", 4, VectorMath.TanhSlope, SingleReference.TanhSlope),
        new SingleFunction("Sigmoid(float)", 2, VectorMath.Sigmoid, SingleReference.Sigmoid),
        new SingleFunction("SigmoidSlope(float)", 4, VectorMath.SigmoidSlope, SingleReference.SigmoidSlope),
        new SingleFunction("Softplus(float)", 2, VectorMath.Softplus, SingleReference.Softplus),
        new SingleFunction("Sin(float)", 1, VectorMath.Sin, Math.Sin),
        new SingleFunction("Cos(float)", 1, VectorMath.Cos, Math.Cos),
        new SingleFunction("Tan(float)", 1, VectorMath.Tan, Math.Tan),
        new SingleFunction("SinPi(float)", 1, VectorMath.SinPi, double.SinPi),
        new SingleFunction("CosPi(float)", 1, VectorMath.CosPi, double.CosPi),
        new SingleFunction("TanPi(float)", 1, VectorMath.TanPi, double.TanPi),
        new SingleFunction("Sinc(float)", 2, VectorMath.Sinc, SingleReference.Sinc),
        new SingleFunction("SincSlope(float)", 4, VectorMath.SincSlope, SingleReference.SincSlope, static x => IsNear(x)),
        new SingleFunction("SincCurvature(float)", 4, VectorMath.SincCurvature, SingleReference.SincCurvature, static x => IsNear(x)),
        new PowFunction("Pow(float)", 4, VectorMath.Pow),
        new DoubleFunction("Exp(double)", 1, VectorMath.Exp, Math.Exp, x => ExactMath.Exp(x), -746, 710),
        new DoubleFunction("Log(double)", 1, VectorMath.Log, Math.Log, x => ExactMath.Log(x), 0, 1e6),
        new DoubleFunction("Tanh(double)", 2, VectorMath.Tanh, Math.Tanh, x => ExactMath.Tanh(x), -20, 20),
        new DoubleFunction("Sigmoid(double)", 2, VectorMath.Sigmoid, SingleReference.Sigmoid, x => ExactMath.Sigmoid(x), -746, 40),
        new DoubleFunction("TanhSlope(double)", 6, VectorMath.TanhSlope, SingleReference.TanhSlope, x => ExactMath.TanhSlope(x), -374, 374),
        new DoubleFunction("SigmoidSlope(double)", 4, VectorMath.SigmoidSlope, SingleReference.SigmoidSlope, x => ExactMath.SigmoidSlope(x), -746, 746),
        new DoubleFunction("SigmoidAndSlope(double)", 6, EachDouble(static x => VectorMath.SigmoidAndSlope(x).Slope), SingleReference.SigmoidSlope, x => ExactMath.SigmoidSlope(x), -746, 746),
        new DoubleFunction("Sin(double)", 1, VectorMath.Sin, Math.Sin, x => ExactMath.Sin(x), -1e3, 1e3) { Multiple = 0.5 * Math.PI },
        new DoubleFunction("Cos(double)", 1, VectorMath.Cos, Math.Cos, x => ExactMath.Cos(x), -1e3, 1e3) { Multiple = 0.5 * Math.PI },
        new DoubleFunction("Tan(double)", 1, VectorMath.Tan, Math.Tan, x => ExactMath.Tan(x), -1e3, 1e3) { Multiple = 0.5 * Math.PI },
        new DoubleFunction("SinPi(double)", 1, VectorMath.SinPi, double.SinPi, x => ExactMath.SinPi(x), -10, 10) { Multiple = 0.5, HasExactZeros = true },
        new DoubleFunction("CosPi(double)", 1, VectorMath.CosPi, double.CosPi, x => ExactMath.CosPi(x), -10, 10) { Multiple = 0.5, HasExactZeros = true },
        new DoubleFunction("TanPi(double)", 1, VectorMath.TanPi, double.TanPi, x => ExactMath.TanPi(x), -10, 10) { Multiple = 0.5, HasExactZeros = true },
        new DoubleFunction("Sinc(double)", 2, VectorMath.Sinc, SingleReference.Sinc, x => ExactMath.Sinc(x), -100, 100) { Multiple = 0.5 * Math.PI },
        new DoubleFunction("SincSlope(double)", 4, EachDouble(static x => IsNear(x) ? VectorMath.SincSlope(x) : double.NaN), static x => IsNear(x) ? SingleReference.SincSlope(x) : double.NaN, x => ExactMath.SincSlope(x), -2, 2),
        new DoubleFunction("SincCurvature(double)", 4, EachDouble(static x => IsNear(x) ? VectorMath.SincCurvature(x) : double.NaN), static x => IsNear(x) ? SingleReference.SincCurvature(x) : double.NaN, x => ExactMath.SincCurvature(x), -2, 2),
        new DoubleFunction("KernelMath.Expm1(double)", 4, EachDouble(KernelMath.Expm1), SingleReference.Expm1, x => ExactMath.Expm1(x), -40, 710),
        new DoubleFunction("KernelMath.Log1p(double)", 4, EachDouble(KernelMath.Log1p), SingleReference.Log1p, x => ExactMath.Log1p(x), -1, 1e6),
        new DoubleFunction("KernelMath.Softplus(double)", 4, EachDouble(KernelMath.Softplus), SingleReference.Softplus, x => ExactMath.Softplus(x), -746, 40),
    ];

    // Where the function is written with e^-x, or is a product with a part that is no normal number below -87.3, the derivative is
    // for arguments from there on; an infinite logit has no finite loss.
    /// <summary>Generated derivatives that are checked: the rows of the tables of derivatives in the documentation.</summary>
    public static IReadOnlyList<CheckedFunction> Derivatives { get; } =
    [
        new DerivativeFunction("σ′", 4, DerivativeKernels.SigmoidFirst, SingleReference.SigmoidSlope),
        new DerivativeFunction("σ′ with σ", 6, Second(DerivativeKernels.SigmoidWithFirst), SingleReference.SigmoidSlope),
        new DerivativeFunction("σ″", 6, DerivativeKernels.SigmoidSecond, SingleReference.SigmoidSecond),
        new DerivativeFunction("(1 / (1 + e⁻ˣ))′", 6, DerivativeKernels.LogisticFirst, SingleReference.SigmoidSlope, domain: HasNormalExp),
        new DerivativeFunction("(1 / (1 + e⁻ˣ))″", 6, DerivativeKernels.LogisticSecond, SingleReference.SigmoidSecond, domain: HasNormalExp),
        new DerivativeFunction("tanh′", 4, DerivativeKernels.TanhFirst, SingleReference.TanhSlope),
        new DerivativeFunction("tanh″", 6, DerivativeKernels.TanhSecond, SingleReference.TanhSecond),
        new DerivativeFunction("Softplus′", 2, DerivativeKernels.SoftplusFirst, SingleReference.Sigmoid),
        new DerivativeFunction("Softplus″", 4, DerivativeKernels.SoftplusSecond, SingleReference.SigmoidSlope),
        new DerivativeFunction("(ln σ)′", 2, DerivativeKernels.LogSigmoidFirst, static x => SingleReference.Sigmoid(-x)),
        new DerivativeFunction("(ln σ)″", 4, DerivativeKernels.LogSigmoidSecond, static x => -SingleReference.SigmoidSlope(x)),
        new DerivativeFunction("LogisticLoss′, label 0", 3, DerivativeKernels.LossOf0First, SingleReference.Sigmoid, domain: float.IsFinite),
        new DerivativeFunction("LogisticLoss″, label 0", 6, DerivativeKernels.LossOf0Second, SingleReference.SigmoidSlope, domain: float.IsFinite),
        new DerivativeFunction("LogisticLoss′, label 1", 3, DerivativeKernels.LossOf1First, static x => -SingleReference.Sigmoid(-x), domain: float.IsFinite),
        new DerivativeFunction("LogisticLoss″, label 1", 6, DerivativeKernels.LossOf1Second, SingleReference.SigmoidSlope, domain: float.IsFinite),
        new DerivativeFunction("SiLU′", 4, DerivativeKernels.SiluFirst, Sums.Silu, Sums.SiluSize, domain: HasNormalExp),
        new DerivativeFunction("GELU′", 2, DerivativeKernels.GeluFirst, Sums.Gelu, Sums.GeluSize, Sums.GeluArgument, float.IsFinite),
        new DerivativeFunction("Mish′", 4, DerivativeKernels.MishFirst, Sums.Mish, Sums.MishSize, Sums.MishArgument, HasNormalExp),
    ];

    /// <summary>Everything that is checked.</summary>
    public static IReadOnlyList<CheckedFunction> All { get; } = [.. Functions, .. Derivatives];

    /// <summary>Checks a function, given by its name in <see cref="All"/>, on a sample of its inputs.</summary>
    public static AccuracyResult Run(string function, long sampleCount) =>
        All.Single(candidate => candidate.Name == function).Check(sampleCount);

    private static bool HasNormalExp(float x) => x >= -87.3f && float.IsFinite(x);

    // Beyond, the functions have zeros, where no digit is promised.
    private static bool IsNear(double x) => Math.Abs(x) <= 2;

    private static SingleMap Second(SinglePairsMap function) => (x, destination) => function(x, new float[x.Length], destination);

    private static DoubleMap EachDouble(Func<double, double> function) => (x, destination) =>
    {
        for (var i = 0; i < x.Length; i++) destination[i] = function(x[i]);
    };
}
