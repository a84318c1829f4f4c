using Kernels.Generators.Expressions;

namespace Kernels.Generators.Passes;

/// <summary>A derivative that is written for several operations at once.</summary>
/// <param name="Argument">What it is the derivative by, deep inside.</param>
/// <param name="Partial">The derivative by it.</param>
/// <param name="Numerator">The numerator, of a quotient.</param>
/// <param name="NumeratorPartial">The derivative by the numerator.</param>
/// <param name="Share">Of a quotient the share that its constant has in the denominator: from 0 to 1, and flat at both ends.</param>
internal sealed record StableForm(
    Expr Argument,
    Expr Partial,
    Expr? Numerator = null,
    Expr? NumeratorPartial = null,
    Expr? Share = null);

/// <summary>
/// Forms whose derivative, taken operation by operation, is 0·∞ where an exponential overflows, although the true one is
/// finite. They are recognised as a whole and have a derivative of their own.
/// </summary>
internal static class StableForms
{
    public static StableForm? Find(Binding operation, Operations operations) => operation.Value switch
    {
        // y = a/(b + eᵘ):  dy/du = −y·eᵘ/(b + eᵘ) = −y·(1 − b/(b + eᵘ)).  Of the logistic function, a = b = 1, it is −y·(1 − y).
        Binary { Operator: BinaryOperator.Divide } quotient when IsConstantPlusExp(quotient.Right, operations, out var b, out var u) =>
            new(u, -(operation.Variable * (b.Number(1) - b / quotient.Right)), quotient.Left, b.Number(1) / quotient.Right, b / quotient.Right),

        // y = ln(1 + eᵘ):  dy/du = σ(u).  Where u cannot be positive eᵘ is at hand and does not overflow.
        MathCall { Function.Name: "Log" } log when IsConstantPlusExp(log.Arguments[0], operations, out var b, out var u)
            && b.Is(1) && !Signs.IsNeverPositive(u, operations.Definition) => new(u, MathFunctions.Call("Sigmoid", u)),
        MathCall { Function.Name: "Log1p" } log when operations.Definition(log.Arguments[0]) is MathCall { Function.Name: "Exp" } exp
            && !Signs.IsNeverPositive(exp.Arguments[0], operations.Definition) => new(exp.Arguments[0], MathFunctions.Call("Sigmoid", exp.Arguments[0])),
        _ => null,
    };

    private static bool IsConstantPlusExp(Expr leaf, Operations operations, out Constant constant, out Expr exponent)
    {
        (constant, exponent) = (Constant.True, leaf);
        if (operations.Definition(leaf) is not Binary { Operator: BinaryOperator.Add } sum)
            return false;
        var (number, other) = sum.Left is Constant left ? (left, sum.Right) : (sum.Right as Constant, sum.Left);
        if (number is null || !(number.Float > 0) || operations.Definition(other) is not MathCall { Function.Name: "Exp" } exp)
            return false;
        (constant, exponent) = (number, exp.Arguments[0]);
        return true;
    }
}
