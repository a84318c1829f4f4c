namespace Kernels.Generators.Formulas;

/// <summary>A piece of a formula and how tightly it binds.</summary>
internal readonly record struct FormulaPart(string Text, FormulaRank Rank)
{
    public static FormulaPart Primary(string text) => new(text, FormulaRank.Primary);
}

/// <summary>The levels of mathematical notation, from the loosest.</summary>
internal enum FormulaRank
{
    Or,
    And,
    Comparison,
    Bits,
    Sum,

    /// <summary>A leading minus: it may begin a sum or a product, and nothing else.</summary>
    Sign,
    Quotient,
    Product,
    Power,
    Primary,
}
