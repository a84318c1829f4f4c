using static System.Math;
using A = Kernels.Tests.Derivatives.ActivationKernels;
using F = Kernels.Tests.Derivatives.FunctionKernels;
using G = Kernels.Tests.Derivatives.LanguageKernels;
using L = Kernels.Tests.Derivatives.LossKernels;
using O = Kernels.Tests.Derivatives.OptionKernels;

namespace Kernels.Tests.Derivatives;

/// <summary>The table of derivatives: the method, the function in double, where it is tested.</summary>
/// <remarks>
/// A scale is given where the derivative is a sum of larger terms: 1 - tanh², for one, has the accuracy of 1. Ranges end
/// where the function itself does, or where its value leaves the floats.
/// </remarks>
internal static class DerivativeTable
{
    private const double Huge = 1e30;

    private static readonly (double, double)[] NearTheMoney = [(80, 120), (80, 120), (0.25, 2), (0.01, 0.05), (0.15, 0.5)];

    public static IReadOnlyDictionary<string, DerivativeCase> All { get; } = new[]
    {
        OfActivations(), OfSecondOrder(), OfValues(), OfLosses(), OfOptions(), OfFunctions(), OfLanguage(), OfTheRuntime(),
    }.SelectMany(static cases => cases).ToDictionary(static item => item.Name, StringComparer.Ordinal);

    private static IEnumerable<DerivativeCase> OfActivations() =>
    [
        // The inner tanh is off by a few units at x³, and 1 - tanh² by one of 1, times the slope of the argument.
        One("Gelu (tanh)", A.GeluTanhDerivative, A.GeluTanhInDouble, -1e6, 1e6) with { Scale = static x => 1 + (Abs(x[0]) < 10 ? Pow(x[0], 4) : 0) },
        One("Gelu (erf)", A.GeluErfDerivative, A.GeluErfInDouble, -1e6, 1e6) with { Scale = static _ => 1, Kinks = [static x => x[0]] },
        One("Mish (log)", A.MishOfLogDerivative, A.MishInDouble, -80, Huge) with { Scale = static x => 1 + Mish(x) },
        One("Mish (softplus)", A.MishOfSoftplusDerivative, A.MishInDouble, -1e6, Huge) with { Scale = Mish },
        One("Silu (quotient)", A.SiluOfQuotientDerivative, A.SiluInDouble, -85, Huge) with { Scale = Mish },
        One("Silu (product)", A.SiluOfProductDerivative, A.SiluInDouble, -1e6, Huge) with { Scale = Mish },
        One("Silu (own sigmoid)", static x => A.SiluOfOwnSigmoidGradient(x).X, A.SiluInDouble, -85, Huge) with { Scale = Mish },
        new("Elu", static x => A.EluGradient(x[0], x[1]).X, static x => A.EluInDouble(x[0], x[1]), 0, (-1e6, Huge), (0.1, 3)) { Kinks = [static x => x[0]] },
        new("Elu by alpha", static x => A.EluGradient(x[0], x[1]).Alpha, static x => A.EluInDouble(x[0], x[1]), 1, (-1e6, 1e6), (0.1, 3)) { Scale = static x => x[0] > 0 ? 0 : 1 },
        One("Selu", A.SeluDerivative, A.SeluInDouble, -1e6, Huge) with { Kinks = [static x => x[0]] },
        One("Softsign", A.SoftsignDerivative, A.SoftsignInDouble, -1e9, 1e9) with { Scale = static x => 1 / (1 + Abs(x[0])), Kinks = [static x => x[0]] },
        One("Hard swish", A.HardSwishDerivative, A.HardSwishInDouble, -Huge, Huge) with { Scale = static x => Abs(x[0]) < 3 ? 1 : 0, Kinks = [static x => x[0] + 3, static x => x[0] - 3] },
        One("Softplus (naive)", A.NaiveSoftplusDerivative, KernelMath.Softplus, -1e6, Huge),
        new("Softplus with sharpness", static x => A.LeakySoftplusGradient(x[0], x[1]).X, static x => A.LeakySoftplusInDouble(x[0], x[1]), 0, (-1e6, 1e6), (0.5, 8)),
        new("Softplus by sharpness", static x => A.LeakySoftplusGradient(x[0], x[1]).Sharpness, static x => A.LeakySoftplusInDouble(x[0], x[1]), 1, (-1e3, 10), (0.5, 8))
            { Scale = static x => KernelMath.Softplus(x[0] * x[1]) / (x[1] * x[1]) },
        One("Root of a positive number", A.SqrtOfPositiveDerivative, static x => Sqrt(x), 1e-30, Huge),
    ];

