using System;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Passes;

/// <summary>
/// Rewrites that leave every result as IEEE 754 has it, the sign and payload of a NaN aside. What is missing here is
/// missing on purpose: x·0 is not 0 (infinities, NaN, -0), x + 0 is not x (-0), a &lt; b negated is not b &lt;= a.
/// </summary>
internal static class Simplify
{
    public static Function Run(Function function)
    {
        // A binding that became a leaf goes; its uses take the leaf. So does a negated condition, which a select undoes
        // by exchanging its arms.
        var leaves = new Dictionary<Variable, Expr>();
        var nan = new HashSet<Expr>();
        var bindings = new List<Binding>();
        foreach (var binding in function.Bindings)
        {
            var value = Run(binding.Value);
            if (KnownNumbers.IsNaN(value, nan))
                nan.Add(binding.Variable);
            if (value is Unary { Type.IsBool: true } not && binding.Name is null)
            {
                if (!not.Operand.IsAtom)
                    bindings.Add(binding with { Value = not.Operand });
                leaves.Add(binding.Variable, not.Operand.IsAtom ? not : not with { Operand = binding.Variable });
            }
            else if (value.IsAtom)
            {
                leaves.Add(binding.Variable, value);
            }
            else
            {
                bindings.Add(binding with { Value = value });
            }
        }

        return function with
        {
            Bindings = bindings.ToEquatableArray(),
            Result = Run(function.Result),
            Throws = function.Throws is { } throws && Run(throws) is var condition && condition != Constant.False ? condition : null,
        };

        Expr Run(Expr expression) => expression.Rewrite(node =>
            node is Variable variable ? leaves.TryGetValue(variable, out var leaf) ? leaf : node : Node(node, nan));
    }

    /// <summary>One step on a node whose operands are simple already.</summary>
    public static Expr Node(Expr node) => Node(node, []);

    /// <param name="nan">The variables that are always NaN.</param>
    private static Expr Node(Expr node, ICollection<Expr> nan) => node switch
    {
        Unary unary => ConstantFolding.Fold(unary) ?? OfUnary(unary),
        Binary binary => ConstantFolding.Fold(binary)
            ?? (binary.Type.IsFloat ? OfFloat(binary) : binary.Type == ScalarType.Bool ? OfLogic(binary) : OfInteger(binary)),
        Compare compare => ConstantFolding.Fold(compare, nan) ?? (Expr)compare,
        Classify test => ConstantFolding.Fold(test, nan) ?? (Expr)test,
        Select select => OfSelect(select),
        Conversion { Operand: Constant value } conversion => ConstantFolding.Convert(value, conversion.To) ?? (Expr)conversion,
        Lookup { Table.Bits: { } numbers, Index: Constant { Bits: var place } } lookup => new Constant(lookup.Type, numbers[(int)place]),
        BitCast { Operand: Constant value } cast => ConstantFolding.Fold(cast, value),
        BitCast { Operand: BitCast inner } cast when inner.Operand.Type == cast.To => inner.Operand,
        Rare { Operand: Constant value } => value,
        MathCall call => OfMath(call),
        Loop loop => OfLoop(loop),
        _ => node,
    };

    /// <summary>Constants move into a loop's body; what it does not read any more goes.</summary>
    private static Loop OfLoop(Loop loop)
    {
        var constants = loop.Body.Parameters.Skip(loop.Initial.Count)
            .Zip(loop.Invariants, static (parameter, value) => (parameter, value))
            .Where(static pair => pair.value is Constant)
            .ToDictionary(static pair => (Expr)pair.parameter, static pair => pair.value);
        var body = Run(loop.Body.Map(expression => expression.Rewrite(node => constants.TryGetValue(node, out var value) ? value : node)));

        var read = new HashSet<Expr>(body.Nodes());
        var state = body.Parameters.Take(loop.Initial.Count);
        var kept = body.Parameters.Skip(loop.Initial.Count)
            .Zip(loop.Invariants, static (parameter, value) => (parameter, value))
            .Where(pair => read.Contains(pair.parameter))
            .ToList();
        return loop with
        {
            Invariants = [.. kept.Select(static pair => pair.value)],
            Body = body with { Parameters = [.. state, .. kept.Select(static pair => pair.parameter)] },
        };
    }

