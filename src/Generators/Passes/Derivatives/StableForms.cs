using System;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Passes.Derivatives;

/// <summary>A derivative that is written for several operations at once.</summary>
/// <param name="Partials">What it is the derivative by, deep inside, and the derivative by each of them.</param>
/// <param name="Numerator">The numerator, of a quotient, and the derivative by it.</param>
/// <param name="Slope">Of a function that is flat at both ends its slope, but for a factor.</param>
/// <param name="IsBounded">However large the argument, the derivative is not.</param>
internal sealed record StableForm(
    IReadOnlyList<(Expr Argument, Expr Partial)> Partials,
    (Expr Operand, Expr Partial)? Numerator = null,
    Expr? Slope = null,
    bool IsBounded = false)
{
    public StableForm(Expr argument, Expr partial, (Expr Operand, Expr Partial)? numerator = null, Expr? slope = null, bool isBounded = false)
        : this([(argument, partial)], numerator, slope, isBounded)
    {
    }
}

/// <summary>
/// Forms whose derivative, taken operation by operation, is 0·∞ where an exponential overflows, or lost in rounding where it
/// vanishes. They are recognised as a whole and have a derivative of their own.
/// </summary>
internal static class StableForms
{
    public static StableForm? Find(Binding operation, Operations operations) => operation.Value switch
    {
        Binary { Operator: BinaryOperator.Divide } quotient =>
            OfQuotient(operation.Variable, quotient, operations) ?? OfReciprocals(operation.Variable, quotient, operations),
        Binary { Operator: BinaryOperator.Multiply } product =>
            OfLogisticSlope(operation.Variable, product, operations) ?? OfShare(operation.Variable, product, operations) ?? OfSquaredRoot(product, operations),
        MathCall { Function.Name: "Sqrt" } root => OfRoot(operation.Variable, root, operations),
        MathCall { Function.Name: "Exp" } exp => OfExpOfReciprocal(operation.Variable, exp.Arguments[0], operations),

        // y = arctan(eᵘ):  dy/du = 1/(eᵘ + e⁻ᵘ).
        MathCall { Function.Name: "Atan" } arc when Exponential.Of(arc.Arguments[0], operations) is { } e =>
            new(e.Exponent, Times(e.Rate, MathFunctions.Call("HalfSech", Times(e.Rate, e.Exponent))), isBounded: true),

        // y = ln(1 + eᵘ):  dy/du = σ(u).  Where u cannot be positive eᵘ is at hand and does not overflow.
        MathCall { Function.Name: "Log" } log when LinearExponential.Of(log.Arguments[0], operations) is { Factor: 1, Constant: 1, Exponential: { Rate: 1 } e }
            && !Signs.IsNeverPositive(e.Exponent, operations.Definition) => new(e.Exponent, MathFunctions.Call("Sigmoid", e.Exponent), isBounded: true),
        MathCall { Function.Name: "Log1p" } log when Exponential.Of(log.Arguments[0], operations) is { Rate: 1 } e
            && !Signs.IsNeverPositive(e.Exponent, operations.Definition) => new(e.Exponent, MathFunctions.Call("Sigmoid", e.Exponent), isBounded: true),

        // The exponential, kept finite: it is so only where the factor beside it is 0.
        MathCall { Function.Name: "MinNative" } call when IsCapped(call) && Exponential.Of(operation.Variable, operations) is { } e =>
            new(e.Exponent, Times(e.Rate, operation.Variable)),
        _ => null,
    };

    /// <summary>Is it a number that is kept finite, and otherwise itself?</summary>
    private static bool IsCapped(MathCall call) =>
        call.Function.Name == "MinNative" && call.Arguments[0] is Constant limit && limit.Float == limit.Type.Format.Max;

    /// <summary>The expression without limits that are there for rounding alone.</summary>
    public static Expr WithoutCaps(Expr expression) =>
        expression.Rewrite(static node => node is MathCall call && IsCapped(call) ? call.Arguments[1] : node);

