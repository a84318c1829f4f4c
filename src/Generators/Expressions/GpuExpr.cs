using System.Collections.Generic;
using System.Linq;

namespace Kernels.Generators.Expressions;

/// <summary>
/// A call in a GPU's language: of one of its own functions, or of one that is written beside the kernel. Made by
/// <c>LowerForGpu</c> alone, as <see cref="Cast"/> is.
/// </summary>
/// <param name="IsIntrinsic">The language has the function.</param>
internal sealed record FunctionCall(ScalarType Type, string Name, bool IsIntrinsic, EquatableArray<Expr> Arguments) : Expr(Type)
{
    public override IReadOnlyList<Expr> Operands => Arguments;

    public override Expr WithOperands(IReadOnlyList<Expr> operands) => this with { Arguments = [.. operands] };
}

/// <summary>A conversion of a number that the other type can hold, so that all languages agree on it.</summary>
internal sealed record Cast(ScalarType To, Expr Operand) : Expr(To)
{
    public override IReadOnlyList<Expr> Operands => [Operand];

    public override Expr WithOperands(IReadOnlyList<Expr> operands) => new Cast(To, operands[0]);
}
