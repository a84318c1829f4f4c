using System;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Targets.ComputeSharp;

/// <summary>
/// A language in which a shader is written: HLSL of shader model 5, or the C# of ComputeSharp, which has the same functions.
/// Statements are the same text in both but for the pieces here.
/// </summary>
internal abstract class ShaderLanguage(IReadOnlyCollection<string> reserved) : TargetLanguage("HLSL", reserved, [GpuFunctions.OfFloats, GpuFunctions.Shared])
{
    /// <summary>The intrinsics that are exact or mere estimates; <c>FloatFunctions</c> says what is wrong with the others.</summary>
    private static readonly Dictionary<string, string> Intrinsics = new(StringComparer.Ordinal)
    {
        ["Abs"] = "abs",
        ["Sqrt"] = "sqrt",
        ["FusedMultiplyAdd"] = "mad",
        ["Floor"] = "floor",
        ["Ceiling"] = "ceil",
        ["Round"] = "round",
        ["Truncate"] = "trunc",
        ["ReciprocalEstimate"] = "rcp",
        ["ReciprocalSqrtEstimate"] = "rsqrt",
    };

    /// <summary>The types of HLSL, which C# calls the same.</summary>
    public static readonly TypeTable<GpuType> Types = new(
        "HLSL",
        (ScalarType.Bool, GpuType.Condition("bool")),
        (ScalarType.Int32, GpuType.Signed("int", "", "asint(0x80000000u)")),
        (ScalarType.UInt32, GpuType.Unsigned("uint", "u")),
        (ScalarType.Single, GpuType.Float("float", "f", static bits => $"asfloat(0x{bits & 0xFFFF_FFFF:X8}u)")),
        (ScalarType.Double, GpuType.Float("double", "L", static bits => $"asdouble(0x{bits & 0xFFFF_FFFF:X8}u, 0x{(bits >> 32) & 0xFFFF_FFFF:X8}u)")));

    /// <summary>Why something of doubles cannot be written.</summary>
    public const string NoDoubleFunctions = "HLSL has no functions of double";

    /// <summary>The numbers of a table of constants, which is a function that chooses among them: the C# of a shader has no arrays.</summary>
    private const int MostConstants = 64;

    private static readonly string ManyConstants = $"a shader has no table of more than {MostConstants} constants, so make it a [Uniform] ReadOnlySpan";

    /// <summary>The number of the thread: of one row, or of several where one is not enough.</summary>
    public abstract string ThreadIndex { get; }

    /// <summary>What stands before the type of a function that reads buffers.</summary>
    public abstract string MemberPrefix { get; }

    public override bool SignedWraps => true;

    public override bool CountsWrap => false;

    public override bool HasArrays => false;

    public override string? Spelling(MathFunction function) => Intrinsics.TryGetValue(function.Name, out var name) ? name : null;

    public override string? Limit(Expr node) => node switch
    {
        Lookup { Table.Bits.Count: > MostConstants } => ManyConstants,
        { Type: { IsInteger: true, Bits: 64 } } => "HLSL has no integers of 64 bits",
        MathCall or Classify or BitCast when node.Operands.Append(node).Any(static value => value.Type == ScalarType.Double) => NoDoubleFunctions,
        Binary { Operator: BinaryOperator.Remainder } when node.Type.IsFloat => "HLSL has no exact remainder of floating-point numbers",
        _ => Types.Limit(node),
    };

    /// <summary>A writer of expressions, for one function.</summary>
    /// <param name="members">Names besides <see cref="TargetLanguage.Taken"/> that no variable may have there.</param>
    public GpuExpressionWriter Expressions(params string[] members) => Expressions(GpuTables.None, members);

    /// <inheritdoc cref="Expressions(string[])"/>
    /// <param name="tables">The tables that the function reads.</param>
    public abstract GpuExpressionWriter Expressions(GpuTables tables, params string[] members);

    /// <summary>The lesser or the larger of two integers.</summary>
    public abstract string Intrinsic(string name, string left, string right);

    public string Literal(Constant constant) => Expressions().Write(constant);
}
