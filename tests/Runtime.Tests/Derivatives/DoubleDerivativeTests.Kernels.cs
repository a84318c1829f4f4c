namespace Kernels.Tests.Derivatives;

/// <content>The function, which other processes run too.</content>
public partial class DoubleDerivativeTests
{
    internal static partial class LogisticKernel
    {
        [Vectorize(Gpu = true)]
        public static double Logistic(double x) => 1 / (1 + Math.Exp(-x));

        [Vectorize(Gpu = true), DerivativeOf(nameof(Logistic))]
        public static partial double First(double x);

        [Vectorize(Gpu = true), DerivativeOf(nameof(First))]
        public static partial double Second(double x);
    }
}