    /// <summary>Second derivatives, of which the truth is the slope of a slope.</summary>
    private static IEnumerable<DerivativeCase> OfSecondOrder() =>
    [
        One("Gelu (tanh), second", A.GeluTanhSecond, static x => SlopeOf(A.GeluTanhInDouble, x), -30, 30) with { Units = 8, Scale = static x => 1 + (Abs(x[0]) < 10 ? Pow(x[0], 6) : 0) },
        One("Mish (softplus), second", A.MishOfSoftplusSecond, static x => SlopeOf(A.MishInDouble, x), -80, 80) with { Units = 8, Scale = static x => 3 * Mish(x) },
        One("Silu (quotient), second", A.SiluOfQuotientSecond, static x => SlopeOf(A.SiluInDouble, x), -80, 80) with { Units = 8, Scale = static x => 3 * Mish(x) },
        One("Softsign, second", A.SoftsignSecond, null, -1e6, 1e6) with { Exact = static x => -2 * Sign(x[0]) / Pow(1 + Abs(x[0]), 3), Scale = static x => 2 / Pow(1 + Abs(x[0]), 2), Kinks = [static x => x[0]] },
        One("x^x, second", F.PowerOfItselfSecond, null, 1e-4, 20) with { Units = 5, Exact = static x => Pow(x[0], x[0]) * (Pow(1 + Math.Log(x[0]), 2) + 1 / x[0]), Scale = static x => Pow(x[0], x[0]) * (Pow(1 + Abs(Math.Log(x[0])), 2) + 1 / x[0]) },
        new("Black–Scholes, gamma", static x => O.Gamma(x[0], x[1], x[2], x[3], x[4]), static x => O.ClosedForms(x[0], x[1], x[2], x[3], x[4])[0], 0, NearTheMoney)
            { Units = 16, Scale = Convexity, Exact = static x => O.ClosedForms(x[0], x[1], x[2], x[3], x[4])[5] },
        new("Black–Scholes, vanna", static x => O.Vanna(x[0], x[1], x[2], x[3], x[4]), static x => O.ClosedForms(x[0], x[1], x[2], x[3], x[4])[0], 4, NearTheMoney)
            { Units = 16, Scale = static x => Convexity(x) * x[0] / x[4], Exact = static x => O.ClosedForms(x[0], x[1], x[2], x[3], x[4])[6] },
    ];

    /// <summary>The element <c>Value</c> of a gradient: the function itself.</summary>
    private static IEnumerable<DerivativeCase> OfValues() =>
    [
        Value("Silu", static x => A.SiluOfOwnSigmoidGradient(x[0]).Value, static x => A.SiluInDouble(x[0]), (-85, Huge)),
        Value("Elu", static x => A.EluGradient(x[0], x[1]).Value, static x => A.EluInDouble(x[0], x[1]), (-1e6, Huge), (0.1, 3)) with { Scale = static _ => 1 },
        Value("Huber", static x => L.HuberGradient(x[0], x[1], x[2]).Value, static x => L.HuberInDouble(x[0], x[1], x[2]), (-1e3, 1e3), (-1e3, 1e3), (0.25, 4)),
        Value("Pinball", static x => L.PinballGradient(x[0], x[1], x[2]).Value, static x => L.PinballInDouble(x[0], x[1], x[2]), (-1e3, 1e3), (-1e3, 1e3), (0.05, 0.95)),
        Value("Gaussian density", static x => L.GaussianDensityGradient(x[0], x[1], x[2]).Value, static x => L.GaussianDensityInDouble(x[0], x[1], x[2]), (-20, 20), (-5, 5), (0.5, 4)),
        Value("Black–Scholes", static x => O.Greeks(x[0], x[1], x[2], x[3], x[4]).Value, static x => O.CallInDouble(x[0], x[1], x[2], x[3], x[4]), NearTheMoney) with { Scale = static x => 2 * x[0] },
        Value("The notes' graph", static x => G.GraphGradient(x[0], x[1], x[2]).Value, Graph, (0.3, 2), (0.3, 2), (0.3, 2)),
        Value("Nested branches", static x => G.NestedGradient(x[0], x[1]).Value, static x => G.NestedInDouble(x[0], x[1]), (-4, 4), (-4, 4)),
        Value("Calls", static x => G.ThroughCallsGradient(x[0], x[1]).Value, static x => G.ThroughCallsInDouble(x[0], x[1]), (-4, 4), (-4, 4)),
        Value("Losses.LogisticLoss", static x => Losses.LogisticLossGradient(x[0], x[1]).Value, static x => KernelMath.Softplus(x[0]) - x[0] * x[1], (-1e4, 1e4), (0, 1)) with { Scale = static x => 1 + Abs(x[0]) },
        Value("Losses.SquaredError", static x => Losses.SquaredErrorGradient(x[0], x[1]).Value, static x => (x[0] - x[1]) * (x[0] - x[1]), (-1e6, 1e6), (-1e6, 1e6)),
    ];

