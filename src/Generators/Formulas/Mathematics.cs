using System;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;
using Kernels.Generators.Passes;

namespace Kernels.Generators.Formulas;

/// <summary>
/// Expressions as one writes them on paper, for documentation alone: what is computed in a special way becomes what it
/// means, like terms are joined, constants stand first. Rounding, infinities and the sign of zero do not count here, so
/// nothing of it may reach generated code.
/// </summary>
internal static class Mathematics
{
    private static readonly double[] KnownDivisors = [Math.Log(2), Math.Log(10), Math.Sqrt(2 * Math.PI)];

    public static Expr Of(Expr expression) => expression.Rewrite(static node => Node(node, isPoint: false));

    /// <summary>The same at one point, where much is known: it may also drop zeros and decide comparisons.</summary>
    public static Expr AtPoint(Expr expression) => expression.Rewrite(static node => Node(Simplify.Node(node), isPoint: true));

    /// <summary>Is the constant the number, within the rounding of one operation? The program may have computed it.</summary>
    public static bool IsNear(Constant constant, double value) =>
        Math.Abs(constant.Float - value) <= value * constant.Type.Format.Epsilon;

    private static bool IsKnownDivisor(Constant constant) => KnownDivisors.Any(value => IsNear(constant, value));

    private static Expr Node(Expr node, bool isPoint) => node switch
    {
        Constant constant when constant.Type.IsFloat => Reciprocal(constant),
        MathCall call when isPoint && call.Type.IsFloat && call.Arguments.All(static argument => argument is Constant) => Evaluated(call),
        MathCall call => Elementary(call, isPoint),
        Compare compare when isPoint && compare.Left == compare.Right =>
            Constant.Of(compare.Operator is CompareOperator.Equal or CompareOperator.LessOrEqual or CompareOperator.GreaterOrEqual),
        Unary { Operator: UnaryOperator.Negate } when node.Type.IsFloat => Product(node, isPoint),
        Binary { Operator: BinaryOperator.Multiply or BinaryOperator.Divide } when node.Type.IsFloat => Product(node, isPoint),
        Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract } when node.Type.IsFloat => Sum(node, isPoint),
        _ => node,
    };

    /// <summary>Constants that are known as one over a number.</summary>
    private static Expr Reciprocal(Constant constant)
    {
        foreach (var value in KnownDivisors)
        {
            if (IsNear(constant, 1 / value))
                return constant.Number(1) / constant.Number(value);
        }

        return constant;
    }

    /// <summary>Functions that exist for the sake of rounding, as what they are.</summary>
    private static Expr Elementary(MathCall call, bool isPoint)
    {
        if (!call.Type.IsFloat || call.Function.Meaning is not { } meaning)
            return call;

        // The arguments are rewritten already, so names stand for them meanwhile.
        var names = call.Arguments.Select(static (argument, i) => (Expr)new Variable(argument.Type, $"#argument{i}")).ToList();
        return meaning(names).Rewrite(node => names.IndexOf(node) is var index and >= 0 ? call.Arguments[index] : Node(node, isPoint));
    }

    /// <summary>Of constants, where the value is short enough to print.</summary>
    private static Expr Evaluated(MathCall call)
    {
        var value = new PointEvaluator().Evaluate(call);
        return value * 8 == Math.Round(value * 8) ? call.Number(value) : call;
    }

    /// <summary>One fraction, a coefficient in front, and each factor once, to its power. Nothing cancels but equal numbers.</summary>
    private static Expr Product(Expr node, bool isPoint)
    {
        var (top, bottom) = (new Factors(), new Factors());
        Collect(node, top, bottom);
        if (top.Coefficient < 0 != bottom.Coefficient < 0)
            (top.Coefficient, bottom.Coefficient) = (-Math.Abs(top.Coefficient), Math.Abs(bottom.Coefficient));
        if (Math.Abs(top.Coefficient) == bottom.Coefficient)
            (top.Coefficient, bottom.Coefficient) = (Math.Sign(top.Coefficient), 1);
        var isSimple = !double.IsNaN(top.Coefficient) && !double.IsInfinity(top.Coefficient) && bottom.Coefficient > 0
            && !double.IsInfinity(bottom.Coefficient);
        if (!isSimple)
            return node;
        if (isPoint && top.Coefficient == 0)
            return node.Number(0);

        // ½ / √x is 1 / (2·√x), and ¾ / √x is 3 / (4·√x).
        if (!bottom.IsEmpty && bottom.Coefficient == 1)
            (top.Coefficient, bottom.Coefficient) = WithoutFraction(top.Coefficient);
        var isNegative = top.Coefficient < 0;
        top.Coefficient = Math.Abs(top.Coefficient);
        var value = bottom.IsEmpty && bottom.Coefficient == 1 ? top.ToExpr(node) : top.ToExpr(node) / bottom.ToExpr(node);
        return !isNegative ? value : value is Constant constant ? node.Number(-constant.Float) : -value;
    }

    /// <summary>A number of halves, quarters, eighths or sixteenths as a fraction of integers; any other number over 1.</summary>
    private static (double Top, double Bottom) WithoutFraction(double number)
    {
        var bottom = 1;
        while (IsShort(number) && number * bottom != Math.Round(number * bottom))
            bottom *= 2;
        return (number * bottom, bottom);
    }

    private static bool IsShort(double number) => number * 16 == Math.Round(number * 16) && Math.Abs(number) < 1000;

    private static void Collect(Expr factor, Factors top, Factors bottom)
    {
        switch (factor)
        {
            case Constant constant when IsKnownDivisor(constant):
                top.Add(constant, 1);
                break;
            case Constant constant:
                top.Coefficient *= constant.Float;
                break;
            case Unary { Operator: UnaryOperator.Negate } negated:
                top.Coefficient = -top.Coefficient;
                Collect(negated.Operand, top, bottom);
                break;
            case Binary { Operator: BinaryOperator.Multiply } inner:
                Collect(inner.Left, top, bottom);
                Collect(inner.Right, top, bottom);
                break;
            case Binary { Operator: BinaryOperator.Divide } quotient:
                Collect(quotient.Left, top, bottom);
                Collect(quotient.Right, bottom, top);
                break;
            case MathCall { Function.Name: "Pow" } power when power.Arguments[1] is Constant exponent
                && exponent.Float == Math.Round(exponent.Float) && exponent.Float > 0:
                top.Add(power.Arguments[0], exponent.Float);
                break;
            default:
                top.Add(factor, 1);
                break;
        }
    }

    /// <summary>The factors above or below the line of a fraction.</summary>
    private sealed class Factors
    {
        private readonly List<(Expr Factor, double Power)> factors = [];

        public double Coefficient { get; set; } = 1;

        public bool IsEmpty => factors.Count == 0;

        public void Add(Expr factor, double power)
        {
            var index = factors.FindIndex(item => item.Factor == factor);
            if (index < 0)
                factors.Add((factor, power));
            else
                factors[index] = (factor, factors[index].Power + power);
        }

        public Expr ToExpr(Expr like)
        {
            var powers = factors.Select(static item => item.Power == 1 ? item.Factor : MathFunctions.Call("Pow", item.Factor, item.Factor.Number(item.Power)));
            return IsEmpty ? like.Number(Coefficient)
                : Coefficient == 1 ? powers.Aggregate(static (left, right) => left * right)
                : like.Number(Coefficient) * powers.Aggregate(static (left, right) => left * right);
        }
    }

    /// <summary>Joins like terms; the sum as it stands where there are none.</summary>
    private static Expr Sum(Expr node, bool isPoint)
    {
        var one = node.Number(1);
        var terms = new List<(Expr Term, double Coefficient)>();
        var joined = false;
        Collect(node, 1);
        if (isPoint)
            joined |= terms.RemoveAll(static item => item.Coefficient == 0) > 0;
        if (!joined || terms.Any(static item => item.Coefficient == 0 || double.IsNaN(item.Coefficient)))
            return WithoutDoubleSigns(node);
        return terms.Count == 0 ? node.Number(0) : terms.Skip(1).Aggregate(
            Times(terms[0].Coefficient, terms[0].Term, isPoint),
            (total, item) => item.Coefficient < 0
                ? total - Times(-item.Coefficient, item.Term, isPoint)
                : total + Times(item.Coefficient, item.Term, isPoint));

        void Collect(Expr term, double sign)
        {
            switch (term)
            {
                case Constant constant:
                    Add(one, sign * constant.Float);
                    break;
                case Unary { Operator: UnaryOperator.Negate } minus:
                    Collect(minus.Operand, -sign);
                    break;
                case Binary { Operator: BinaryOperator.Add } inner:
                    Collect(inner.Left, sign);
                    Collect(inner.Right, sign);
                    break;
                case Binary { Operator: BinaryOperator.Subtract } difference:
                    Collect(difference.Left, sign);
                    Collect(difference.Right, -sign);
                    break;
                case Binary { Operator: BinaryOperator.Multiply, Left: Constant coefficient } product:
                    Add(product.Right, sign * coefficient.Float);
                    break;
                case Binary { Operator: BinaryOperator.Divide } quotient when WithoutNumbers(quotient) is var (scale, fraction):
                    Add(fraction, sign * scale);
                    break;
                default:
                    Add(term, sign);
                    break;
            }
        }

        void Add(Expr term, double coefficient)
        {
            var index = terms.FindIndex(item => item.Term == term);
            joined |= index >= 0;
            if (index < 0)
                terms.Add((term, coefficient));
            else
                terms[index] = (term, terms[index].Coefficient + coefficient);
        }
    }

    /// <summary>
    /// a / (2·b) as ½ times a / b; null where there is no number to take out, or one that has no short decimals, such as a
    /// third.
    /// </summary>
    private static (double Coefficient, Expr Term)? WithoutNumbers(Binary quotient)
    {
        var (top, bottom) = (Of(quotient.Left), Of(quotient.Right));
        var coefficient = top.Coefficient / bottom.Coefficient;
        return coefficient == 1 || !IsShort(coefficient) ? null : (coefficient, top.Term / bottom.Term);

        static (double Coefficient, Expr Term) Of(Expr part) => part switch
        {
            Constant constant when !IsKnownDivisor(constant) => (constant.Float, constant.Number(1)),
            Binary { Operator: BinaryOperator.Multiply, Left: Constant constant } product when !IsKnownDivisor(constant) =>
                (constant.Float, product.Right),
            _ => (1, part),
        };
    }

    /// <summary>a + (−b) and a − (−b).</summary>
    private static Expr WithoutDoubleSigns(Expr node) => node is Binary { Right: Unary { Operator: UnaryOperator.Negate } right } sum
        ? sum.Operator == BinaryOperator.Add ? sum.Left - right.Operand : sum.Left + right.Operand
        : node;

    private static Expr Times(double coefficient, Expr term, bool isPoint) => term is Constant ? term.Number(coefficient)
        : term is Binary { Operator: BinaryOperator.Divide } && coefficient != 1 ? Product(term.Number(coefficient) * term, isPoint)
        : Math.Abs(coefficient) != 1 ? term.Number(coefficient) * term
        : coefficient < 0 ? -term
        : term;
}
