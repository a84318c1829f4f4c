namespace Kernels.Tests.Derivatives;

/// <summary>Functions with kinks that cancel, or meet conditions.</summary>
internal static partial class SmoothKinkKernels
{
    [Vectorize, DerivativeOf(nameof(Losses.LogisticLoss), "logit")]
    internal static partial float L1(float logit, float label);

    [Vectorize, DerivativeOf(nameof(L1), "logit")]
    internal static partial float L2(float logit, float label);

    [Vectorize]
    internal static double S(double x) => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x)));

    [Vectorize, DerivativeOf(nameof(S))]
    internal static partial double S1(double x);

    [Vectorize, DerivativeOf(nameof(S1))]
    internal static partial double S2(double x);

    [Vectorize, DerivativeOf(nameof(S2))]
    internal static partial double S3(double x);

    [Vectorize]
    internal static double M(double a, double b) => Math.Max(a, b) + Math.Log(1 + Math.Exp(-Math.Abs(a - b)));

    [Vectorize, DerivativeOf(nameof(M), "a")]
    internal static partial double M1(double a, double b);

    [Vectorize, DerivativeOf(nameof(M1), "a")]
    internal static partial double M2(double a, double b);

    [Vectorize, DerivativeOf(nameof(M1), "b")]
    internal static partial double Mab(double a, double b);

    [Vectorize]
    internal static double A(double x) => Math.Abs(x) * Math.Abs(x);

    [Vectorize, DerivativeOf(nameof(A))]
    internal static partial double A1(double x);

    [Vectorize, DerivativeOf(nameof(A1))]
    internal static partial double A2(double x);

    [Vectorize]
    internal static double P(double x)
    {
        var p = Math.Max(x, 0);
        var m = Math.Min(x, 0);
        return p * p + m * m;
    }

    [Vectorize, DerivativeOf(nameof(P))]
    internal static partial double P1(double x);

    [Vectorize, DerivativeOf(nameof(P1))]
    internal static partial double P2(double x);

    [Vectorize]
    internal static double C(double x)
    {
        var e = Math.Exp(-2 * Math.Abs(x));
        return Math.CopySign((1 - e) / (1 + e), x);
    }

    [Vectorize, DerivativeOf(nameof(C))]
    internal static partial double C1(double x);

    [Vectorize, DerivativeOf(nameof(C1))]
    internal static partial double C2(double x);

    [Vectorize, DerivativeOf(nameof(C2))]
    internal static partial double C3(double x);

    [Vectorize]
    internal static double T(double x)
    {
        var e = Math.Exp(-Math.Abs(x));
        var t = (1 - e) / (1 + e);
        return x < 0 ? -t : t;
    }

    [Vectorize, DerivativeOf(nameof(T))]
    internal static partial double T1(double x);

    [Vectorize, DerivativeOf(nameof(T1))]
    internal static partial double T2(double x);

    [Vectorize, DerivativeOf(nameof(T2))]
    internal static partial double T3(double x);

    [Vectorize]
    internal static double R(double x) => (x <= 0 ? 0 : x) + Math.Log(1 + Math.Exp(-Math.Abs(x)));

    [Vectorize, DerivativeOf(nameof(R))]
    internal static partial double R1(double x);

    [Vectorize, DerivativeOf(nameof(R1))]
    internal static partial double R2(double x);

    [Vectorize]
    internal static double X(double x) => Math.Abs(x * x);

    [Vectorize, DerivativeOf(nameof(X))]
    internal static partial double X1(double x);

    [Vectorize, DerivativeOf(nameof(X1))]
    internal static partial double X2(double x);

    [Vectorize]
    internal static double Y(double x) => Math.Max(x * x, 0);

    [Vectorize, DerivativeOf(nameof(Y))]
    internal static partial double Y1(double x);

    [Vectorize, DerivativeOf(nameof(Y1))]
    internal static partial double Y2(double x);

    [Vectorize]
    internal static double Z(double x, double y) => (y <= 0 ? 0 : y) + Math.Abs(x);

    [Vectorize, DerivativeOf(nameof(Z), "x")]
    internal static partial double Z1(double x, double y);

    [Vectorize]
    internal static double W(double x, double y) => Math.Abs(x) * Math.Abs(y);

    [Vectorize, DerivativeOf(nameof(W), "x")]
    internal static partial double W1(double x, double y);

    [Vectorize, DerivativeOf(nameof(W1), "y")]
    internal static partial double W2(double x, double y);

    [Vectorize]
    internal static double Cube(double x) => Math.Abs(x) * x * x;

    [Vectorize, DerivativeOf(nameof(Cube))]
    internal static partial double Cube1(double x);

    [Vectorize, DerivativeOf(nameof(Cube1))]
    internal static partial double Cube2(double x);

    [Vectorize]
    internal static double G(double x) => Math.Exp(Math.Abs(x)) + Math.Exp(-Math.Abs(x));

    [Vectorize, DerivativeOf(nameof(G))]
    internal static partial double G1(double x);

    [Vectorize, DerivativeOf(nameof(G1))]
    internal static partial double G2(double x);

    [Vectorize, DerivativeOf(nameof(G2))]
    internal static partial double G3(double x);

    [Vectorize, DerivativeOf(nameof(G3))]
    internal static partial double G4(double x);

    [Vectorize]
    internal static double Signed(double x) => Math.Sign(x) * (1 - Math.Exp(-Math.Abs(x)));

    [Vectorize, DerivativeOf(nameof(Signed))]
    internal static partial double SignedSlope(double x);

    [Vectorize]
    internal static double LogSum(double a, double b) => a == b ? a + 0.6931471805599453 : Math.Max(a, b) + KernelMath.Log1p(Math.Exp(-Math.Abs(a - b)));

    [Vectorize, DerivativeOf(nameof(LogSum))]
    internal static partial (double A, double B) LogSumGradient(double a, double b);

    [Vectorize]
    internal static float Sinc(float x) => x == 0f ? 1f : MathF.Sin(x) / x;

    [Vectorize, DerivativeOf(nameof(Sinc))]
    internal static partial float SincSlope(float x);

    [Vectorize]
    internal static float Chosen(float p, float label) => label == 1f ? -MathF.Log(p) : -MathF.Log(1f - p);

    [Vectorize, DerivativeOf(nameof(Chosen))]
    internal static partial (float Value, float P) ChosenByP(float p, float label);

    [Vectorize, DerivativeOf(nameof(Chosen))]
    internal static partial (float P, float Label) ChosenByBoth(float p, float label);

    [Vectorize]
    internal static float Q(float x) => x != 0f ? x * x : 0f;

    [Vectorize, DerivativeOf(nameof(Q))]
    internal static partial float Q1(float x);

    [Vectorize, DerivativeOf(nameof(Q1))]
    internal static partial float Q2(float x);
}
