using System;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;
using Kernels.Generators.Text;

namespace Kernels.Generators.Emit.Expressions;

/// <summary>Conditions as masks, and their logic.</summary>
internal sealed partial class VectorExpressionWriter
{
    private Code PrintMask(Expr condition, ScalarType element)
    {
        if (condition is Constant { Type.IsBool: true } constant)
            return Code.Primary($"{vector}<{element.Code}>.{(constant.Bits != 0 ? "AllBitsSet" : "Zero")}");
        var code = condition is Binary logic ? PrintLogic(logic, element) : Print(condition);
        var own = condition is Binary ? element : MaskElement(condition);
        return own is null || own == element ? code : Code.Primary($"{code.At(Precedence.Primary)}.As{element.Name}()");
    }

    /// <summary>Not by the operators &amp; and ^, which the just-in-time compiler may get wrong; see Lanes.Masks.cs.</summary>
    private Code PrintLogic(Binary logic, ScalarType element) => logic.Operator switch
    {
        BinaryOperator.And => PrintAnd(Conjuncts(logic), element),
        BinaryOperator.Or => new Code(
            $"{PrintMask(logic.Left, element).At(Precedence.Or)} | {PrintMask(logic.Right, element).At(Precedence.Or + 1)}", Precedence.Or),
        BinaryOperator.Xor => Code.Primary($"{types["Lanes"]}.Xor({PrintMask(logic.Left, element).Text}, {PrintMask(logic.Right, element).Text})"),
        _ => throw new NotSupportedException(logic.Operator.ToString()),
    };

    private Code PrintAnd(IEnumerable<Expr> conditions, ScalarType element)
    {
        const int Most = 4; // the overloads of Lanes.And
        var masks = conditions.Select(condition => PrintMask(condition, element).Text).ToList();
        while (masks.Count > 1)
        {
            var joined = $"{types["Lanes"]}.And({string.Join(", ", masks.Take(Most))})";
            masks = [joined, .. masks.Skip(Most)];
        }

        return Code.Primary(masks[0]);
    }

    private static IEnumerable<Expr> Conjuncts(Expr condition) => condition is Binary { Operator: BinaryOperator.And } and
        ? and.Operands.SelectMany(Conjuncts)
        : [condition];

    /// <summary>The element type of the mask that a condition is; null of a constant, which fits any.</summary>
    private ScalarType? MaskElement(Expr condition) => condition switch
    {
        Compare compare => Element(compare.Left.Type),
        Classify classify => Element(classify.Operand.Type),
        Unary unary => MaskElement(unary.Operand),
        Binary binary => MaskElement(binary.Left) ?? MaskElement(binary.Right),
        Select select => MaskElement(select.WhenTrue) ?? MaskElement(select.WhenFalse) ?? MaskElement(select.Condition),
        Variable { Name: var name } => maskElements.TryGetValue(name, out var element) ? element : null,
        Parameter { Name: var name } => maskElements.TryGetValue(name, out var element) ? element : null,
        Item item => MaskElement(StateOf(item)!),
        _ => null,
    };
}
