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
