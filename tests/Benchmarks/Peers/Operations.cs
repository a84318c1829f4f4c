using System.Collections.Immutable;
using System.Numerics.Tensors;

namespace Kernels.Benchmarks.Peers;

/// <summary>The table of operations: a new one is a row here, and a line in each peer's file.</summary>
internal static class Operations
{
    private static readonly InputRange Real = new(-10f, 10f);
    private static readonly InputRange Positive = new(0.01f, 10f);
    private static readonly InputRange Probability = new(0f, 1f);
    private static readonly InputRange Price = new(50f, 150f);
    private static readonly InputRange Years = new(0.1f, 2f);

    public static ImmutableArray<Operation> All { get; } =
    [
        new("Sigmoid", OperationKind.Single, [Real],
            static a => Activations.Sigmoid(a.X, a.Result), ScalarLoops.Sigmoid, static a => TensorPrimitives.Sigmoid(a.X, a.Result)),
        new("Exp", OperationKind.Single, [Real],
            static a => PeerKernels.Exp(a.X, a.Result), ScalarLoops.Exp, static a => TensorPrimitives.Exp(a.X, a.Result)),
        new("Tanh", OperationKind.Single, [Real],
            static a => Activations.Tanh(a.X, a.Result), ScalarLoops.Tanh, static a => TensorPrimitives.Tanh(a.X, a.Result)),
        new("Log", OperationKind.Single, [Positive],
            static a => PeerKernels.Log(a.X, a.Result), ScalarLoops.Log, static a => TensorPrimitives.Log(a.X, a.Result)),
        new("Softplus", OperationKind.Single, [Real],
            static a => Activations.Softplus(a.X, a.Result), ScalarLoops.Softplus, Compositions.Softplus),
        new("Pow", OperationKind.Single, [Positive, Real],
            static a => PeerKernels.Pow(a.X, a.Y, a.Result), ScalarLoops.Pow, static a => TensorPrimitives.Pow(a.X, a.Y, a.Result)),
        new("Sin", OperationKind.Single, [Real],
            static a => PeerKernels.Sin(a.X, a.Result), ScalarLoops.Sin, static a => TensorPrimitives.Sin(a.X, a.Result)),
        new("Relu", OperationKind.Single, [Real],
            static a => Activations.Relu(a.X, a.Result), ScalarLoops.Relu, static a => TensorPrimitives.Max(a.X, 0f, a.Result)),
        new("LogisticLoss", OperationKind.Single, [Real, Probability],
            static a => Losses.LogisticLoss(a.X, a.Y, a.Result), ScalarLoops.LogisticLoss, Compositions.LogisticLoss) { Scratch = 1 },
        new("ExpDouble", OperationKind.Single, [Real],
            static a => PeerKernels.Exp(a.Doubles, a.DoubleResult), ScalarLoops.ExpDouble,
            static a => TensorPrimitives.Exp(a.Doubles, a.DoubleResult)) { ElementSize = sizeof(double) },
        new("Silu", OperationKind.Fused, [Real],
            static a => PeerKernels.Silu(a.X, a.Result), ScalarLoops.Silu, Compositions.Silu),
        new("Gelu", OperationKind.Fused, [Real],
            static a => PeerKernels.Gelu(a.X, a.Result), ScalarLoops.Gelu, Compositions.Gelu),
        new("LogisticLossGradient", OperationKind.Fused, [Real, Probability],
            static a => Losses.LogisticLossGradient(a.X, a.Y, a.Result, a.Second), ScalarLoops.LogisticLossGradient,
            Compositions.LogisticLossGradient) { Results = 2, Scratch = 1 },
        new("BlackScholes", OperationKind.Fused, [Price, Price, Years],
            static a => PeerKernels.CallPrice(a.X, a.Y, a.Z, a.Result), ScalarLoops.BlackScholes,
            Compositions.BlackScholes) { Scratch = 4, IsComputeBound = true },
        new("Sum", OperationKind.Reduction, [Real],
            static a => a.Result[0] = PeerKernels.ValueSum(a.X), ScalarLoops.Sum, static a => a.Result[0] = TensorPrimitives.Sum(a.X)),
        new("Dot", OperationKind.Reduction, [Real, Real],
            static a => a.Result[0] = PeerKernels.ProductSum(a.X, a.Y), ScalarLoops.Dot, static a => a.Result[0] = TensorPrimitives.Dot(a.X, a.Y)),
        new("Min", OperationKind.Reduction, [Real],
            static a => a.Result[0] = PeerKernels.ValueMin(a.X), ScalarLoops.Min, static a => a.Result[0] = TensorPrimitives.Min(a.X)),
        new("Max", OperationKind.Reduction, [Real],
            static a => a.Result[0] = PeerKernels.ValueMax(a.X), ScalarLoops.Max, static a => a.Result[0] = TensorPrimitives.Max(a.X)),
    ];
}