    /// <summary>
    /// y = a/(δ + γe) with e = eᵘ has dy/du = −y·γe/(δ + γe), and y = (αe + β)/(γe + δ) has (αδ − βγ)·e/(γe + δ)². With
    /// r = 1/(δ + γe) no factor of r·(e·r) overflows or cancels; of the logistic function it is y·(1 − y).
    /// </summary>
    private static StableForm? OfQuotient(Expr y, Binary quotient, Operations operations)
    {
        if (LinearExponential.Of(quotient.Right, operations) is not { Exponential: { } e } bottom || bottom.Factor * bottom.Constant == 0)
            return null;
        var capped = Capped(e, operations);
        var isBounded = bottom.Factor * bottom.Constant > 0;
        if (quotient.Left is Constant a && a.Float != 0)
        {
            var slope = y * (capped * y);
            return new(e.Exponent, Times(-bottom.Factor * e.Rate / a.Float, slope), slope: isBounded ? slope : null, isBounded: isBounded);
        }

        var reciprocal = y.Number(1) / quotient.Right;
        var logistic = reciprocal * (capped * reciprocal);
        if (LinearExponential.Of(quotient.Left, operations) is { Exponential: { } other } top && other.Leaf == e.Leaf)
        {
            var determinant = (top.Factor * bottom.Constant) - (top.Constant * bottom.Factor);
            return new(e.Exponent, Times(determinant * e.Rate, logistic), slope: isBounded ? logistic : null, isBounded: isBounded);
        }

        return new(e.Exponent, Times(-bottom.Factor * e.Rate, y * (capped * reciprocal)), (quotient.Left, reciprocal), isBounded ? logistic : null);
    }

    /// <summary>
    /// s = r·(e·r) with r = a/(c + ce) is such a slope itself, (a/c)²·σ′(u). Its derivative by u is s·(1 − e)/(1 + e) =
    /// −s·tanh(u/2), where the difference would be lost in rounding around u = 0, and it is taken by σ′, which has fewer roundings.
    /// </summary>
    private static StableForm? OfLogisticSlope(Expr slope, Binary product, Operations operations)
    {
        var r = product.Left;
        if (operations.Definition(product.Right) is not Binary { Operator: BinaryOperator.Multiply } inner || inner.Right != r
            || operations.Definition(r) is not Binary { Operator: BinaryOperator.Divide, Left: Constant numerator } quotient
            || LinearExponential.Of(quotient.Right, operations) is not { Exponential: { } e } sum || sum.Factor != sum.Constant
            || Exponential.Of(inner.Left, operations) is not { } factor || factor.Uncapped != e.Uncapped)
        {
            return null;
        }

        // Written for the exponent without its sign, since σ′ is even and tanh odd.
        var negated = operations.Definition(e.Exponent) as Unary;
        var (exponent, sign) = negated is { Operator: UnaryOperator.Negate } ? (negated.Operand, -1) : (e.Exponent, 1);
        var rate = Math.Abs(e.Rate);
        var second = MathFunctions.Call("SigmoidSlope", Times(rate, exponent)) * MathFunctions.Call("Tanh", slope.Number(0.5 * rate) * exponent);
        var share = numerator.Float / sum.Constant;
        return new(e.Exponent, Times(-sign * rate * share * share, second), isBounded: true);
    }

    /// <summary>
    /// y = a/q where q is c/x, or a sum with such terms: dy/dx = y·((c/x)/q)/x. The square of q is not formed: it overflows
    /// where x is small, and y vanishes.
    /// </summary>
    private static StableForm? OfReciprocals(Expr y, Binary quotient, Operations operations)
    {
        if (quotient.Left is not Constant)
            return null;
        var terms = TermsOf(quotient.Right, operations).ToList();
        if (!terms.Any(term => ReciprocalOf(term, operations) is not null))
            return null;
        return new([.. terms.Select(term => ReciprocalOf(term, operations) is { } x
            ? (x, (term == quotient.Right ? y : y * (term / quotient.Right)) / x)
            : (term, -(y / quotient.Right)))]);
    }