    private static IEnumerable<DerivativeCase> OfLosses()
    {
        Func<double[], double>[] huber = [static x => x[0] - x[1], static x => Abs(x[0] - x[1]) - x[2]];
        Func<double[], double>[] pinball = [static x => x[0] - x[1]];
        (double, double)[] residuals = [(-1e3, 1e3), (-1e3, 1e3), (0.25, 4)];
        (double, double)[] focal = [(-80, 80), (0.1, 1), (0.5, 5)];
        (double, double)[] gaussian = [(-20, 20), (-5, 5), (0.5, 4)];
        return
        [
            new("Huber by prediction", static x => L.HuberGradient(x[0], x[1], x[2]).Prediction, static x => L.HuberInDouble(x[0], x[1], x[2]), 0, residuals) { Kinks = huber },
            new("Huber by target", static x => L.HuberGradient(x[0], x[1], x[2]).Target, static x => L.HuberInDouble(x[0], x[1], x[2]), 1, residuals) { Kinks = huber },
            new("Huber by delta", static x => L.HuberGradient(x[0], x[1], x[2]).Delta, static x => L.HuberInDouble(x[0], x[1], x[2]), 2, residuals) { Kinks = huber },
            new("Log-cosh by prediction", static x => L.LogCoshGradient(x[0], x[1]).Prediction, static x => LogCosh(x[0] - x[1]), 0, (-1e3, 1e3), (-1e3, 1e3)) { Scale = static _ => 1 },
            new("Log-cosh by target", static x => L.LogCoshGradient(x[0], x[1]).Target, static x => LogCosh(x[0] - x[1]), 1, (-30, 30), (-30, 30)) { Scale = static _ => 1 },
            One("Log-cosh (naive)", L.NaiveLogCoshDerivative, null, -88, 88) with { Exact = static x => Math.Tanh(x[0]) },
            new("Focal loss by logit", static x => L.FocalGradient(x[0], x[1], x[2]).Logit, static x => L.FocalInDouble(x[0], x[1], x[2]), 0, focal) { Units = 8, Scale = Focal },
            new("Focal loss by alpha", static x => L.FocalGradient(x[0], x[1], x[2]).Alpha, static x => L.FocalInDouble(x[0], x[1], x[2]), 1, focal) { Units = 8, Scale = Focal },
            new("Focal loss by gamma", static x => L.FocalGradient(x[0], x[1], x[2]).Gamma, static x => L.FocalInDouble(x[0], x[1], x[2]), 2, focal) { Units = 8, Scale = Focal },
            new("Focal loss (naive) by logit", static x => L.NaiveFocalDerivative(x[0], x[1], x[2]), static x => L.FocalInDouble(x[0], x[1], x[2]), 0, (-80, 80), (0.1, 1), (1, 5)) { Units = 8, Scale = Focal },
            new("Hinge", static x => L.HingeDerivative(x[0], x[1]), static x => Max(0, 1 - x[0] * x[1]), 0, (-1e6, 1e6), (-1, 1)) { Kinks = [static x => 1 - x[0] * x[1]] },
            new("Pinball by prediction", static x => L.PinballGradient(x[0], x[1], x[2]).Prediction, static x => L.PinballInDouble(x[0], x[1], x[2]), 0, (-1e3, 1e3), (-1e3, 1e3), (0.05, 0.95)) { Kinks = pinball },
            new("Pinball by quantile", static x => L.PinballGradient(x[0], x[1], x[2]).Quantile, static x => L.PinballInDouble(x[0], x[1], x[2]), 2, (-1e3, 1e3), (-1e3, 1e3), (0.05, 0.95)) { Kinks = pinball },
            new("Gaussian density by x", static x => L.GaussianDensityGradient(x[0], x[1], x[2]).X, static x => L.GaussianDensityInDouble(x[0], x[1], x[2]), 0, gaussian),
            new("Gaussian density by mean", static x => L.GaussianDensityGradient(x[0], x[1], x[2]).Mean, static x => L.GaussianDensityInDouble(x[0], x[1], x[2]), 1, gaussian),
            new("Gaussian density by deviation", static x => L.GaussianDensityGradient(x[0], x[1], x[2]).Deviation, static x => L.GaussianDensityInDouble(x[0], x[1], x[2]), 2, gaussian),
            new("Gaussian log-density by x", static x => L.GaussianLogDensityGradient(x[0], x[1], x[2]).X, static x => L.GaussianLogDensityInDouble(x[0], x[1], x[2]), 0, gaussian),
            new("Gaussian log-density by deviation", static x => L.GaussianLogDensityGradient(x[0], x[1], x[2]).Deviation, static x => L.GaussianLogDensityInDouble(x[0], x[1], x[2]), 2, gaussian) { Scale = static x => 1 / x[2] },
            new("Binary cross-entropy", static x => L.BinaryCrossEntropyDerivative(x[0], x[1]), static x => L.BinaryCrossEntropyInDouble(x[0], x[1]), 0, (1e-6, 0.999), (0, 1)) { Scale = static x => 1 / x[0] + 1 / (1 - x[0]), Exact = static x => -x[1] / x[0] + (1 - x[1]) / (1 - x[0]) },
        ];
    }

