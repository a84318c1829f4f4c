using System;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Emit.Members;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Generators.Text;

namespace Kernels.Generators.Emit.Reducing;

/// <summary>Pieces of C# that the forms of one reduction share: parameters, arguments, accumulators.</summary>
internal sealed class ReductionCode(ReductionPlan plan, KernelSignature signature)
{
    private readonly TypeNames types = signature.Types;
    private readonly ReductionNames names = new(signature.Kernel);

    public ReductionPlan Plan => plan;

    public ElementAccess Access { get; } = new(signature.Kernel, signature.Types);

    public KernelSignature Signature => signature;

    public GeneratedMembers Members => signature.Members;

    public TypeNames Types => types;

    public KernelModel Kernel => plan.Kernel;

    /// <summary>The spans that results are stored in on the way.</summary>
    public IEnumerable<string> Stores => plan.Stored.Select(index => Members.Destinations[index]);

    /// <summary>The first varying parameter: all lengths are compared with its.</summary>
    public string First => Kernel.Varying.First().Name;

    /// <summary>The method that reduces a range; with a number of bits, by vectors of that width.</summary>
    public string Range(VectorWidth? width = null) => names.Private($"{plan.Operator}Range{width?.Bits}");

    /// <summary>The method that has several cores reduce parts of the spans.</summary>
    public string Parallel => names.Private($"{plan.Operator}Parallel");

    /// <summary>The declared parameters: inputs, uniforms, and spans to store in.</summary>
    public string Parameters() => signature.Parameters(Members.ReductionParameters(KernelMemory.Spans));

    /// <summary>The same as arguments, each span rewritten.</summary>
    public string Arguments(Func<string, string>? span = null) =>
        KernelSignature.Arguments(Members.ReductionParameters(KernelMemory.Spans), span);

    /// <summary>The struct by which loops over a matrix call the kernel.</summary>
    public string Term => names.Private($"Term{signature.Kernel.Container.OverloadNumber}");

    /// <summary>The kernel on vectors: the arguments for varying parameters are rewritten.</summary>
    public string Body(Func<KernelParameter, string> vector) => signature.Call(vector);

    /// <summary>An accumulator before the first element.</summary>
    public string Start(ReducedResult reduced, VectorWidth width) => reduced.Identity == Literals.Of(Constant.OfNumber(reduced.Lane, 0))
        ? $"{types[width.Type]}<{reduced.Accumulator.Code}>.Zero"
        : $"{types[width.Type]}.Create({reduced.Identity})";

    /// <summary>The statement that takes a vector of results into an accumulator.</summary>
    public string Accumulate(ReducedResult reduced, VectorWidth width, string accumulator, string value)
    {
        if (reduced.IsWidened)
            value = $"{types["Lanes"]}.{plan.Operator.Widening ?? throw new NotSupportedException($"{plan.Operator} has no method that widens.")}({value})";
        return plan.Operator.Symbol is { } symbol ? $"{accumulator} {symbol}= {value}" : $"{accumulator} = {Combine(accumulator, value, width)}";
    }

    /// <summary>Two vectors into one.</summary>
    public string Combine(string left, string right, VectorWidth width) => plan.Operator.Symbol is { } symbol
        ? $"{left} {symbol} {right}"
        : $"{types[width.Type]}.{plan.Operator}({left}, {right})";

    /// <summary>All lanes of several accumulators into one scalar: half of them apart, a quarter, down to neighbours.</summary>
    public string Total(IReadOnlyList<string> accumulators, VectorWidth width) => $"{types["ReductionTree"]}.{plan.Operator.Tree}({accumulators.Count switch
    {
        1 => accumulators[0],
        2 => Combine(accumulators[0], accumulators[1], width),
        _ when plan.Operator.Symbol is { } symbol => $"{accumulators[0]} {symbol} {accumulators[2]} {symbol} ({accumulators[1]} {symbol} {accumulators[3]})",
        _ => Combine(Combine(accumulators[0], accumulators[2], width), Combine(accumulators[1], accumulators[3], width), width),
    }})";

    /// <summary>The totals of two ranges into one.</summary>
    public string CombineTotals(ReducedResult reduced, string left, string right) => plan.Operator.TotalSymbol is { } symbol
        ? reduced.Accumulator.IsFloat || plan.Operator.IsCondition ? $"{left} {symbol} {right}" : $"unchecked({left} {symbol} {right})"
        : $"{types[reduced.Accumulator.MathClass]}.{plan.Operator}({left}, {right})";

    /// <summary>Values one for each reduced result: a tuple, or the value alone.</summary>
    public string Tuple(IEnumerable<string> values) => plan.ReturnsTuple ? $"({string.Join(", ", values)})" : values.First();

    /// <summary>An item of a total.</summary>
    public string Item(string total, ReducedResult reduced) =>
        plan.ReturnsTuple ? $"{total}.{Identifier(reduced.Result.Name!)}" : total;

    public static string Identifier(string name) => TypeNames.Identifier(name);
}
