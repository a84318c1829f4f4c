using System.Linq;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Parsing;

/// <summary>What the languages of GPUs cannot say. Each method gives the reason, or null where there is none.</summary>
internal static class GpuLimits
{
    /// <summary>Why a node has no form in OpenCL C, nor in any other language of GPUs.</summary>
    public static string? OpenCL(Expr node) => node is ExternalCall
        ? "its body is not known here, so it cannot be written for a GPU"
        : null;

    /// <summary>Why a node has no form in HLSL of shader model 5.</summary>
    public static string? Hlsl(Expr node) => node switch
    {
        { Type: ScalarType.Int64 or ScalarType.UInt64 } => "HLSL has no integers of 64 bits",
        MathCall or Classify or BitCast when node.Operands.Append(node).Any(static value => value.Type == ScalarType.Double) => "HLSL has no functions of double",
        Binary { Operator: BinaryOperator.Remainder } when node.Type.IsFloat() => "HLSL has no exact remainder of floating-point numbers",
        _ => null,
    };
}
