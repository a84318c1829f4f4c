using System;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;
using Kernels.Generators.Text;

namespace Kernels.Generators.Emit.Expressions;

/// <summary>
/// Floats in lanes of 64 bits. A lane holds the double that a float is. A sum, a product, a quotient and a root of such numbers,
/// rounded to float, are what float arithmetic gives: double has more than twice its digits. Functions are those of float,
/// on vectors of half the size.
/// </summary>
internal sealed partial class VectorExpressionWriter
{
    /// <summary>What the names stand for that were written so far.</summary>
    private readonly Dictionary<Variable, Expr> definitions = [];

    private bool IsNarrowFloat(ScalarType type) => type.IsFloat && type.Bits < laneBits;

    /// <summary>A value that is narrowed next, which cuts off what exceeds its type.</summary>
    private Code PrintToNarrow(Expr value) => value switch
    {
        // The bits that come in from the left are cut off: a shift of integers with a sign needs several instructions before AVX-512.
        Conversion
        {
            Operand: Binary { Operator: BinaryOperator.ShiftRight, Type: { IsSigned: true, Bits: 64 }, Right: Constant { Bits: >= 0 and <= 32 } } shift,
        } conversion =>
            PrintToNarrow(conversion with { Operand = shift with { Operator = BinaryOperator.UnsignedShiftRight } }),
        Conversion { Operand: var operand, To: var to } when operand.Type.IsFloat == to.IsFloat && to.IsNumber => As(Print(operand), operand.Type, to),
        Binary binary when IsRounded(binary) => PrintArithmetic(binary),
        _ => Print(value),
    };

    /// <summary>A value of fewer bits than its lane as a vector of its own type.</summary>
    private string Narrow(Expr value) => value.Type.Bits == laneBits ? Print(value).Text : $"{types["Lanes"]}.Narrow({PrintToNarrow(value).Text})";

    /// <summary>Back into the lanes.</summary>
    private Code Widened(Code code, ScalarType type) => type.IsNumber && type.Bits < laneBits
        ? Code.Primary($"{types["Lanes"]}.Widen{width.Bits}({code.Text})")
        : code;

    private Code PrintNarrowMath(MathCall call)
    {
        var method = call.Form switch
        {
            VectorForm.Vector => $"{types[$"Vector{Math.Max(width.Bits / 2, 128)}"]}.{call.Function.Name}",
            VectorForm.VectorMath => $"{types["VectorMath"]}.{call.Function.Method}",
            VectorForm.Lanes => $"{types["Lanes"]}.{call.Function.Name}",
            var form => throw new NotSupportedException($"{call.Function.Name} as {form}"),
        };
        return Widened(Code.Primary($"{method}({string.Join(", ", call.Arguments.Select(Narrow))})"), call.Type);
    }

    private Code PrintClassify(Classify classify)
    {
        if (!IsNarrowFloat(classify.Operand.Type) || !Predicate.Get(classify.Predicate).IsOfFormat)
            return Call(classify.Predicate, Print(classify.Operand).Text);
        var test = $"{types[$"Vector{Math.Max(width.Bits / 2, 128)}"]}.{classify.Predicate}({Narrow(classify.Operand)})";
        var mask = ScalarType.Bool.InLane(classify.Operand.Type.Bits);
        return Code.Primary($"{Widened(Code.Primary($"{test}.As{mask.Name}()"), mask).Text}.As{Element(classify.Operand.Type).Name}()");
    }

    private Code PrintBitCast(BitCast cast) => cast.To.Bits < laneBits
        ? Widened(Code.Primary($"{Narrow(cast.Operand)}.As{cast.To.Name}()"), cast.To)
        : As(Print(cast.Operand), cast.Operand.Type, cast.To);

    /// <summary>The instruction for a product of integers that both fit 32 bits, as signed or as unsigned ones; null of other factors.</summary>
    private string? ShortProduct(Expr left, Expr right) => IsOf(ScalarType.Int32, left) && IsOf(ScalarType.Int32, right) ? "MultiplySigned"
        : IsOf(ScalarType.UInt32, left) && IsOf(ScalarType.UInt32, right) ? "MultiplyUnsigned"
        : null;

    private bool IsOf(ScalarType type, Expr factor) => factor switch
    {
        Conversion { Operand.Type: var from } => from == type,
        Constant { Bits: var bits } => bits >= type.Min && bits <= type.Max,
        Variable variable => definitions.TryGetValue(variable, out var value) && IsOf(type, value),
        _ => false,
    };
}
