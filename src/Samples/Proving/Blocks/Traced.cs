namespace Kernels.Samples.Proving.Blocks;

/// <summary>
/// A number while a formula is compiled to steps over blocks: where its values are, and its derivative by what varies. Levels are as in
/// the dual numbers that check derivatives.
/// </summary>
internal sealed class Traced
{
    private readonly Traced? primal;
    private readonly Traced? tangent;

    public Traced(Register register) => Register = register;

    public Traced(int level, Traced primal, Traced tangent) => (Level, Register, this.primal, this.tangent) = (level, primal.Register, primal, tangent);

    public int Level { get; }

    /// <summary>The number without its derivatives.</summary>
    public Register Register { get; }

    public Traced PrimalAt(int level) => Level == level ? primal! : this;

    /// <summary>Null where it does not vary with the level.</summary>
    public Traced? TangentAt(int level) => Level == level ? tangent : null;
}

/// <summary>A value of a formula while it is compiled: a number or a condition, or a tuple.</summary>
internal readonly record struct TracedValue(Traced? Number, TracedValue[]? Items = null)
{
    public static implicit operator TracedValue(Traced number) => new(number);
}
