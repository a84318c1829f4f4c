using Kernels.Generators.Expressions;
using Kernels.Generators.Model;

namespace Kernels.Generators.Passes.Derivatives;

/// <summary>What an element adds to the derivative by the numbers of a table.</summary>
/// <param name="Function">
/// A function of the primal's parameters and the adjoint. It gives a term for each read of the table, behind which stands its place where
/// that is not constant; in loops the term of one number, whose place is the last parameter.
/// </param>
/// <param name="Reads">How the table is read.</param>
/// <param name="Places">The constant places, in the order of the terms.</param>
internal sealed record TableTerms(Function Function, TableReads Reads, EquatableArray<int> Places)
{
    /// <summary>The number of terms.</summary>
    public int Count => Function.Result is not TupleExpr tuple ? 1 : Reads == TableReads.Anywhere ? tuple.Items.Count / 2 : tuple.Items.Count;
}
