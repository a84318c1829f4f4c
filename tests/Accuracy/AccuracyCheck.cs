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
        new SingleFunction("Expm1(float)", 1, VectorMath.Expm1, SingleReference.Expm1),
        new SingleFunction("Log1p(float)", 1, VectorMath.Log1p, SingleReference.Log1p),
        new SingleFunction("Log1pOfUnit(float)", 2, VectorMath.Log1pOfUnit, SingleReference.Log1p, static x => x is >= 0 and <= 1),
        new SingleFunction("Tanh(float)", 1, VectorMath.Tanh, Math.Tanh),
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
        new SingleFunction("Sinh(float)", 1, VectorMath.Sinh, Math.Sinh),
        new SingleFunction("Cosh(float)", 1, VectorMath.Cosh, Math.Cosh),
        new SingleFunction("Asinh(float)", 1, VectorMath.Asinh, Math.Asinh),
        new SingleFunction("Acosh(float)", 1, VectorMath.Acosh, Math.Acosh),
        new SingleFunction("Atanh(float)", 1, VectorMath.Atanh, Math.Atanh),
        new SingleFunction("Asin(float)", 1, VectorMath.Asin, Math.Asin),
        new SingleFunction("Acos(float)", 1, VectorMath.Acos, Math.Acos),
        new SingleFunction("Atan(float)", 1, VectorMath.Atan, Math.Atan),
        new SingleFunction("Erf(float)", 1, VectorMath.Erf, references: VectorMath.Erf),
        new SingleFunction("Erfc(float)", 1, VectorMath.Erfc, references: VectorMath.Erfc),
        new SingleFunction("NormalCdf(float)", 1, VectorMath.NormalCdf, references: VectorMath.NormalCdf),
        new SingleFunction("ErfInv(float)", 1, VectorMath.ErfInv, references: VectorMath.ErfInv),
        new SingleFunction("ErfInvSlope(float)", 2, ErfInvSlope, references: ErfInvSlope),
        new SinglePairFunction("ExpOfProduct(float)", 1, VectorMath.ExpOfProduct, static (x, y) => Math.Exp(x * y),
            static (x, y) => ExactMath.Exp((Exact)x * y), static (_, _) => 0),
        new SingleFunction("Cbrt(float)", 1, VectorMath.Cbrt, Math.Cbrt),
        new SingleFunction("ReciprocalSqrt(float)", 1, VectorMath.ReciprocalSqrt, SpecialReciprocalSqrt),
        new PlaneFunction("Atan2(float)", 1, VectorMath.Atan2, Math.Atan2),
        new PlaneFunction("Hypot(float)", 1, VectorMath.Hypot, double.Hypot),
        new SingleFunction("Log2(float)", 1, VectorMath.Log2, Math.Log2),
        new SingleFunction("Log10(float)", 1, VectorMath.Log10, Math.Log10),
        new SingleFunction("Exp2(float)", 1, VectorMath.Exp2, double.Exp2),
        new SingleFunction("Exp10(float)", 1, VectorMath.Exp10, double.Exp10),
        new SingleFunction("Exp2M1(float)", 1, VectorMath.Exp2M1, SingleReference.Exp2M1),
        new SingleFunction("Exp10M1(float)", 1, VectorMath.Exp10M1, SingleReference.Exp10M1),
        new SingleFunction("Log2P1(float)", 1, VectorMath.Log2P1, static x => SingleReference.Log1p(x) / Math.Log(2.0)),
        new SingleFunction("Log10P1(float)", 1, VectorMath.Log10P1, static x => SingleReference.Log1p(x) / Math.Log(10.0)),
        new PowFunction("Pow(float)", 1, VectorMath.Pow),
        new SinglePairFunction("RootN(float)", 1, RootN, SpecialRoot, static (x, n) => ExactRoot(x, n), static (_, _) => 0) { Input = Inputs.Root },
        new SinglePairFunction("Root(float)", 1, VectorMath.Root, SpecialPositiveRoot, static (x, n) => ExactMath.Root(x, n),
            static (_, _) => 0) { Input = Inputs.Root },
        new SingleFunction("LogGamma(float)", 1, VectorMath.LogGamma, references: VectorMath.LogGamma) { Size = SizeOfLogGamma },
        new SingleFunction("Digamma(float)", 2, VectorMath.Digamma, references: VectorMath.Digamma) { Size = SizeOfDigamma },
        new SingleFunction("Trigamma(float)", 3, VectorMath.Trigamma, references: VectorMath.Trigamma),
        new SinglePairFunction("LogAddExp(float)", 2, VectorMath.LogAddExp, SingleReference.LogAddExp, static (x, y) => ExactMath.LogAddExp(x, y), LargestTerm),
        new SinglePairFunction("XLogY(float)", 2, VectorMath.XLogY, SingleReference.XLogY, static (x, y) => ExactMath.XLogY(x, y), static (_, _) => 0),
        new RoundedFunction("CorrectlyRounded.Exp(float)", VectorMath.CorrectlyRounded.Exp, VectorMath.Exp, static x => ExactMath.Exp(x)),
        new RoundedFunction("CorrectlyRounded.Exp2(float)", VectorMath.CorrectlyRounded.Exp2, VectorMath.Exp2, static x => ExactMath.Exp2(x)),
        new RoundedFunction("CorrectlyRounded.Exp10(float)", VectorMath.CorrectlyRounded.Exp10, VectorMath.Exp10, static x => ExactMath.Exp10(x)),
        new RoundedFunction("CorrectlyRounded.Expm1(float)", VectorMath.CorrectlyRounded.Expm1, VectorMath.Expm1, static x => ExactMath.Expm1(x)),
        new RoundedFunction("CorrectlyRounded.Log(float)", VectorMath.CorrectlyRounded.Log, VectorMath.Log, static x => ExactMath.Log(x)),
        new RoundedFunction("CorrectlyRounded.Log2(float)", VectorMath.CorrectlyRounded.Log2, VectorMath.Log2, static x => ExactMath.Log2(x)),
        new RoundedFunction("CorrectlyRounded.Log10(float)", VectorMath.CorrectlyRounded.Log10, VectorMath.Log10, static x => ExactMath.Log10(x)),
        new RoundedFunction("CorrectlyRounded.Log1p(float)", VectorMath.CorrectlyRounded.Log1p, VectorMath.Log1p, static x => ExactMath.Log1p(x)),
        new RoundedFunction("CorrectlyRounded.Sigmoid(float)", VectorMath.CorrectlyRounded.Sigmoid, VectorMath.Sigmoid, static x => ExactMath.Sigmoid(x)),
        new RoundedFunction("CorrectlyRounded.Tanh(float)", VectorMath.CorrectlyRounded.Tanh, VectorMath.Tanh, static x => ExactMath.Tanh(x)),
        new RoundedFunction("CorrectlyRounded.Sin(float)", VectorMath.CorrectlyRounded.Sin, VectorMath.Sin, static x => ExactMath.Sin(x)),
        new RoundedFunction("CorrectlyRounded.Cos(float)", VectorMath.CorrectlyRounded.Cos, VectorMath.Cos, static x => ExactMath.Cos(x)),
        new RoundedFunction("CorrectlyRounded.Cbrt(float)", VectorMath.CorrectlyRounded.Cbrt, VectorMath.Cbrt, static x => ExactMath.Cbrt(x)),
        new DoubleFunction("Sinh(double)", 1, VectorMath.Sinh, Math.Sinh, x => ExactMath.Sinh(x), -20, 20),
        new DoubleFunction("Cosh(double)", 1, VectorMath.Cosh, Math.Cosh, x => ExactMath.Cosh(x), -20, 20),
        new DoubleFunction("Asinh(double)", 1, VectorMath.Asinh, Math.Asinh, x => ExactMath.Asinh(x), -4, 4),
        new DoubleFunction("Acosh(double)", 1, VectorMath.Acosh, Math.Acosh, x => ExactMath.Acosh(x), 1, 4),
        new DoubleFunction("Atanh(double)", 1, VectorMath.Atanh, Math.Atanh, x => ExactMath.Atanh(x), -1, 1),
        new DoubleFunction("Asin(double)", 1, VectorMath.Asin, Math.Asin, x => ExactMath.Asin(x), -1, 1),
        new DoubleFunction("Acos(double)", 1, VectorMath.Acos, Math.Acos, x => ExactMath.Acos(x), -1, 1),
        new DoubleFunction("Atan(double)", 1, VectorMath.Atan, Math.Atan, x => ExactMath.Atan(x), -4, 4),
        new DoubleFunction("Erf(double)", 1, VectorMath.Erf, KernelMath.Erf, x => ExactMath.Erf(x), -6, 6),
        new DoubleFunction("Erfc(double)", 1, VectorMath.Erfc, KernelMath.Erfc, x => ExactMath.Erfc(x), -6, 28),
        new DoubleFunction("NormalCdf(double)", 1, VectorMath.NormalCdf, KernelMath.NormalCdf, x => ExactMath.NormalCdf(x), -39, 9),
        new DoubleFunction("ErfInv(double)", 1, VectorMath.ErfInv, KernelMath.ErfInv, x => ExactMath.ErfInv(x), -1, 1),
        new DoubleFunction("ErfInvSlope(double)", 2, ErfInvSlope, ErfInvSlope, static x => ExactErfInvSlope(x), -1, 1),
        new DoublePairFunction("ExpOfProduct(double)", 1, VectorMath.ExpOfProduct, static (x, y) => Math.Exp(x * y),
            static (x, y) => ExactMath.Exp((Exact)x * y), static (_, _) => 0),
        new DoubleFunction("Cbrt(double)", 1, VectorMath.Cbrt, Math.Cbrt, x => ExactMath.Cbrt(x), -8, 8),
        new DoubleFunction("ReciprocalSqrt(double)", 1, VectorMath.ReciprocalSqrt, SpecialReciprocalSqrt, static x => 1.0 / ExactMath.Sqrt(x), 0, 4),
        new DoublePlaneFunction("Atan2(double)", 1, VectorMath.Atan2, Math.Atan2, static (y, x) => ExactMath.Atan2(y, x)),
        new DoublePlaneFunction("Hypot(double)", 1, VectorMath.Hypot, double.Hypot, static (x, y) => ExactMath.Hypot(x, y)),
        new DoubleFunction("Exp(double)", 1, VectorMath.Exp, Math.Exp, x => ExactMath.Exp(x), -746, 710),
        new DoubleFunction("Log(double)", 1, VectorMath.Log, Math.Log, x => ExactMath.Log(x), 0, 1e6),
        new DoubleFunction("Tanh(double)", 1, VectorMath.Tanh, Math.Tanh, x => ExactMath.Tanh(x), -20, 20),
        new DoubleFunction("Sigmoid(double)", 2, VectorMath.Sigmoid, SingleReference.Sigmoid, x => ExactMath.Sigmoid(x), -746, 40),
        new DoubleFunction("TanhSlope(double)", 6, VectorMath.TanhSlope, SingleReference.TanhSlope, x => ExactMath.TanhSlope(x), -374, 374),
        new DoubleFunction("SigmoidSlope(double)", 4, VectorMath.SigmoidSlope, SingleReference.SigmoidSlope, x => ExactMath.SigmoidSlope(x), -746, 746),
        new DoubleFunction("Slope of SigmoidAndSlope(double)", 6, DoubleMaps.Each(static x => VectorMath.SigmoidAndSlope(x).Slope),
            SingleReference.SigmoidSlope, x => ExactMath.SigmoidSlope(x), -746, 746),
        new DoubleFunction("Sin(double)", 1, VectorMath.Sin, Math.Sin, x => ExactMath.Sin(x), -1e3, 1e3) { Multiple = 0.5 * Math.PI },
        new DoubleFunction("Cos(double)", 1, VectorMath.Cos, Math.Cos, x => ExactMath.Cos(x), -1e3, 1e3) { Multiple = 0.5 * Math.PI },
        new DoubleFunction("Tan(double)", 1, VectorMath.Tan, Math.Tan, x => ExactMath.Tan(x), -1e3, 1e3) { Multiple = 0.5 * Math.PI },
        new DoubleFunction("SinPi(double)", 1, VectorMath.SinPi, double.SinPi, x => ExactMath.SinPi(x), -10, 10) { Multiple = 0.5, HasExactZeros = true },
        new DoubleFunction("CosPi(double)", 1, VectorMath.CosPi, double.CosPi, x => ExactMath.CosPi(x), -10, 10) { Multiple = 0.5, HasExactZeros = true },
        new DoubleFunction("TanPi(double)", 1, VectorMath.TanPi, double.TanPi, x => ExactMath.TanPi(x), -10, 10) { Multiple = 0.5, HasExactZeros = true },
        new DoubleFunction("Sinc(double)", 2, VectorMath.Sinc, SingleReference.Sinc, x => ExactMath.Sinc(x), -100, 100) { Multiple = 0.5 * Math.PI },
        new DoubleFunction("SincSlope(double)", 4, DoubleMaps.Each(static x => IsNear(x) ? VectorMath.SincSlope(x) : double.NaN),
            static x => IsNear(x) ? SingleReference.SincSlope(x) : double.NaN, x => ExactMath.SincSlope(x), -2, 2),
        new DoubleFunction("SincCurvature(double)", 4, DoubleMaps.Each(static x => IsNear(x) ? VectorMath.SincCurvature(x) : double.NaN),
            static x => IsNear(x) ? SingleReference.SincCurvature(x) : double.NaN, x => ExactMath.SincCurvature(x), -2, 2),
        new DoubleFunction("Expm1(double)", 1, VectorMath.Expm1, SingleReference.Expm1, x => ExactMath.Expm1(x), -40, 710),
        new DoubleFunction("Log1p(double)", 1, VectorMath.Log1p, SingleReference.Log1p, x => ExactMath.Log1p(x), -1, 1e6),
        new DoubleFunction("Log1pOfUnit(double)", 1, VectorMath.Log1pOfUnit, SingleReference.Log1p,
            x => ExactMath.Log1p(x), 0, 1, static x => x is >= 0 and <= 1 && !double.IsNegative(x)),
        new DoubleFunction("Softplus(double)", 2, VectorMath.Softplus, SingleReference.Softplus, x => ExactMath.Softplus(x), -746, 40),
        new DoubleFunction("Log2(double)", 1, VectorMath.Log2, Math.Log2, x => ExactMath.Log2(x), 0, 1e6),
        new DoubleFunction("Log10(double)", 1, VectorMath.Log10, Math.Log10, x => ExactMath.Log10(x), 0, 1e6),
        new DoubleFunction("Exp2(double)", 1, VectorMath.Exp2, double.Exp2, x => ExactMath.Exp2(x), -1076, 1025),
        new DoubleFunction("Exp10(double)", 1, VectorMath.Exp10, double.Exp10, x => ExactMath.Exp10(x), -324, 309),
        new DoubleFunction("Exp2M1(double)", 1, VectorMath.Exp2M1, SingleReference.Exp2M1, x => ExactMath.Exp2M1(x), -60, 1025),
        new DoubleFunction("Exp10M1(double)", 1, VectorMath.Exp10M1, SingleReference.Exp10M1, x => ExactMath.Exp10M1(x), -20, 309),
        new DoubleFunction("Log2P1(double)", 1, VectorMath.Log2P1, SingleReference.Log1p, x => ExactMath.Log2P1(x), -1, 1e6),
        new DoubleFunction("Log10P1(double)", 1, VectorMath.Log10P1, SingleReference.Log1p, x => ExactMath.Log10P1(x), -1, 1e6),
        new DoublePowFunction("Pow(double)", 1, VectorMath.Pow),
        new DoublePairFunction("RootN(double)", 1, RootN, SpecialRoot, static (x, n) => ExactRoot(x, n), static (_, _) => 0) { Input = Inputs.DoubleRoot },
        new DoublePairFunction("Root(double)", 1, VectorMath.Root, SpecialPositiveRoot, static (x, n) => ExactMath.Root(x, n),
            static (_, _) => 0) { Input = Inputs.DoubleRoot },
        new DoubleFunction("LogGamma(double)", 1, VectorMath.LogGamma, SpecialLogGamma, x => ExactMath.LogGamma(x), -10, 30) { Multiple = 0.5, Size = SizeOfLogGamma },
        new DoubleFunction("Digamma(double)", 2, VectorMath.Digamma, SpecialDigamma, x => ExactMath.Digamma(x), -10, 30) { Multiple = 0.5, Size = SizeOfDigamma },
        new DoubleFunction("Trigamma(double)", 3, VectorMath.Trigamma, SpecialTrigamma, x => ExactMath.Trigamma(x), -10, 30) { Multiple = 0.5 },
        new DoublePairFunction("LogAddExp(double)", 2, VectorMath.LogAddExp, SingleReference.LogAddExp,
            static (x, y) => ExactMath.LogAddExp(x, y), LargestTerm),
        new DoublePairFunction("XLogY(double)", 2, VectorMath.XLogY, SingleReference.XLogY, static (x, y) => ExactMath.XLogY(x, y), static (_, _) => 0),
    ];

    // Where the function is written with e^-x, or is a product with a part that is no normal number below -87.3, the derivative is
    // for arguments from there on; an infinite logit has no finite loss.
    /// <summary>Generated derivatives that are checked: the rows of the tables of derivatives in the documentation.</summary>
    public static IReadOnlyList<CheckedFunction> Derivatives { get; } =
    [
        new DerivativeFunction("σ′", 4, DerivativeKernels.SigmoidFirst, VectorMath.SigmoidSlope),
        new DerivativeFunction("σ′ with σ", 6, Second(DerivativeKernels.SigmoidWithFirst), VectorMath.SigmoidSlope),
        new DerivativeFunction("σ″", 6, DerivativeKernels.SigmoidSecond, DoubleMaps.Each(SingleReference.SigmoidSecond)),
        new DerivativeFunction("(1 / (1 + e⁻ˣ))′", 6, DerivativeKernels.LogisticFirst, VectorMath.SigmoidSlope, domain: HasNormalExp),
        new DerivativeFunction("(1 / (1 + e⁻ˣ))″", 6, DerivativeKernels.LogisticSecond, DoubleMaps.Each(SingleReference.SigmoidSecond), domain: HasNormalExp),
        new DerivativeFunction("tanh′", 4, DerivativeKernels.TanhFirst, VectorMath.TanhSlope),
        new DerivativeFunction("tanh″", 6, DerivativeKernels.TanhSecond, DoubleMaps.Each(SingleReference.TanhSecond)),
        new DerivativeFunction("Softplus′", 2, DerivativeKernels.SoftplusFirst, VectorMath.Sigmoid),
        new DerivativeFunction("Softplus″", 4, DerivativeKernels.SoftplusSecond, VectorMath.SigmoidSlope),
        new DerivativeFunction("(ln σ)′", 2, DerivativeKernels.LogSigmoidFirst, DoubleMaps.Mirrored(VectorMath.Sigmoid)),
        new DerivativeFunction("(ln σ)″", 4, DerivativeKernels.LogSigmoidSecond, DoubleMaps.Negated(VectorMath.SigmoidSlope)),
        new DerivativeFunction("LogisticLoss′, label 0", 3, DerivativeKernels.LossOf0First, VectorMath.Sigmoid, domain: float.IsFinite),
        new DerivativeFunction("LogisticLoss″, label 0", 6, DerivativeKernels.LossOf0Second, VectorMath.SigmoidSlope, domain: float.IsFinite),
        new DerivativeFunction("LogisticLoss′, label 1", 3, DerivativeKernels.LossOf1First, DoubleMaps.Negated(DoubleMaps.Mirrored(VectorMath.Sigmoid)), domain: float.IsFinite),
        new DerivativeFunction("LogisticLoss″, label 1", 6, DerivativeKernels.LossOf1Second, VectorMath.SigmoidSlope, domain: float.IsFinite),
        new DerivativeFunction("SiLU′", 4, DerivativeKernels.SiluFirst, DoubleMaps.Each(Sums.Silu), Sums.SiluSize, domain: HasNormalExp),
        new DerivativeFunction("GELU′", 2, DerivativeKernels.GeluFirst, DoubleMaps.Each(Sums.Gelu), Sums.GeluSize, Sums.GeluArgument, float.IsFinite),
        new DerivativeFunction("Mish′", 4, DerivativeKernels.MishFirst, DoubleMaps.Each(Sums.Mish), Sums.MishSize, Sums.MishArgument, HasNormalExp),
    ];

    /// <summary>Everything that is checked.</summary>
    public static IReadOnlyList<CheckedFunction> All { get; } = [.. Functions, .. Derivatives];

    /// <summary>Checks a function, given by its name in <see cref="All"/>, on a sample of its inputs.</summary>
    public static AccuracyResult Run(string function, long sampleCount) =>
        All.Single(candidate => candidate.Name == function).Check(sampleCount);

    // The slope is a function of the inverse as well.
    private static double ErfInvSlope(double x) => VectorMath.ErfInvSlope(x, VectorMath.ErfInv(x));

    private static Exact ExactErfInvSlope(double x)
    {
        var inverse = ExactMath.ErfInv(x);
        return ExactMath.Exp(inverse * inverse) / ExactMath.TwoOverRootOfPi;
    }

    private static void ErfInvSlope(ReadOnlySpan<float> x, Span<float> destination)
    {
        VectorMath.ErfInv(x, destination);
        VectorMath.ErfInvSlope(x, destination, destination);
    }

    private static void ErfInvSlope(ReadOnlySpan<double> x, Span<double> destination)
    {
        VectorMath.ErfInv(x, destination);
        VectorMath.ErfInvSlope(x, destination, destination);
    }

    // LogAddExp adds a logarithm, of at most ln 2, to the larger argument.
    private static double LargestTerm(double x, double y) => Math.Max(Math.Abs(Math.Max(x, y)), Math.Log(2.0));

    // Below -1/2 the terms of the reflection cancel. The bound of the logarithm is twice as large there.
    private static double SizeOfLogGamma(double x) =>
        x < -0.5 ? 2 * Math.Max(Math.Abs(VectorMath.LogGamma(x)), Math.Max(Math.Abs(VectorMath.LogGamma(-x)), Math.Log(Math.PI))) : 0;

    private static double SizeOfDigamma(double x) => x < -0.5 ? Math.Max(VectorMath.Digamma(1 - x), 1) : 0.25;

    private static double SpecialReciprocalSqrt(float x) => SpecialReciprocalSqrt((double)x);

    private static double SpecialReciprocalSqrt(double x) => x == 0 ? Math.CopySign(double.PositiveInfinity, x) : 1 / Math.Sqrt(x);

    private static double SpecialLogGamma(double x) => double.IsNaN(x) ? x : double.PositiveInfinity;

    private static double SpecialDigamma(double x) => x == 0 ? -1 / x : x < 0 && x == Math.Floor(x) ? double.NaN : x;

    private static double SpecialTrigamma(double x) => x == 0 ? double.PositiveInfinity : double.IsNegativeInfinity(x) ? double.NaN : 1 / x;

    private static double SpecialPositiveRoot(float x, float n) => SpecialPositiveRoot((double)x, n);

    private static double SpecialPositiveRoot(double x, double n) => x < 0 || n == 0 ? double.NaN : Math.Pow(Math.Abs(x), 1 / n);

    private static double SpecialRoot(float x, float n) => double.RootN(x, (int)n);

    private static double SpecialRoot(double x, double n) => double.RootN(x, (int)n);

    private static Exact ExactRoot(double x, double n)
    {
        var root = ExactMath.Root(Math.Abs(x), n);
        return double.IsNegative(x) && n % 2 != 0 ? -root : root;
    }

    private static void RootN(ReadOnlySpan<float> x, ReadOnlySpan<float> n, Span<float> destination)
    {
        var degrees = new int[n.Length];
        for (var i = 0; i < n.Length; i++) degrees[i] = (int)n[i];
        VectorMath.RootN(x, degrees, destination);
    }

    private static void RootN(ReadOnlySpan<double> x, ReadOnlySpan<double> n, Span<double> destination)
    {
        var degrees = new long[n.Length];
        for (var i = 0; i < n.Length; i++) degrees[i] = (long)n[i];
        VectorMath.RootN(x, degrees, destination);
    }

    private static bool HasNormalExp(float x) => x >= -87.3f && float.IsFinite(x);

    // Beyond, the functions have zeros, where no digit is promised.
    private static bool IsNear(double x) => Math.Abs(x) <= 2;

    private static SingleMap Second(SinglePairsMap function) => (x, destination) => function(x, new float[x.Length], destination);
}
