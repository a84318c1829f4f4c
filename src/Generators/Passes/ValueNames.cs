using System.Linq;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Passes;

/// <summary>
/// Names for values that the user did not name. One operation on named values is named after them, as <c>oneMinusTanh</c>, if
/// that is short; all else after its operation.
/// </summary>
internal static class ValueNames
{
    /// <summary>Longer names are harder to read than the expression.</summary>
    private const int Longest = 20;

    private static readonly string[] Operations = ["sum", "difference", "product", "quotient", "negated", "choice", "mask", "number", "bits", "t"];

    /// <param name="node">An operation, whose operands have their names already.</param>
    public static string Of(Expr node) => OfOperands(node) is { Length: <= Longest } name ? name : OfOperation(node);

    private static string OfOperation(Expr node) => node switch
    {
        Loop => "#loop", // never written: its elements are
        MathCall { Function.Name: "FusedMultiplyAdd" } => "fma",
        MathCall { Type.IsTuple: true } call => Lower(call.Function.Name.Replace("AndSlope", "")), // the function, whose slope goes with it; a sine and a cosine
        MathCall call => Lower(call.Function.Name),
        Lookup lookup => Lower(lookup.Table.Name),
        ExternalCall call => Lower(call.Method.Substring(call.Method.LastIndexOf('.') + 1)),
        { Type.IsBool: true } => "mask",
        Select => "choice",
        Unary { Operator: UnaryOperator.Negate } => "negated",
        Binary { Operator: BinaryOperator.Add } => "sum",
        Binary { Operator: BinaryOperator.Subtract } => "difference",
        Binary { Operator: BinaryOperator.Multiply } => "product",
        Binary { Operator: BinaryOperator.Divide } => "quotient",
        BitCast or Conversion => node.Type.IsFloat ? "number" : "bits",
        _ => "t",
    };

    private static string? OfOperands(Expr node) => node switch
    {
        Unary { Operator: UnaryOperator.Negate } negation when Name(negation.Operand) is { } x => $"minus{Upper(x)}",
        Binary { Operator: BinaryOperator.Multiply } square when square.Left == square.Right && Name(square.Left) is { } x => $"{x}Squared",
        Binary { Operator: BinaryOperator.Add, Left: Constant one } sum when Name(sum.Right) is { } x =>
            one.Is(1) ? $"onePlus{Upper(x)}" : $"shifted{Upper(x)}",
        Binary { Operator: BinaryOperator.Add, Right: Constant one } sum when Name(sum.Left) is { } x =>
            one.Is(1) ? $"onePlus{Upper(x)}" : $"shifted{Upper(x)}",
        Binary { Operator: BinaryOperator.Subtract, Left: Constant one } difference when one.Is(1) && Name(difference.Right) is { } x => $"oneMinus{Upper(x)}",
        Binary { Operator: BinaryOperator.Subtract, Right: Constant } difference when Name(difference.Left) is { } x => $"shifted{Upper(x)}",
        Binary { Operator: BinaryOperator.Multiply, Left: Constant factor } product when Name(product.Right) is { } x => Scaled(factor, x),
        Binary { Operator: BinaryOperator.Multiply, Right: Constant factor } product when Name(product.Left) is { } x => Scaled(factor, x),
        Binary { Operator: BinaryOperator.Divide, Left: Constant one } quotient when one.Is(1) && Name(quotient.Right) is { } x => $"inverse{Upper(x)}",
        Binary { Operator: BinaryOperator.Divide, Right: Constant } quotient when Name(quotient.Left) is { } x => $"scaled{Upper(x)}",
        Binary binary when Word(binary.Operator) is { } word && Name(binary.Left) is { } x && Name(binary.Right) is { } y => $"{x}{word}{Upper(y)}",
        _ => null,
    };

    private static string Scaled(Constant factor, string x) => factor.Is(2) ? $"twice{Upper(x)}"
        : factor.Type.IsFloat && factor.Float == 0.5 ? $"half{Upper(x)}"
        : $"scaled{Upper(x)}";

    private static string? Word(BinaryOperator binary) => binary switch
    {
        BinaryOperator.Add => "Plus",
        BinaryOperator.Subtract => "Minus",
        BinaryOperator.Multiply => "Times",
        BinaryOperator.Divide => "Over",
        _ => null,
    };

    /// <summary>The name of a leaf, if it says more than an operation does.</summary>
    private static string? Name(Expr leaf) => leaf switch
    {
        Parameter { Name: var name } when name[0] != '#' => name,
        Variable { Name: var name } when name[0] != '#' && !Operations.Contains(name.TrimEnd("0123456789".ToCharArray())) => name,
        _ => null,
    };

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);

    private static string Upper(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);
}
