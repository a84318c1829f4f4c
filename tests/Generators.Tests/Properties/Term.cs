using System.Collections.Immutable;

namespace Kernels.Generators.Tests.Properties;

/// <summary>What a term of a random kernel is: <c>float</c>, <c>bool</c> or <c>int</c>.</summary>
internal enum TermType
{
    Number,
    Truth,
    Whole,
}

/// <summary>
/// An expression of a random kernel. It is not the generator's own tree: what is compared must not come from what is
/// tested.
/// </summary>
internal abstract record Term(TermType Type)
{
    public virtual ImmutableArray<Term> Operands => [];

    public virtual Term WithOperands(ImmutableArray<Term> operands) => this;

    public bool IsLeaf => Operands.IsEmpty;

    /// <summary>The term with another one in place of an operand.</summary>
    public Term With(int operand, Term replacement) => WithOperands(Operands.SetItem(operand, replacement));

    /// <summary>The term with every use of a local replaced.</summary>
    public Term Replace(Local local, Term replacement) => this == local
        ? replacement
        : IsLeaf ? this : WithOperands([.. Operands.Select(operand => operand.Replace(local, replacement))]);
}

internal sealed record Literal(float Value) : Term(TermType.Number);

/// <summary>A parameter, by its place.</summary>
internal sealed record Input(int Index) : Term(TermType.Number);

/// <summary>A local variable; its number is unique within the kernel.</summary>
internal sealed record Local(int Number) : Term(TermType.Number);

/// <summary>An operation of the table in <see cref="Properties.Operations"/>.</summary>
internal sealed record Apply(Operation Operation, ImmutableArray<Term> Arguments) : Term(Operation.Result)
{
    public override ImmutableArray<Term> Operands => Arguments;

    public override Term WithOperands(ImmutableArray<Term> operands) => this with { Arguments = operands };
}

/// <summary>A <c>?:</c>; unlike an operation it evaluates one of its arms.</summary>
internal sealed record Choice(Term Condition, Term WhenTrue, Term WhenFalse) : Term(WhenTrue.Type)
{
    public override ImmutableArray<Term> Operands => [Condition, WhenTrue, WhenFalse];

    public override Term WithOperands(ImmutableArray<Term> operands) => new Choice(operands[0], operands[1], operands[2]);
}

/// <summary>A call of the kernel's helper, another random kernel.</summary>
internal sealed record HelperCall(ImmutableArray<Term> Arguments) : Term(TermType.Number)
{
    public override ImmutableArray<Term> Operands => Arguments;

    public override Term WithOperands(ImmutableArray<Term> operands) => new HelperCall(operands);
}
