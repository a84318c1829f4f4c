using System.Numerics.Tensors;

namespace Kernels.Accuracy;

/// <summary>The functions of one float as TensorPrimitives has them, which states no bounds, checked as ours are.</summary>
public static class TensorPrimitivesCheck
{
    /// <summary>The results that are part of the repository.</summary>
    public const string CheckedIn = "tests/Accuracy/tensor-primitives.csv";

    /// <summary>Under the names that they have here.</summary>
    public static IReadOnlyList<CheckedFunction> Functions { get; } =
    [
        Of("Exp(float)", TensorPrimitives.Exp),
        Of("Exp2(float)", TensorPrimitives.Exp2),
        Of("Exp10(float)", TensorPrimitives.Exp10),
        Of("Expm1(float)", TensorPrimitives.ExpM1),
        Of("Exp2M1(float)", TensorPrimitives.Exp2M1),
        Of("Exp10M1(float)", TensorPrimitives.Exp10M1),
        Of("Log(float)", TensorPrimitives.Log),
        Of("Log2(float)", TensorPrimitives.Log2),
        Of("Log10(float)", TensorPrimitives.Log10),
        Of("Log1p(float)", TensorPrimitives.LogP1),
        Of("Log2P1(float)", TensorPrimitives.Log2P1),
        Of("Log10P1(float)", TensorPrimitives.Log10P1),
        Of("Sigmoid(float)", TensorPrimitives.Sigmoid),
        Of("Tanh(float)", TensorPrimitives.Tanh),
        Of("Sin(float)", TensorPrimitives.Sin),
        Of("Cos(float)", TensorPrimitives.Cos),
        Of("Tan(float)", TensorPrimitives.Tan),
        Of("SinPi(float)", TensorPrimitives.SinPi),
        Of("CosPi(float)", TensorPrimitives.CosPi),
        Of("TanPi(float)", TensorPrimitives.TanPi),
        Of("Sinh(float)", TensorPrimitives.Sinh),
        Of("Cosh(float)", TensorPrimitives.Cosh),
        Of("Asinh(float)", TensorPrimitives.Asinh),
        Of("Acosh(float)", TensorPrimitives.Acosh),
        Of("Atanh(float)", TensorPrimitives.Atanh),
        Of("Asin(float)", TensorPrimitives.Asin),
        Of("Acos(float)", TensorPrimitives.Acos),
        Of("Atan(float)", TensorPrimitives.Atan),
        Of("Cbrt(float)", TensorPrimitives.Cbrt),
        Of("ReciprocalSqrt(float)", TensorPrimitives.ReciprocalSqrt),
    ];

    private static SingleFunction Of(string name, SingleMap function) =>
        AccuracyCheck.Functions.OfType<SingleFunction>().Single(own => own.Name == name).By(function);
}
