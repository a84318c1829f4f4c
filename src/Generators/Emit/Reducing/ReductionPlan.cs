using System;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Generators.Text;

namespace Kernels.Generators.Emit.Reducing;

/// <summary>A result of the kernel that is reduced.</summary>
/// <param name="Index">Its place in the kernel's result.</param>
/// <param name="LaneBits">The width of the kernel's lanes.</param>
/// <param name="Accumulate">The type that rounded numbers are added up in; null for their own.</param>
internal sealed record ReducedResult(int Index, KernelResult Result, ReductionOperator Operator, int LaneBits, ScalarType? Accumulate)
{
    /// <summary>The type of a total: 64 bits for a sum of integers.</summary>
    public ScalarType Total => NeedsTree && Accumulate is { } wide ? wide : Operator.Total(Result.Type);

    /// <summary>A vector of results goes into two accumulators, a half each.</summary>
    public bool HasHalves => NeedsTree && IsWidened;

    /// <summary>The type of the vectors that are reduced.</summary>
    public ScalarType Lane => Result.Element.Lane(LaneBits);

    /// <summary>The type of the accumulators.</summary>
    public ScalarType Accumulator => NeedsTree && Accumulate is { } wide ? wide : Operator.Total(Lane);

    /// <summary>What the lanes of the accumulators become, as C#.</summary>
    public string AccumulatedType => Operator.IsCondition ? "bool" : Accumulator.Code;

    /// <summary>Rounding makes the order of additions matter; all else is exact, whatever the order.</summary>
    public bool NeedsTree => Operator.IsOrdered(Lane);

    public bool IsWidened => Accumulator != Lane;

    /// <summary>The value that changes nothing, of the total's type.</summary>
    public Constant Neutral => Operator.Neutral(Total);

    /// <summary>The value that changes nothing, as a literal of the lanes' type.</summary>
    public string Identity => Lane.IsFloat || Operator.IntegerIdentity is null
        ? Literals.Of(Operator.Neutral(Lane))
        : $"{Lane.Code}.{Operator.IntegerIdentity}";

    /// <summary>What a member returns, as C#: a sum or count its own type, a minimum or maximum that of the elements.</summary>
    public string Returned(ReductionMember member) =>
        Operator.IsCondition ? "bool"
        : member.IsDivided && Lane.IsInteger ? "double"
        : Operator.Symbol is null ? Result.Element.Code
        : Lane.IsFloat ? Total.Code
        : Accumulator.Code;
}

/// <summary>How a kernel's results are reduced by one operator: what is accumulated, what is stored on the way.</summary>
internal sealed class ReductionPlan
{
    /// <summary>
    /// The rows of a block: of rows of virtual lanes, and of a matrix whose columns are summed; as in the runtime's
    /// <c>ReductionTree</c>.
    /// </summary>
    public const int BlockRows = 64;

    /// <summary>A row of virtual lanes, in bits.</summary>
    private const int RowBits = 2048;

    /// <param name="kernel">The kernel.</param>
    /// <param name="reduction">The operator.</param>
    /// <param name="unroll">How many vectors an iteration of the kernel's own loop handles.</param>
    /// <param name="mayThrow">May an element throw? Then all are looked at, since which come before the end depends on the width of vectors.</param>
    public ReductionPlan(KernelModel kernel, ReductionOperator reduction, int unroll, bool mayThrow = true)
    {
        (Kernel, Operator) = (kernel, reduction);
        var element = kernel.Options.ReduceElement;
        Reduced = [.. kernel.Results
            .Select((result, i) => new ReducedResult(i, result, reduction, kernel.LaneBits, kernel.Options.Accumulate))
            .Where(reduced => element < 0 || reduced.Index == element)];
        Stored = element < 0 ? [] : [.. Enumerable.Range(0, kernel.Results.Count).Where(i => i != element)];
        Vectors = VectorsOf(unroll, Reduced.Count);
        StopsEarly = Reduced.Count == 1 && reduction.Decided is not null && Stored.Count == 0 && !mayThrow;
    }

    /// <summary>A loop ends when a lane has decided the total.</summary>
    public bool StopsEarly { get; }

    public KernelModel Kernel { get; }

    public ReductionOperator Operator { get; }

    public IReadOnlyList<ReducedResult> Reduced { get; }

    /// <summary>The members that the kernel's options ask for and the operator serves.</summary>
    public IEnumerable<ReductionMember> Members => Operator.Members.Where(member => Kernel.Options.Reduce.HasFlag(member.Flag));

    /// <summary>The results that are stored in the same pass, by their place in the kernel's result.</summary>
    public IReadOnlyList<int> Stored { get; }

    public bool NeedsTree => Reduced.Any(static reduced => reduced.NeedsTree);

    /// <summary>The vectors of 512 bits that one iteration of a loop handles, each with its own accumulators: 1, 2 or 4.</summary>
    public int Vectors { get; }

    /// <summary>The lanes of a row.</summary>
    public int Lanes => RowBits / Kernel.LaneBits;

    /// <summary>The elements of a block.</summary>
    public int Block => BlockOf(Kernel.LaneBits);

    /// <summary>The elements of a block, for lanes of a width.</summary>
    public static int BlockOf(int laneBits) => BlockRows * (RowBits / laneBits);

    public bool ReturnsTuple => Reduced.Count > 1;

    /// <summary>The type of what the lanes of the accumulators become, as C#.</summary>
    public string TotalType => TypeOf(static reduced => reduced.AccumulatedType);

    public string TypeOf(Func<ReducedResult, string> type) => ReturnsTuple
        ? $"({string.Join(", ", Reduced.Select(reduced => $"{type(reduced)} {TypeNames.Identifier(reduced.Result.Name!)}"))})"
        : type(Reduced[0]);

    /// <summary>
    /// The vectors that one iteration handles at a width. Narrower vectors hold fewer lanes, so a light kernel takes eight: the
    /// additions overlap, and half a row or more is read at once.
    /// </summary>
    public int VectorsAt(VectorWidth width) => NeedsTree && Vectors == 4 && width.Bits < 512 && !HasHalves ? 8 : Vectors;

    /// <summary>Does a vector of results take two accumulators?</summary>
    public bool HasHalves => Reduced.Any(static reduced => reduced.HasHalves);

    /// <summary>Do the accumulators of an iteration hold fewer lanes than a row has?</summary>
    public bool SplitsRows(VectorWidth width) => VectorsAt(width) * width.Bits < RowBits;

    /// <summary>
    /// Is the sum of each lane kept in memory between the loops? In registers it is where the order does not matter, and
    /// where four vectors hold a row.
    /// </summary>
    public bool KeepsLanes(VectorWidth width) => NeedsTree && (VectorsAt(width) != 4 || SplitsRows(width) || HasHalves);

    /// <summary>A power of two that the vectors of a row can be divided by, shared among the accumulators of a tuple.</summary>
    private static int VectorsOf(int unroll, int accumulators)
    {
        var vectors = 4;
        while (vectors > 1 && vectors * accumulators > Math.Max(unroll, 1))
            vectors /= 2;
        return vectors;
    }
}