    private static IEnumerable<DerivativeCase> OfOptions()
    {
        (double, double)[] market = [(50, 150), (50, 150), (0.1, 2), (0.01, 0.05), (0.1, 0.5)];
        Func<float[], float>[] greeks =
        [
            static x => O.Greeks(x[0], x[1], x[2], x[3], x[4]).S, static x => O.Greeks(x[0], x[1], x[2], x[3], x[4]).K,
            static x => O.Greeks(x[0], x[1], x[2], x[3], x[4]).T, static x => O.Greeks(x[0], x[1], x[2], x[3], x[4]).R,
            static x => O.Greeks(x[0], x[1], x[2], x[3], x[4]).Sigma,
        ];
        Func<float[], float>[] greeksByPolynomial =
        [
            static x => O.GreeksByPolynomial(x[0], x[1], x[2], x[3], x[4]).S, static x => O.GreeksByPolynomial(x[0], x[1], x[2], x[3], x[4]).K,
            static x => O.GreeksByPolynomial(x[0], x[1], x[2], x[3], x[4]).T, static x => O.GreeksByPolynomial(x[0], x[1], x[2], x[3], x[4]).R,
            static x => O.GreeksByPolynomial(x[0], x[1], x[2], x[3], x[4]).Sigma,
        ];
        string[] names = ["S", "K", "T", "R", "Sigma"];
        for (var i = 0; i < 5; i++)
        {
            var by = i;
            yield return new($"Black–Scholes by {names[i]}", greeks[i], static x => O.CallInDouble(x[0], x[1], x[2], x[3], x[4]), i, market)
            {
                Scale = x => Option(x, by),
                Exact = x => O.ClosedForms(x[0], x[1], x[2], x[3], x[4])[by],
            };
            yield return new($"Black–Scholes by {names[i]} (slope)", greeks[i], static x => O.CallInDouble(x[0], x[1], x[2], x[3], x[4]), i, market) { Scale = x => Option(x, by) };
            yield return new($"Black–Scholes of a polynomial by {names[i]}", greeksByPolynomial[i], static x => O.CallByPolynomialInDouble(x[0], x[1], x[2], x[3], x[4]), i, market)
            {
                Units = 8,
                Scale = x => Option(x, by),
                Kinks = [static x => O.Distances(x[0], x[1], x[2], x[3], x[4]).D1, static x => O.Distances(x[0], x[1], x[2], x[3], x[4]).D2],
            };
        }
    }

