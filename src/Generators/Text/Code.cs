namespace Kernels.Generators.Text;

/// <summary>A piece of C# and how tightly it binds.</summary>
internal readonly record struct Code(string Text, Precedence Precedence)
{
    public static Code Primary(string text) => new(text, Precedence.Primary);

    /// <summary>The text, in parentheses where it binds less tightly than its place asks.</summary>
    public string At(Precedence precedence) =>
        Precedence < precedence || (MixesLevels(Precedence, precedence) && Precedence != precedence) ? $"({Text})" : Text;

    /// <summary>Nobody should have to know how shifts and bit operations rank among arithmetic.</summary>
    private static bool MixesLevels(Precedence inner, Precedence outer) =>
        inner < Precedence.Unary && outer is Precedence.Or or Precedence.Xor or Precedence.And or Precedence.Shift;
}

/// <summary>C#'s levels, from the loosest.</summary>
internal enum Precedence
{
    Conditional,
    LogicalOr,
    LogicalAnd,
    Or,
    Xor,
    And,
    Relational,
    Shift,
    Additive,
    Multiplicative,
    Unary,
    Primary,
}