    private static Expr OfMath(MathCall node) => (node.Function.Name, node.Arguments[0]) switch
    {
        _ when node.Function.Picks is not null && node.Arguments[0] == node.Arguments[1] => node.Arguments[0],
        ("Sqrt", Constant value) => ConstantFolding.FoldSqrt(value) ?? (Expr)node,
        ("Abs", Unary { Operator: UnaryOperator.Negate } negated) when node.Type.IsFloat => node.WithOperands([negated.Operand]),
        _ => node,
    };

    private static Expr OfUnary(Unary node) => node switch
    {
        { Operand: Unary inner } when inner.Operator == node.Operator => inner.Operand,
        { Operator: UnaryOperator.Not, Operand: Compare { Operator: CompareOperator.Equal } equal } =>
            equal with { Operator = CompareOperator.NotEqual },
        { Operator: UnaryOperator.Not, Operand: Compare { Operator: CompareOperator.NotEqual } differ } =>
            differ with { Operator = CompareOperator.Equal },
        { Operator: UnaryOperator.Not, Operand: Compare compare } when compare.Left.Type.IsInteger =>
            compare with { Operator = Opposite(compare.Operator) },
        _ => node,
    };

    private static Expr OfFloat(Binary node) => node switch
    {
        { Operator: BinaryOperator.Multiply, Right: Constant one } when one.Is(1) => node.Left,
        { Operator: BinaryOperator.Multiply, Left: Constant one } when one.Is(1) => node.Right,
        { Operator: BinaryOperator.Multiply, Right: Constant minus } when minus.Is(-1) => Negate(node.Left),
        { Operator: BinaryOperator.Multiply, Left: Constant minus } when minus.Is(-1) => Negate(node.Right),
        { Operator: BinaryOperator.Divide, Right: Constant one } when one.Is(1) => node.Left,
        { Operator: BinaryOperator.Divide, Right: Constant divisor } when Reciprocal(divisor) is { } reciprocal =>
            new Binary(BinaryOperator.Multiply, node.Left, reciprocal),
        { Operator: BinaryOperator.Subtract, Right: Constant zero } when zero.Is(0) => node.Left,
        { Operator: BinaryOperator.Add, Right: Constant zero } when IsNegativeZero(zero) => node.Left,
        { Operator: BinaryOperator.Add, Left: Constant zero } when IsNegativeZero(zero) => node.Right,
        { Operator: BinaryOperator.Add, Right: Unary { Operator: UnaryOperator.Negate } negated } =>
            new Binary(BinaryOperator.Subtract, node.Left, negated.Operand),
        { Operator: BinaryOperator.Add, Left: Unary { Operator: UnaryOperator.Negate } negated } =>
            new Binary(BinaryOperator.Subtract, node.Right, negated.Operand),
        { Operator: BinaryOperator.Subtract, Right: Unary { Operator: UnaryOperator.Negate } negated } =>
            new Binary(BinaryOperator.Add, node.Left, negated.Operand),
        _ => node,
    };

    private static Expr OfInteger(Binary node) => (node.Operator, node.Left, node.Right) switch
    {
        (BinaryOperator.Add or BinaryOperator.Or or BinaryOperator.Xor, _, Constant { Bits: 0 }) => node.Left,
        (BinaryOperator.Add or BinaryOperator.Or or BinaryOperator.Xor, Constant { Bits: 0 }, _) => node.Right,
        (BinaryOperator.Subtract, _, Constant { Bits: 0 }) => node.Left,
        (BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight or BinaryOperator.UnsignedShiftRight, _, Constant { Bits: 0 }) => node.Left,
        (BinaryOperator.Multiply or BinaryOperator.Divide, _, Constant { Bits: 1 }) => node.Left,
        (BinaryOperator.Multiply, Constant { Bits: 1 }, _) => node.Right,
        _ => node,
    };