    private static IEnumerable<DerivativeCase> OfFunctions()
    {
        (double, double)[] positive = [(0.05, 20), (-8, 8)], plane = [(-1e6, 1e6), (-1e6, 1e6)], table = [(0.3, 0.7), (0.3, 0.7)];
        return
        [
            One("Sqrt", F.SqrtDerivative, Math.Sqrt, 1e-30, Huge),
            One("Exp", F.ExpDerivative, Math.Exp, -86, 87),
            One("Exp2", F.Exp2Derivative, double.Exp2, -125, 127),
            One("Exp10", F.Exp10Derivative, double.Exp10, -37, 38),
            One("Expm1", F.Expm1Derivative, KernelMath.Expm1, -80, 87),
            One("Log", F.LogDerivative, Math.Log, 1e-30, Huge),
            One("Log1p", F.Log1pDerivative, KernelMath.Log1p, -0.999, Huge) with { Scale = static x => 1 / (1 + x[0]) },
            One("Log2", F.Log2Derivative, Math.Log2, 1e-30, Huge),
            One("Log10", F.Log10Derivative, Math.Log10, 1e-30, Huge),
            One("Exp2M1", F.Exp2M1Derivative, VectorMath.Exp2M1, -120, 127),
            One("Exp10M1", F.Exp10M1Derivative, VectorMath.Exp10M1, -37, 38),
            One("Log2P1", F.Log2P1Derivative, VectorMath.Log2P1, -0.999, Huge) with { Scale = static x => 1 / (1 + x[0]) },
            One("Log10P1", F.Log10P1Derivative, VectorMath.Log10P1, -0.999, Huge) with { Scale = static x => 1 / (1 + x[0]) },
            new("LogAddExp by x", static x => F.LogAddExpGradient(x[0], x[1]).X, static x => KernelMath.LogAddExp(x[0], x[1]), 0, (-50, 50), (-50, 50)) { Exact = static x => KernelMath.Sigmoid(x[0] - x[1]) },
            new("LogAddExp by y", static x => F.LogAddExpGradient(x[0], x[1]).Y, static x => KernelMath.LogAddExp(x[0], x[1]), 1, (-50, 50), (-50, 50)) { Exact = static x => KernelMath.Sigmoid(x[1] - x[0]) },
            new("XLogY by x", static x => F.XLogYGradient(x[0], x[1]).X, static x => KernelMath.XLogY(x[0], x[1]), 0, (-20, 20), (0.05, 20)) { Exact = static x => Math.Log(x[1]), Scale = static _ => 1 },
            new("XLogY by y", static x => F.XLogYGradient(x[0], x[1]).Y, static x => KernelMath.XLogY(x[0], x[1]), 1, (-20, 20), (0.05, 20)) { Exact = static x => x[0] / x[1] },
            One("Sigmoid", F.SigmoidDerivative, KernelMath.Sigmoid, -1e6, 1e6) with { Scale = static x => KernelMath.Sigmoid(x[0]) },
            One("Softplus", F.SoftplusDerivative, KernelMath.Softplus, -1e6, Huge),
            One("Tanh", F.TanhDerivative, Math.Tanh, -1e6, 1e6) with { Scale = static _ => 1 },
            One("Sin", F.SinDerivative, Math.Sin, -100, 100),
            One("Cos", F.CosDerivative, Math.Cos, -100, 100),
            One("Tan", F.TanDerivative, Math.Tan, -1.5, 1.5),
            One("SinPi", F.SinPiDerivative, double.SinPi, -10, 10),
            One("CosPi", F.CosPiDerivative, double.CosPi, -10, 10),
            One("TanPi", F.TanPiDerivative, double.TanPi, -0.48, 0.48),
            One("Sinc", F.CardinalSineDerivative, KernelMath.Sinc, -100, 100) with { Exact = static x => -x[0] * VectorMath.SincSlope(x[0]), Scale = static x => 1 / (1 + Abs(x[0])) },
            One("Sinc′", F.CardinalSineSecond, static x => -x * VectorMath.SincSlope(x), -100, 100) with { Exact = static x => x[0] * x[0] * VectorMath.SincCurvature(x[0]) - VectorMath.SincSlope(x[0]), Scale = static x => 1 / (1 + Abs(x[0])) },
            One("LogGamma", F.LogGammaDerivative, KernelMath.LogGamma, 0.01, 1e6) with { Exact = static x => KernelMath.Digamma(x[0]), Scale = static _ => 1 },
            One("LogGamma′", F.LogGammaSecond, KernelMath.Digamma, 0.01, 1e6) with { Exact = static x => KernelMath.Trigamma(x[0]) },
            new("ⁿ√x by x", static x => F.PositiveRootGradient(x[0], x[1]).X, static x => VectorMath.Root(x[0], x[1]), 0, (0.05, 20), (1, 8)) { Exact = static x => Pow(x[0], 1 / x[1]) / (x[0] * x[1]) },
            new("ⁿ√x by n", static x => F.PositiveRootGradient(x[0], x[1]).N, static x => VectorMath.Root(x[0], x[1]), 1, (0.05, 20), (1, 8)) { Exact = static x => -Pow(x[0], 1 / x[1]) * Math.Log(x[0]) / (x[1] * x[1]), Scale = static _ => 1 },
            One("Sinh", F.SinhDerivative, Math.Sinh, -88, 88),
            One("Cosh", F.CoshDerivative, Math.Cosh, -88, 88),
            One("Asinh", F.AsinhDerivative, Math.Asinh, -1e15, 1e15) with { Exact = static x => 1 / double.Hypot(x[0], 1) },
            One("Acosh", F.AcoshDerivative, Math.Acosh, 1.00001, 1e15) with { Exact = static x => 1 / (Math.Sqrt(x[0] - 1) * Math.Sqrt(x[0] + 1)) },
            One("Atanh", F.AtanhDerivative, Math.Atanh, -0.99999, 0.99999) with { Exact = static x => 1 / ((1 - x[0]) * (1 + x[0])) },
            One("Asin", F.AsinDerivative, Math.Asin, -0.99999, 0.99999) with { Exact = static x => 1 / Math.Sqrt((1 - x[0]) * (1 + x[0])) },
            One("Acos", F.AcosDerivative, Math.Acos, -0.99999, 0.99999) with { Exact = static x => -1 / Math.Sqrt((1 - x[0]) * (1 + x[0])) },
            One("Atan", F.AtanDerivative, Math.Atan, -1e15, 1e15) with { Exact = static x => 1 / (1 + x[0] * x[0]) },
            One("Erf", F.ErrorFunctionDerivative, KernelMath.Erf, -9, 9) with { Exact = static x => 2 / Math.Sqrt(Math.PI) * VectorMath.ExpOfProduct(-x[0], x[0]) },
            One("Erfc", F.ErrorComplementDerivative, KernelMath.Erfc, -9, 9) with { Exact = static x => -2 / Math.Sqrt(Math.PI) * VectorMath.ExpOfProduct(-x[0], x[0]) },
            One("NormalCdf", F.NormalDistributionDerivative, KernelMath.NormalCdf, -13, 13) with { Exact = static x => VectorMath.ExpOfProduct(-0.5 * x[0], x[0]) / Math.Sqrt(2 * Math.PI) },
            One("NormalCdf′", F.NormalDistributionSecond, static x => VectorMath.ExpOfProduct(-0.5 * x, x) / Math.Sqrt(2 * Math.PI), -12, 12) with { Exact = static x => -x[0] * VectorMath.ExpOfProduct(-0.5 * x[0], x[0]) / Math.Sqrt(2 * Math.PI) },
            One("ErfInv", F.InverseErrorFunctionDerivative, KernelMath.ErfInv, -0.99999, 0.99999) with { Exact = static x => InverseErfSlope(x[0]) },
            One("ErfInv′", F.InverseErrorFunctionSecond, InverseErfSlope, -0.9999, 0.9999) with { Exact = static x => 2 * KernelMath.ErfInv(x[0]) * InverseErfSlope(x[0]) * InverseErfSlope(x[0]) },
            One("Cbrt", F.CbrtDerivative, Math.Cbrt, -1e18, 1e18) with { Kinks = [static x => x[0]] },
            One("ReciprocalSqrt", F.ReciprocalSqrtDerivative, static x => 1 / Math.Sqrt(x), 1e-20, 1e20) with { Exact = static x => -0.5 / (x[0] * Math.Sqrt(x[0])) },
            One("x^x", F.PowerOfItselfDerivative, static x => Pow(x, x), 1e-6, 25) with { Scale = static x => Pow(x[0], x[0]) * (1 + Abs(Math.Log(x[0]))) },
            new("x^y by x", static x => F.PowerGradient(x[0], x[1]).X, static x => Pow(x[0], x[1]), 0, positive),
            new("x^y by y", static x => F.PowerGradient(x[0], x[1]).Y, static x => Pow(x[0], x[1]), 1, positive),
            new("atan2 by y", static x => F.AngleGradient(x[0], x[1]).Y, static x => Atan2(x[0], x[1]), 0, plane) { Exact = static x => x[1] / (x[0] * x[0] + x[1] * x[1]) },
            new("atan2 by x", static x => F.AngleGradient(x[0], x[1]).X, static x => Atan2(x[0], x[1]), 1, plane) { Exact = static x => -x[0] / (x[0] * x[0] + x[1] * x[1]) },
            new("hypot by x", static x => F.LengthGradient(x[0], x[1]).X, static x => double.Hypot(x[0], x[1]), 0, plane) { Exact = static x => x[0] / double.Hypot(x[0], x[1]) },
            new("hypot by y", static x => F.LengthGradient(x[0], x[1]).Y, static x => double.Hypot(x[0], x[1]), 1, plane) { Exact = static x => x[1] / double.Hypot(x[0], x[1]) },
            new("x/y by x", static x => F.QuotientGradient(x[0], x[1]).X, static x => x[0] / x[1], 0, (-100, 100), (0.1, 50)),
            new("x/y by y", static x => F.QuotientGradient(x[0], x[1]).Y, static x => x[0] / x[1], 1, (-100, 100), (0.1, 50)),
            new("x % y by x", static x => F.RemainderGradient(x[0], x[1]).X, static x => x[0] % x[1], 0, (-100, 100), (0.5, 50)) { Exact = static _ => 1 },
            new("x % y by y", static x => F.RemainderGradient(x[0], x[1]).Y, static x => x[0] % x[1], 1, (-100, 100), (0.5, 50)) { Exact = static x => -Truncate(x[0] / x[1]) },
            new("FusedMultiplyAdd by x", static x => F.FusedGradient(x[0], x[1], x[2]).X, static x => (x[0] * x[1] + x[2]) * (x[2] * x[0] + x[1]), 0, (-9, 9), (-9, 9), (-9, 9)) { Scale = static _ => 1000 },
            new("FusedMultiplyAdd by z", static x => F.FusedGradient(x[0], x[1], x[2]).Z, static x => (x[0] * x[1] + x[2]) * (x[2] * x[0] + x[1]), 2, (-9, 9), (-9, 9), (-9, 9)) { Scale = static _ => 1000 },
            new("Functions with kinks and jumps by x", static x => F.OrderedGradient(x[0], x[1]).X, static x => F.OrderedInDouble(x[0], x[1]), 0, (-9, 9), (-9, 9))
            {
                Scale = static _ => 100,
                Exact = static x => (x[0] < x[1] ? 2 + 5 : x[0] > x[1] ? -1 - 11 : -2.5) + Sign(x[0]) * 17 + (x[0] > -1 && x[0] < 2 ? 31 : 0)
                    + Sign(x[0]) * Sign(x[1]) * 61 + Ceiling(x[1]) + Truncate(x[1]),
            },
            new("Functions with kinks and jumps by y", static x => F.OrderedGradient(x[0], x[1]).Y, static x => F.OrderedInDouble(x[0], x[1]), 1, (-9, 9), (-9, 9))
            {
                Scale = static _ => 100,
                Exact = static x => (x[0] < x[1] ? -1 - 11 : x[0] > x[1] ? 2 + 5 : -2.5) + Sign(x[0]) + Floor(x[0]) + Round(x[0]),
            },
            new("The whole table by x", static x => F.WholeTableGradient(x[0], x[1]).X, static x => F.WholeTableOfDoubles(x[0], x[1]), 0, table) { Scale = static _ => 10, Kinks = [static x => x[0] - 0.5] },
            new("The whole table by y", static x => F.WholeTableGradient(x[0], x[1]).Y, static x => F.WholeTableOfDoubles(x[0], x[1]), 1, table) { Scale = static _ => 10, Kinks = [static x => x[0] - 0.5] },
        ];
    }

