using System.Collections.Generic;

namespace Kernels.Generators.Expressions;

/// <summary>
/// Is an integer the place of a number in a table? Where it is none, the scalar method throws. On a device every integer is one: it means
/// the nearest place. The parser alone makes such nodes, and <c>TablePlaces</c> rewrites them before any other pass.
/// </summary>
internal sealed record IsPlace(Table Table, Expr Index) : Expr(ScalarType.Bool)
{
    public override IReadOnlyList<Expr> Operands => [Index];

    public override Expr WithOperands(IReadOnlyList<Expr> operands) => this with { Index = operands[0] };
}

/// <summary>
/// The place in a table that an integer of any type means: on the processor the integer, which <see cref="IsPlace"/> has tested, as an
/// <c>int</c>; on a device the nearest place that there is, which <c>LowerForGpu</c> computes.
/// </summary>
internal sealed record NearestPlace(Table Table, Expr Index) : Expr(ScalarType.Int32)
{
    public override IReadOnlyList<Expr> Operands => [Index];

    public override Expr WithOperands(IReadOnlyList<Expr> operands) => this with { Index = operands[0] };
}
