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

    private static readonly Dictionary<string, ScalarType> Types =
        ScalarType.Numbers.Concat([ScalarType.Bool, ScalarType.Tuple]).ToDictionary(WordOf);

    /// <summary>The word for a type: its keyword in C#, where it has one.</summary>
    public static string WordOf(ScalarType type) => type.IsTuple ? "tuple" : type.Keyword;

    /// <summary>The type that a word stands for; null where there is none.</summary>
    public static ScalarType? TypeOf(string word) => Types.TryGetValue(word, out var type) ? type : null;
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