    private static double InverseErfSlope(double x) => VectorMath.ErfInvSlope(x, KernelMath.ErfInv(x));

    private static IEnumerable<DerivativeCase> OfLanguage()
    {
        (double, double)[] graph = [(0.3, 2), (0.3, 2), (0.3, 2)], uniforms = [(-3, 3), (0.1, 4), (0.1, 9)], plane = [(-4, 4), (-4, 4)];
        Func<double[], double> sizeOfGraph = static x => Graph(x) * (1 + Abs(Math.Log(x[0] + x[1] * x[2]))) * (1 + x[0]) * (1 + x[1]) * (1 + x[2]);
        Func<double[], double>[] nested = [static x => x[0] - x[1], static x => x[0], static x => x[1], static x => G.Before(x[0], x[1]) - 5];
        return
        [
            new("The notes' graph by a", static x => G.GraphGradient(x[0], x[1], x[2]).A, Graph, 0, graph) { Scale = sizeOfGraph },
            new("The notes' graph by b", static x => G.GraphGradient(x[0], x[1], x[2]).B, Graph, 1, graph) { Scale = sizeOfGraph },
            new("The notes' graph by c", static x => G.GraphGradient(x[0], x[1], x[2]).C, Graph, 2, graph) { Scale = sizeOfGraph },
            One("Cubic", G.CubicDerivative, static x => ((2 * x - 3) * x + 0.5) * x - 7, -1e6, 1e6) with { Exact = static x => (6 * x[0] - 6) * x[0] + 0.5, Scale = static x => 6 * Abs(x[0]) + 0.5 },
            One("Cubic, second", G.CubicSecond, null, -1e6, 1e6) with { Exact = static x => 12 * x[0] - 6, Scale = static _ => 6 },
            One("Cubic, third", G.CubicThird, null, -1e6, 1e6) with { Exact = static _ => 12 },
            One("Cubic, fourth", G.CubicFourth, null, -1e6, 1e6) with { Exact = static _ => 0 },
            new("Nested branches by x", static x => G.NestedGradient(x[0], x[1]).X, static x => G.NestedInDouble(x[0], x[1]), 0, plane) { Kinks = nested, Scale = static x => 1 + Abs(G.Before(x[0], x[1])) + Abs(x[0] * x[1]) },
            new("Nested branches by y", static x => G.NestedGradient(x[0], x[1]).Y, static x => G.NestedInDouble(x[0], x[1]), 1, plane) { Kinks = nested, Scale = static x => x[0] * x[0] },
            One("Early returns", G.EarlyReturnsDerivative, G.EarlyReturnsInDouble, -20, 20) with { Kinks = [static x => x[0] + 2, static x => x[0], static x => x[0] - 4], Scale = static _ => 1 },
            One("Switch", G.SwitchedDerivative, G.SwitchedInDouble, -20, 20) with { Kinks = [static x => x[0] + 1, static x => x[0] + 0.5, static x => x[0], static x => x[0] - 1, static x => x[0] - 4] },
            new("Calls by x", static x => G.ThroughCallsGradient(x[0], x[1]).X, static x => G.ThroughCallsInDouble(x[0], x[1]), 0, plane) { Scale = static _ => 1 },
            new("Calls by y", static x => G.ThroughCallsGradient(x[0], x[1]).Y, static x => G.ThroughCallsInDouble(x[0], x[1]), 1, plane) { Scale = static _ => 1 },
            new("A uniform by x", static x => G.WithUniformsGradient(x[0], x[1], 3, x[2]).X, static x => G.WithUniformsInDouble(x[0], x[1], x[2]), 0, uniforms) { Scale = static x => x[2] * x[2] + 3 * x[1] * Exp(-x[0] * x[1]) },
            new("A uniform by scale", static x => G.WithUniformsGradient(x[0], x[1], 3, x[2]).Scale, static x => G.WithUniformsInDouble(x[0], x[1], x[2]), 1, uniforms),
            new("A uniform by offset", static x => G.WithUniformsGradient(x[0], x[1], 3, x[2]).OFFSET, static x => G.WithUniformsInDouble(x[0], x[1], x[2]), 2, uniforms),
        ];
    }

