using Kernels.Generators.Expressions;
using Kernels.Generators.Text;

namespace Kernels.Generators.Tests.Testing;

/// <summary>Writes a body as scalar C#: <c>var y = x * 2f; y + y</c>. Parentheses stand where C# needs them.</summary>
internal static class ExpressionPrinter
{
    private static readonly Dictionary<BinaryOperator, (string Symbol, int Level)> Binaries = new()
    {
        [BinaryOperator.Multiply] = ("*", 9),
        [BinaryOperator.Divide] = ("/", 9),
        [BinaryOperator.Remainder] = ("%", 9),
        [BinaryOperator.Add] = ("+", 8),
        [BinaryOperator.Subtract] = ("-", 8),
        [BinaryOperator.ShiftLeft] = ("<<", 7),
        [BinaryOperator.ShiftRight] = (">>", 7),
        [BinaryOperator.UnsignedShiftRight] = (">>>", 7),
        [BinaryOperator.And] = ("&", 4),
        [BinaryOperator.Xor] = ("^", 3),
        [BinaryOperator.Or] = ("|", 2),
    };

    private static readonly Dictionary<CompareOperator, (string Symbol, int Level)> Comparisons = new()
    {
        [CompareOperator.Less] = ("<", 6),
        [CompareOperator.LessOrEqual] = ("<=", 6),
        [CompareOperator.Greater] = (">", 6),
        [CompareOperator.GreaterOrEqual] = (">=", 6),
        [CompareOperator.Equal] = ("==", 5),
        [CompareOperator.NotEqual] = ("!=", 5),
    };

    public static string Print(Function function) => string.Concat(
        function.Bindings.Select(static binding => $"var {binding.Variable.Name} = {Print(binding.Value, 0)}; "))
        + Print(function.Result, 0);

    private static string Print(Expr expression, int level) => expression switch
    {
        Constant constant => Literals.Of(constant),
        Parameter parameter => parameter.Name,
        Variable variable => variable.Name,
        Unary unary => $"{(unary.Operator == UnaryOperator.Negate ? "-" : unary.Type == ScalarType.Bool ? "!" : "~")}{Print(unary.Operand, 10)}",
        Binary binary => Infix(Binaries[binary.Operator], binary.Left, binary.Right, level),
        Compare compare => Infix(Comparisons[compare.Operator], compare.Left, compare.Right, level),
        Select select => Parenthesized($"{Print(select.Condition, 2)} ? {Print(select.WhenTrue, 1)} : {Print(select.WhenFalse, 1)}", 1, level),
        Conversion conversion => $"({conversion.To.Keyword}){Print(conversion.Operand, 10)}",
        BitCast cast => $"bits<{cast.To.Keyword}>({Print(cast.Operand, 0)})",
        Classify classify => $"{classify.Predicate}({Print(classify.Operand, 0)})",
        MathCall call => $"{call.Function.Name}({Arguments(call)})",
        ExternalCall call => $"{call.Method}({Arguments(call)})",
        TupleExpr tuple => $"({Arguments(tuple)})",
        Item item => $"{Print(item.Tuple, 10)}[{item.Index}]",
        Loop loop => $"loop ({string.Join(", ", loop.Body.Parameters.Zip(loop.Operands, static (parameter, value) => $"{parameter.Name} = {Print(value, 0)}"))}) {{ {Print(loop.Body)} }}",
        _ => throw new NotSupportedException(expression.GetType().Name),
    };

    private static string Arguments(Expr call) => string.Join(", ", call.Operands.Select(static operand => Print(operand, 0)));

    private static string Infix((string Symbol, int Level) code, Expr left, Expr right, int level) =>
        Parenthesized($"{Print(left, code.Level)} {code.Symbol} {Print(right, code.Level + 1)}", code.Level, level);

    private static string Parenthesized(string text, int own, int level) => own < level ? $"({text})" : text;
}