    /// <summary>y = e^(c/x): dy/dx = −c·y/x/x, in this order, since y vanishes where x² does.</summary>
    private static StableForm? OfExpOfReciprocal(Expr y, Expr exponent, Operations operations)
    {
        var isNegative = operations.Definition(exponent) is Unary { Operator: UnaryOperator.Negate };
        var leaf = isNegative ? operations.Definition(exponent)!.Operands[0] : exponent;
        if (ReciprocalOf(leaf, operations) is not { } x)
            return null;
        var number = ((Constant)((Binary)operations.Definition(leaf)!).Left).Float;
        return new(x, Times(isNegative ? number : -number, y) / x / x);
    }

    /// <summary>
    /// y = √p where p is a product, or a sum with such terms: at p = 0 the slope by a factor whose cofactor is 0 is 0, although
    /// the root is infinitely steep there. So the length of a vector has the gradient 0 at 0.
    /// </summary>
    private static StableForm? OfRoot(Expr y, MathCall root, Operations operations)
    {
        var terms = TermsOf(root.Arguments[0], operations).ToList();
        var products = terms.Select(term => operations.Definition(term) as Binary).ToList();
        if (!products.Any(static product => product is { Operator: BinaryOperator.Multiply, Left: not Constant, Right: not Constant }))
            return null;
        var slope = y.Number(0.5) / y;
        var isZero = Pieces.Test("IsEqual", y, y.Number(0));
        var hasSquaresOnly = products.All(static product => product is { Operator: BinaryOperator.Multiply } && product.Left == product.Right);
        return new([.. terms.Zip(products, (term, product) => product switch
        {
            { Operator: BinaryOperator.Multiply } when product.Left == product.Right => [(product.Left, Beside(product.Left, y.Number(2) * product.Left))],
            { Operator: BinaryOperator.Multiply } =>
                [(product.Left, Beside(product.Right, product.Right)), (product.Right, Beside(product.Left, product.Left))],
            _ => new[] { (term, slope) },
        }).SelectMany(static partials => partials)]);

        Expr Beside(Expr cofactor, Expr factor)
        {
            if (cofactor is Constant)
                return factor * slope;
            Expr isFlat = hasSquaresOnly ? isZero : new Binary(BinaryOperator.And, isZero, Pieces.Test("IsEqual", cofactor, cofactor.Number(0)));
            return new Select(isFlat, MathFunctions.Call("Corner", cofactor), factor * slope);
        }
    }

    /// <summary>√p·√p has the slope 1 also at 0.</summary>
    private static StableForm? OfSquaredRoot(Binary product, Operations operations) =>
        product.Left == product.Right && operations.Definition(product.Left) is MathCall { Function.Name: "Sqrt" } root
            ? new(root.Arguments[0], product.Left.Number(1))
            : null;

    /// <summary>The terms of a sum; the value itself if it is none.</summary>
    private static IEnumerable<Expr> TermsOf(Expr leaf, Operations operations) => operations.Definition(leaf) is Binary { Operator: BinaryOperator.Add } sum
        ? TermsOf(sum.Left, operations).Concat(TermsOf(sum.Right, operations))
        : [leaf];

    /// <summary>The x of a number divided by x.</summary>
    private static Expr? ReciprocalOf(Expr leaf, Operations operations) =>
        operations.Definition(leaf) is Binary { Operator: BinaryOperator.Divide, Left: Constant { Float: not 0 }, Right: not Constant } quotient
            ? quotient.Right
            : null;

    /// <summary>
    /// s = e·r with r = a/(γe + δ) is the share of e in such a sum: ds/du = δ/a·r·s, where the derivative of a product would be a
    /// difference of two numbers that are nearly the same.
    /// </summary>
    private static StableForm? OfShare(Expr share, Binary product, Operations operations)
    {
        var r = product.Right;
        return operations.Definition(r) is Binary { Operator: BinaryOperator.Divide, Left: Constant a } quotient && a.Float != 0
            && LinearExponential.Of(quotient.Right, operations) is { Exponential: { } e } sum
            && Exponential.Of(product.Left, operations) is { } factor && factor.Uncapped == e.Uncapped
                ? new(e.Exponent, Times(e.Rate * sum.Constant / a.Float, r * share), isBounded: sum.Factor * sum.Constant > 0)
                : null;
    }