    private static IEnumerable<DerivativeCase> OfTheRuntime() =>
    [
        One("Activations.Sigmoid", Activations.SigmoidDerivative, KernelMath.Sigmoid, -1e6, 1e6) with { Scale = static x => KernelMath.Sigmoid(x[0]) },
        One("Activations.Tanh", Activations.TanhDerivative, Math.Tanh, -1e6, 1e6) with { Scale = static _ => 1 },
        One("Activations.Softplus", Activations.SoftplusDerivative, KernelMath.Softplus, -1e6, Huge),
        One("Activations.Relu", Activations.ReluDerivative, static x => Max(x, 0), -Huge, Huge) with { Kinks = [static x => x[0]] },
        One("Activations.Linear", Activations.LinearDerivative, static x => x, -Huge, Huge),
        new("Activations.LeakyRelu", static x => Activations.LeakyReluDerivative(x[0], x[1]), static x => x[0] <= 0 ? x[0] * x[1] : x[0], 0, (-Huge, Huge), (0.001, 0.3)) { Kinks = [static x => x[0]] },
        new("Losses.LogisticLoss", static x => Losses.LogisticLossGradient(x[0], x[1]).Logit, static x => KernelMath.Softplus(x[0]) - x[0] * x[1], 0, (-1e4, 1e4), (0, 1))
            { Scale = static x => Max(x[1], Abs(KernelMath.Sigmoid(x[0]) - x[1])), Exact = static x => KernelMath.Sigmoid(x[0]) - x[1] },
        new("Losses.SquaredError", static x => Losses.SquaredErrorGradient(x[0], x[1]).Prediction, static x => (x[0] - x[1]) * (x[0] - x[1]), 0, (-1e6, 1e6), (-1e6, 1e6)),
    ];

