using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Bodies;

/// <summary>How the text spells operators and types.</summary>
internal static class BodySymbols
{
    public static readonly SymbolTable<UnaryOperator> Unary = new(
        ("neg", UnaryOperator.Negate),
        ("not", UnaryOperator.Not));

    public static readonly SymbolTable<BinaryOperator> Binary = new(
        ("+", BinaryOperator.Add),
        ("-", BinaryOperator.Subtract),
        ("*", BinaryOperator.Multiply),
        ("/", BinaryOperator.Divide),
        ("%", BinaryOperator.Remainder),
        ("&", BinaryOperator.And),
        ("|", BinaryOperator.Or),
        ("^", BinaryOperator.Xor),
        ("<<", BinaryOperator.ShiftLeft),
        (">>", BinaryOperator.ShiftRight),
        (">>>", BinaryOperator.UnsignedShiftRight));

    public static readonly SymbolTable<CompareOperator> Compare = new(
        ("==", CompareOperator.Equal),
        ("!=", CompareOperator.NotEqual),
        ("<", CompareOperator.Less),
        ("<=", CompareOperator.LessOrEqual),
        (">", CompareOperator.Greater),
        (">=", CompareOperator.GreaterOrEqual));

    public static readonly SymbolTable<ScalarType> Types = new(
    [
        ("bool", ScalarType.Bool),
        ("tuple", ScalarType.Tuple),
        .. ScalarTypes.Numbers.Select(static row => (row.Keyword, row.Type)),
    ]);
}

/// <summary>Words and what they stand for, found either way.</summary>
internal sealed class SymbolTable<T>(params (string Word, T Value)[] rows)
    where T : struct
{
    private readonly Dictionary<string, T> values = rows.ToDictionary(static row => row.Word, static row => row.Value);
    private readonly Dictionary<T, string> words = rows.ToDictionary(static row => row.Value, static row => row.Word);

    public string this[T value] => words[value];

    public T? Find(string word) => values.TryGetValue(word, out var value) ? value : null;
}
