using System;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Targets.Wgsl;

/// <summary>WGSL, the language of WebGPU's shaders, without extensions.</summary>
internal sealed class WgslLanguage() : TargetLanguage("WGSL", WgslNames.Reserved, [GpuFunctions.OfFloats, GpuFunctions.Shared])
{
    public static readonly WgslLanguage Instance = new();

    /// <summary>The types of the language.</summary>
    public static readonly TypeTable<GpuType> Types = new(
        "WGSL",
        (ScalarType.Bool, GpuType.Condition("bool")),
        (ScalarType.Int32, GpuType.Signed("i32", "i", "i32(-2147483648)")),
        (ScalarType.UInt32, GpuType.Unsigned("u32", "u")),
        (ScalarType.Single, GpuType.Float("f32", "f", static bits => $"{WgslNames.FloatOf}(0x{bits & 0xFFFF_FFFF:X8}u)")));

    /// <summary>
    /// The functions that are exact, mere estimates, or the language's only way: <c>fma</c> may round twice, but nothing else rounds
    /// once for sure. Its other functions may be wrong by an absolute amount, as those of HLSL.
    /// </summary>
    private static readonly Dictionary<string, string> BuiltIn = new(StringComparer.Ordinal)
    {
        ["Abs"] = "abs",
        ["Sqrt"] = "sqrt",
        ["FusedMultiplyAdd"] = "fma",
        ["Floor"] = "floor",
        ["Ceiling"] = "ceil",
        ["Round"] = "round",
        ["Truncate"] = "trunc",
        ["ReciprocalSqrtEstimate"] = "inverseSqrt",
    };

    public override bool SignedWraps => true;

    public override bool CountsWrap => true;

    private static bool IsInfiniteOrNaN(Constant number) => double.IsNaN(number.Float) || double.IsInfinity(number.Float);

    public override string? Spelling(MathFunction function) => BuiltIn.TryGetValue(function.Name, out var name) ? name : null;

    public override string? Limit(Expr node) => node switch
    {
        _ when node.Operands.Append(node).Any(static value => value.Type.Bits == 64) =>
            "WGSL has no numbers of 64 bits",
        Lookup { Table: { Bits: { } numbers, Type: var type } } when type.IsFloat && numbers.Any(bits => IsInfiniteOrNaN(new Constant(type, bits))) =>
            "a constant of WGSL is neither infinite nor NaN",
        Binary { Operator: BinaryOperator.Remainder } when node.Type.IsFloat => "WGSL has no exact remainder of floating-point numbers",
        _ => Types.Limit(node),
    };
}