    /// <summary>A derivative of a function of one argument.</summary>
    private static DerivativeCase One(string name, Func<float, float> derivative, Func<double, double>? function, double from, double to) =>
        new(name, x => derivative(x[0]), x => function!(x[0]), 0, (from, to));

    private static DerivativeCase Value(string name, Func<float[], float> value, Func<double[], double> function, params (double, double)[] ranges) =>
        new($"{name}, value", value, function, 0, ranges) { Exact = function };

    private static double SlopeOf(Func<double, double> function, double x) => Slope.Of(function, x, static _ => true)!.Value.Value;

    private static double Mish(double[] x) => x[0] > -1 ? 1 + (x[0] < 40 ? Abs(x[0]) : 0) : 0;

    private static double LogCosh(double x) => Abs(x) + KernelMath.Log1p(Math.Exp(-2 * Abs(x))) - Math.Log(2);

    /// <summary>1 - p, which is rounded before it becomes a power.</summary>
    private static double Focal(double[] x) => x[1] * (1 + Abs(x[0])) * (1 + x[2]);

    private static double Graph(double[] x) => Pow(x[0] + x[1] * x[2], x[1] * x[2] * x[0]);

    /// <summary>The terms by way of d1, which cancel those by way of d2, and the distribution function's own error.</summary>
    private static double Option(double[] x, int by)
    {
        var (s, k, t, r, sigma) = (x[0], x[1], x[2], x[3], x[4]);
        var (d1, _) = O.Distances(s, k, t, r, sigma);
        var root = sigma * Math.Sqrt(t);
        var slope = s * (O.Density(d1) + 1e-3);
        return by switch
        {
            0 => 2 + slope / (s * root),
            1 => 2 + slope / (k * root),
            2 => r * k + slope * (Abs(d1) / t + (r + sigma * sigma) / root),
            3 => 2 * k * t + slope * t / root,
            _ => slope * (Abs(d1) / sigma + 2 * Math.Sqrt(t)),
        };
    }

    /// <summary>The terms that gamma is the difference of: larger than it by the inverse of the deviation, and steep in d1.</summary>
    private static double Convexity(double[] x)
    {
        var (d1, _) = O.Distances(x[0], x[1], x[2], x[3], x[4]);
        return O.Density(d1) / x[0] * (1 + (1 + Abs(d1)) / (x[4] * x[4] * x[2]));
    }
}
