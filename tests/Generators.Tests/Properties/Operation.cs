using System.Collections.Immutable;

namespace Kernels.Generators.Tests.Properties;

/// <summary>One row of the table of operations.</summary>
/// <param name="Format">The C#, with a place for each operand.</param>
/// <param name="Evaluate">The value and the derivatives.</param>
/// <param name="Part">The part of the language that it belongs to.</param>
internal sealed record Operation(
    string Name,
    Vocabulary Part,
    TermType Result,
    ImmutableArray<TermType> Operands,
    string Format,
    Func<Dual[], Dual> Evaluate)
{
    public bool Equals(Operation? other) => Name == other?.Name;

    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);
}

/// <summary>Parts of the language.</summary>
[Flags]
internal enum Vocabulary
{
    /// <summary>What every kernel may use.</summary>
    Arithmetic = 1,

    /// <summary>Functions of <c>VectorMath</c>, which give the same bits as scalars and as vectors.</summary>
    Transcendental = 2,

    /// <summary>Integers and the bits of numbers: without derivatives.</summary>
    Bits = 4,

    /// <summary>Statements other than the last return.</summary>
    Statements = 8,

    /// <summary>Literals such as NaN and infinity.</summary>
    Special = 16,

    /// <summary>What throws for some numbers.</summary>
    Throws = 32,

    /// <summary>Other ways to write the same: arrays, <c>switch</c> statements, and helpers that are executed in place.</summary>
    Spellings = 64,

    /// <summary>Doubles among the floats.</summary>
    Doubles = 128,

    /// <summary>Integers of 64 bits among those of 32: without derivatives.</summary>
    Longs = 256,
}
