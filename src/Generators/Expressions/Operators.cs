namespace Kernels.Generators.Expressions;

internal enum UnaryOperator
{
    Negate,

    /// <summary>Flips every bit; of a condition, its truth.</summary>
    Not,
}

internal enum BinaryOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    And,
    Or,
    Xor,
    ShiftLeft,

    /// <summary>C#'s <c>&gt;&gt;</c>: copies the sign of a signed type.</summary>
    ShiftRight,

    /// <summary>C#'s <c>&gt;&gt;&gt;</c>.</summary>
    UnsignedShiftRight,
}

internal enum CompareOperator
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

internal static class CompareOperators
{
    /// <summary>Does the comparison hold of two numbers? Of a NaN none does but <c>!=</c>.</summary>
    public static bool Holds(this CompareOperator comparison, double left, double right) => comparison switch
    {
        CompareOperator.Equal => left == right,
        CompareOperator.NotEqual => left != right,
        CompareOperator.Less => left < right,
        CompareOperator.LessOrEqual => left <= right,
        CompareOperator.Greater => left > right,
        _ => left >= right,
    };
}