    private static Expr Capped(Exponential e, Operations operations) => e.IsCapped || Signs.IsNeverPositive(e.Exponent, operations.Definition)
        ? e.Leaf
        : MathFunctions.Call("MinNative", e.Leaf.Number(e.Leaf.Type.Format.Max), e.Leaf);

    private static Expr Times(double factor, Expr value) => factor == 1 ? value : factor == -1 ? -value : value.Number(factor) * value;

    /// <summary>eᵘ, or a power of a number, bᵘ = e^(u·ln b).</summary>
    /// <param name="Leaf">Its value.</param>
    /// <param name="Uncapped">Its value before it was kept finite.</param>
    /// <param name="Exponent">u.</param>
    /// <param name="Rate">Its derivative by u, divided by itself.</param>
    private sealed record Exponential(Expr Leaf, Expr Uncapped, Expr Exponent, double Rate)
    {
        public bool IsCapped => Leaf != Uncapped;

        public static Exponential? Of(Expr leaf, Operations operations) => operations.Definition(leaf) switch
        {
            MathCall { Function.Name: "Exp" } exp => new(leaf, leaf, exp.Arguments[0], 1),
            MathCall { Function.Name: "Pow" } power when power.Arguments[0] is Constant { Float: > 0 } number
                && !double.IsInfinity(number.Float) && number.Float != 1 =>
                new(leaf, leaf, power.Arguments[1], Math.Log(number.Float)),
            MathCall capped when StableForms.IsCapped(capped) && Of(capped.Arguments[1], operations) is { } e => e with { Leaf = leaf },
            _ => null,
        };
    }

    /// <summary>γ·eᵘ + δ with numbers γ and δ.</summary>
    private sealed record LinearExponential(double Factor, double Constant, Exponential? Exponential)
    {
        public static LinearExponential? Of(Expr leaf, Operations operations)
        {
            if (leaf is Expressions.Constant constant)
                return constant.Type.IsFloat ? new(0, constant.Float, null) : null;
            if (StableForms.Exponential.Of(leaf, operations) is { } exponential)
                return new(1, 0, exponential);
            return operations.Definition(leaf) switch
            {
                Unary { Operator: UnaryOperator.Negate } negated => Of(negated.Operand, operations)?.Scaled(-1),
                Binary { Operator: BinaryOperator.Add } sum => Of(sum.Left, operations)?.Plus(Of(sum.Right, operations)),
                Binary { Operator: BinaryOperator.Subtract } difference => Of(difference.Left, operations)?.Plus(Of(difference.Right, operations)?.Scaled(-1)),
                Binary { Operator: BinaryOperator.Multiply, Left: Expressions.Constant factor } product => Of(product.Right, operations)?.Scaled(factor.Float),
                Binary { Operator: BinaryOperator.Multiply, Right: Expressions.Constant factor } product => Of(product.Left, operations)?.Scaled(factor.Float),
                Binary { Operator: BinaryOperator.Divide, Right: Expressions.Constant divisor } quotient =>
                    Of(quotient.Left, operations)?.Scaled(1 / divisor.Float),
                _ => null,
            };
        }

        private LinearExponential? Scaled(double factor) =>
            double.IsNaN(factor) || double.IsInfinity(factor) ? null : this with { Factor = factor * Factor, Constant = factor * Constant };

        private LinearExponential? Plus(LinearExponential? other) =>
            other is null || (Exponential is not null && other.Exponential is not null && Exponential.Leaf != other.Exponential.Leaf)
                ? null
                : new(Factor + other.Factor, Constant + other.Constant, Exponential ?? other.Exponential);
    }
}
