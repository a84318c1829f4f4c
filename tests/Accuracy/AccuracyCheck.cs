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
        new SingleFunction("Sigmoid(float)", 2, VectorMath.Sigmoid, SingleReference.Sigmoid),
        new SingleFunction("Softplus(float)", 2, VectorMath.Softplus, SingleReference.Softplus),
        new SingleFunction("Sin(float)", 2, VectorMath.Sin, Math.Sin),
        new SingleFunction("Cos(float)", 2, VectorMath.Cos, Math.Cos),
        new PowFunction("Pow(float)", 4, VectorMath.Pow),
        new DoubleFunction("Exp(double)", 1, VectorMath.Exp, Math.Exp, x => ExactMath.Exp(x), -746, 710),
        new DoubleFunction("Log(double)", 1, VectorMath.Log, Math.Log, x => ExactMath.Log(x), 0, 1e6),
        new DoubleFunction("Tanh(double)", 2, VectorMath.Tanh, Math.Tanh, x => ExactMath.Tanh(x), -20, 20),
        new DoubleFunction("Sigmoid(double)", 2, VectorMath.Sigmoid, SingleReference.Sigmoid, x => ExactMath.Sigmoid(x), -746, 40),
        new DoubleFunction("KernelMath.Expm1(double)", 4, EachDouble(KernelMath.Expm1), SingleReference.Expm1, x => ExactMath.Expm1(x), -40, 710),
        new DoubleFunction("KernelMath.Log1p(double)", 4, EachDouble(KernelMath.Log1p), SingleReference.Log1p, x => ExactMath.Log1p(x), -1, 1e6),
        new DoubleFunction("KernelMath.Softplus(double)", 4, EachDouble(KernelMath.Softplus), SingleReference.Softplus, x => ExactMath.Softplus(x), -746, 40),
    ];

    /// <summary>Checks a function, given by its name in <see cref="Functions"/>, on a sample of its inputs.</summary>
    public static AccuracyResult Run(string function, long sampleCount) =>
        Functions.Single(candidate => candidate.Name == function).Check(sampleCount);

    private static DoubleMap EachDouble(Func<double, double> function) => (x, destination) =>
    {
        for (var i = 0; i < x.Length; i++) destination[i] = function(x[i]);
    };
}
