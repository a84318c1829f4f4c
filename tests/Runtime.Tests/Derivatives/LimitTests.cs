using Xunit;
using A = Kernels.Tests.Derivatives.ActivationKernels;
using F = Kernels.Tests.Derivatives.FunctionKernels;
using L = Kernels.Tests.Derivatives.LossKernels;

namespace Kernels.Tests.Derivatives;

/// <summary>Derivatives where arguments are infinite, or so large that a part of the function overflows.</summary>
public class LimitTests
{
    public static TheoryData<string> Names => [.. Table.Keys];

    // By name: the derivative, and its limits at −∞ and +∞. Where the function itself is the product of 0 and ∞ at an
    // infinity, or a part of it overflows before, there is a last argument up to which it is asked for. None of these
    // is in the runtime.
    private static readonly Dictionary<string, Limits> Table = new()
    {
        ["Sigmoid"] = new(F.SigmoidDerivative, 0f, 0f),
        ["Tanh"] = new(F.TanhDerivative, 0f, 0f),
        ["Softplus"] = new(F.SoftplusDerivative, 0f, 1f),
        ["Softplus (naive)"] = new(A.NaiveSoftplusDerivative, 0f, 1f),
        ["Logistic, second"] = new(LanguageKernels.SigmoidSecond, 0f, 0f),
        ["Logistic, third"] = new(LanguageKernels.SigmoidThird, 0f, 0f),
        ["Exp"] = new(F.ExpDerivative, 0f, float.PositiveInfinity),
        ["Exp2"] = new(F.Exp2Derivative, 0f, float.PositiveInfinity),
        ["Exp10"] = new(F.Exp10Derivative, 0f, float.PositiveInfinity),
        ["Expm1"] = new(F.Expm1Derivative, 0f, float.PositiveInfinity),
        ["Atan"] = new(F.AtanDerivative, 0f, 0f),
        ["Asinh"] = new(F.AsinhDerivative, 0f, 0f),
        ["Acosh"] = new(F.AcoshDerivative, float.NaN, 0f),
        ["ReciprocalSqrt"] = new(F.ReciprocalSqrtDerivative, float.NaN, 0f),
        ["Cbrt"] = new(F.CbrtDerivative, 0f, 0f),
        ["Sqrt"] = new(F.SqrtDerivative, float.NaN, 0f),
        ["Log"] = new(F.LogDerivative, -0f, 0f),
        ["Sinh"] = new(F.SinhDerivative, float.PositiveInfinity, float.PositiveInfinity),
        ["Cosh"] = new(F.CoshDerivative, float.NegativeInfinity, float.PositiveInfinity),
        ["Elu"] = new(static x => A.EluGradient(x, 1f).X, 0f, 1f),
        ["Elu by alpha"] = new(static x => A.EluGradient(x, 1f).Alpha, -1f, 0f),
        ["Selu"] = new(A.SeluDerivative, 0f, A.SeluScale),
        ["Softsign"] = new(A.SoftsignDerivative, 0f, 0f, UpTo: float.MaxValue),
        ["Hard swish"] = new(A.HardSwishDerivative, 0f, 1f),
        ["Gelu (tanh)"] = new(A.GeluTanhDerivative, 0f, 1f, UpTo: float.MaxValue),
        ["Gelu (erf)"] = new(A.GeluErfDerivative, 0f, 1f, UpTo: 1e30f),
        ["Mish (log)"] = new(A.MishOfLogDerivative, 0f, 1f, UpTo: float.MaxValue),
        ["Mish (softplus)"] = new(A.MishOfSoftplusDerivative, 0f, 1f, UpTo: float.MaxValue),
        ["Silu (quotient)"] = new(A.SiluOfQuotientDerivative, 0f, 1f, UpTo: float.MaxValue),
        ["Silu (product)"] = new(A.SiluOfProductDerivative, 0f, 1f, UpTo: float.MaxValue),
        ["Log-cosh"] = new(static x => L.LogCoshGradient(x, 0f).Prediction, -1f, 1f),
        ["Log-cosh (naive)"] = new(L.NaiveLogCoshDerivative, -1f, 1f, UpTo: 88f),
        ["Huber"] = new(static x => L.HuberGradient(x, 0f, 2f).Prediction, -2f, 2f),
        ["Gaussian density"] = new(static x => L.GaussianDensityGradient(x, 0f, 1f).X, 0f, 0f, UpTo: float.MaxValue),
        ["Gaussian density by deviation"] = new(static x => L.GaussianDensityGradient(x, 0f, 1f).Deviation, 0f, 0f, UpTo: float.MaxValue),
        ["Root of a positive number"] = new(A.SqrtOfPositiveDerivative, 0f, 0f),
        ["Logistic loss, label 0"] = new(static x => Losses.LogisticLossGradient(x, 0f).Logit, 0f, 1f),
        ["Logistic loss, label 1"] = new(static x => Losses.LogisticLossGradient(x, 1f).Logit, -1f, 0f),
        ["Focal loss"] = new(static x => L.FocalGradient(x, 1f, 2f).Logit, -1f, 0f, UpTo: 1e30f),
        ["Focal loss, gamma 1/2"] = new(static x => L.FocalGradient(x, 1f, 0.5f).Logit, -1f, 0f, UpTo: float.MaxValue),
        ["Focal loss (naive), gamma 1/2"] = new(static x => L.NaiveFocalDerivative(x, 1f, 0.5f), -1f, 0f, UpTo: 16f),
    };

    // NaN is in neither branch of the one, and the other has the slope of |NaN|, a sign.
    private static readonly string[] ChoosesAtNan = ["Root of a positive number", "Huber"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Large_and_infinite_arguments_have_the_limit_of_the_true_derivative(string name)
    {
        var limits = Table[name];
        var places = new[] { limits.UpTo, float.PositiveInfinity, float.MaxValue, 1e30f, 1e20f, 1e15f, 1e10f }
            .Where(x => x <= limits.UpTo)
            .SelectMany(x => new[] { (At: x, Limit: limits.AtPlus), (At: -x, Limit: limits.AtMinus) });
        Assert.Empty(places
            .Where(place => !IsNear(limits.Derivative(place.At), place.Limit))
            .Select(place => $"{name} at {place.At}: {limits.Derivative(place.At)} instead of {place.Limit}"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nan_gives_nan_unless_a_choice_is_made(string name) =>
        Assert.Equal(!ChoosesAtNan.Contains(name), float.IsNaN(Table[name].Derivative(float.NaN)));

    private static bool IsNear(float actual, float limit) => actual.Equals(limit) || Math.Abs(actual - limit) <= 1e-4f;

    private sealed record Limits(Func<float, float> Derivative, float AtMinus, float AtPlus, float UpTo = float.PositiveInfinity);
}