    private static Expr OfLogic(Binary node) => (node.Operator, node.Left, node.Right) switch
    {
        (BinaryOperator.And, Constant { Bits: 1 }, _) or (BinaryOperator.Or, Constant { Bits: 0 }, _)
            or (BinaryOperator.Xor, Constant { Bits: 0 }, _) => node.Right,
        (BinaryOperator.And, _, Constant { Bits: 1 }) or (BinaryOperator.Or, _, Constant { Bits: 0 })
            or (BinaryOperator.Xor, _, Constant { Bits: 0 }) => node.Left,
        (BinaryOperator.And, Constant { Bits: 0 }, _) or (BinaryOperator.And, _, Constant { Bits: 0 }) => Constant.False,
        (BinaryOperator.Or, Constant { Bits: 1 }, _) or (BinaryOperator.Or, _, Constant { Bits: 1 }) => Constant.True,
        (BinaryOperator.Xor, Constant { Bits: 1 }, _) => Node(new Unary(UnaryOperator.Not, node.Right)),
        (BinaryOperator.Xor, _, Constant { Bits: 1 }) => Node(new Unary(UnaryOperator.Not, node.Left)),
        _ => node,
    };

    private static Expr OfSelect(Select node) => node switch
    {
        { Condition: Constant condition } => condition.Bits != 0 ? node.WhenTrue : node.WhenFalse,
        _ when node.WhenTrue == node.WhenFalse && !Function.NodesOf(node.Condition).Any(static part => part is Binary { MayThrow: true }) => node.WhenTrue,
        { WhenFalse: Select { WhenFalse: Select inner } middle } when inner.Condition == node.Condition =>
            node with { WhenFalse = middle with { WhenFalse = inner.WhenFalse } },
        { Condition: Unary { Operator: UnaryOperator.Not } not } => new Select(not.Operand, node.WhenFalse, node.WhenTrue),
        { Type.IsBool: true, WhenTrue: Constant { Bits: 1 }, WhenFalse: Constant { Bits: 0 } } => node.Condition,
        { Type.IsBool: true, WhenTrue: Constant { Bits: 0 }, WhenFalse: Constant { Bits: 1 } } =>
            Node(new Unary(UnaryOperator.Not, node.Condition)),
        _ => node,
    };

    private static Expr Negate(Expr operand) => Node(new Unary(UnaryOperator.Negate, operand));

    private static bool IsNegativeZero(Constant value) => value.Float == 0 && !value.Is(0);

    /// <summary>
    /// 1/d for a power of two d whose reciprocal is normal too: the product then rounds the same real number as the
    /// quotient does, so they are the same.
    /// </summary>
    private static Constant? Reciprocal(Constant divisor)
    {
        var bits = BitConverter.DoubleToInt64Bits(divisor.Float);
        var isPowerOfTwo = (bits & 0xF_FFFF_FFFF_FFFF) == 0;
        var largest = divisor.Type.Format.MaxExponent - 1;
        var exponent = (int)((bits >> 52) & 0x7FF) - 1023;
        if (!isPowerOfTwo || Math.Abs(exponent) > largest)
            return null;
        return divisor.Number(1 / divisor.Float);
    }

    private static CompareOperator Opposite(CompareOperator comparison) => comparison switch
    {
        CompareOperator.Less => CompareOperator.GreaterOrEqual,
        CompareOperator.LessOrEqual => CompareOperator.Greater,
        CompareOperator.Greater => CompareOperator.LessOrEqual,
        CompareOperator.GreaterOrEqual => CompareOperator.Less,
        CompareOperator.Equal => CompareOperator.NotEqual,
        _ => CompareOperator.Equal,
    };
}
