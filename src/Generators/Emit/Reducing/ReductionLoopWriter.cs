using System;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Emit.Expressions;
using Kernels.Generators.Emit.Members;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Generators.Text;

namespace Kernels.Generators.Emit.Reducing;

/// <summary>
/// Writes the loop of one vector width, a method of its own. Each accumulator holds some lanes of a row, so that the
/// order of additions in a lane is the same at every width and however many accumulators there are.
/// </summary>
internal sealed class ReductionLoopWriter
{
    private readonly ReductionCode code;
    private readonly ReductionPlan plan;
    private readonly SourceWriter writer;
    private readonly TypeNames types;
    private readonly VectorWidth width;
    private readonly string vector;

    private readonly string index;
    private readonly string length;
    private readonly VectorOffsets offsets;

    /// <summary>Places that are halves of a vector apart: lanes that are twice as wide as elements.</summary>
    private readonly VectorOffsets halves;
    private readonly string lane;
    private readonly string row;
    private readonly string rows;
    private readonly IReadOnlyDictionary<string, string> inputs;
    private readonly IReadOnlyDictionary<string, string> outputs;
    private readonly string[] results;
    private readonly string result;

    /// <summary>For each reduced result its accumulators, one for each vector of an iteration, or for each half of one.</summary>
    private readonly string[][] accumulators;

    /// <summary>For each reduced result the accumulators of the incomplete row, where lanes are kept.</summary>
    private readonly string[][] parts;

    /// <summary>For each reduced result what the incomplete row adds, where it is read twice.</summary>
    private readonly string[] live;

    /// <summary>For each reduced result the sums of all lanes, where they are kept in memory.</summary>
    private readonly string[] lanes;
    private readonly string[] lanesStarts;

    public ReductionLoopWriter(ReductionCode code, SourceWriter writer, VectorWidth width)
    {
        (this.code, this.writer, this.width) = (code, writer, width);
        (plan, types) = (code.Plan, code.Types);
        vector = types[width.Type];

        var names = code.Members.Locals();
        index = names.Allocate("i");
        length = names.Allocate("length");
        offsets = new VectorOffsets(names.Allocate("width"));
        lane = names.Allocate("lane");
        row = names.Allocate("row");
        rows = names.Allocate("rows");
        inputs = code.Kernel.Varying.ToDictionary(static parameter => parameter.Name, parameter => names.Allocate($"{parameter.Name}Start"));
        outputs = code.Stores.ToDictionary(static name => name, name => names.Allocate($"{name}Start"));
        results = [.. Numbers.Select(number => names.Allocate(Numbered("result", number)))];
        result = Numbers.Count() == 1 ? results[0] : names.Allocate("result");
        accumulators = [.. plan.Reduced.Select(reduced => Numbers
            .SelectMany(number => HalvesOf(reduced)
                .Select(half => names.Allocate(Numbered(NameOf(reduced, plan.Operator.ToString()), number) + half))).ToArray())];
        parts = [.. plan.Reduced.Select((reduced, k) => Numbers.Count() == 1
            ? accumulators[k] : HalvesOf(reduced).Select(half => names.Allocate(NameOf(reduced, plan.Operator.ToString()) + half)).ToArray())];
        halves = plan.HasHalves ? new VectorOffsets(names.Allocate("half")) : offsets;
        live = [.. plan.Reduced.Select(reduced => reduced.HasHalves ? names.Allocate(NameOf(reduced, "Live")) : "")];
        lanes = [.. plan.Reduced.Select(reduced => names.Allocate(NameOf(reduced, "Lanes")))];
        lanesStarts = [.. lanes.Select(name => names.Allocate($"{name}Start"))];
    }

    /// <summary>The vectors of an iteration.</summary>
    private IEnumerable<int> Numbers => Enumerable.Range(0, plan.VectorsAt(width));

    /// <summary>Do the accumulators of an iteration hold fewer lanes than a row has?</summary>
    private bool SplitsRows => plan.SplitsRows(width);

    /// <summary>The reduced results whose order matters.</summary>
    private IEnumerable<int> Trees => Enumerable.Range(0, plan.Reduced.Count).Where(k => plan.Reduced[k].NeedsTree);

    /// <summary>Results have a name of their own where more is done with them than to accumulate one.</summary>
    private bool NamesResults => plan.ReturnsTuple || plan.Stored.Count > 0 || plan.HasHalves;

    /// <summary>How the accumulators of one vector differ in name.</summary>
    private static string[] HalvesOf(ReducedResult reduced) => reduced.HasHalves ? ["Lower", "Upper"] : [""];

    /// <summary>How the lanes of a result's accumulators lie in memory.</summary>
    private VectorOffsets LanesOf(int k) => plan.Reduced[k].HasHalves ? halves : offsets;

    public void Write()
    {
        writer.Line($"// Reduces a range by vectors of {width.Bits} bits.{Order()}");
        InliningAttributes.WriteNotInlined(writer, types);
        writer.OpenBroken($"private static {plan.TotalType} {code.Range(width)}({code.Parameters()})");
        WriteReferences();
        if (plan.KeepsLanes(width))
            WriteInLanes();
        else
            WriteInRegisters();
        writer.Close();
    }

    private string Order()
    {
        if (!plan.NeedsTree)
            return "";
        var all = Digits(plan.Lanes);
        return $" Lane k of {all} combines elements k, k + {all}, ...";
    }

    private void WriteReferences()
    {
        foreach (var input in code.Kernel.Varying)
            writer.Line(code.Access.Reference(inputs[input.Name], Identifier(input.Name), input.Element));
        foreach (var stored in plan.Stored)
            writer.Line(code.Access.Reference(outputs[code.Members.Destinations[stored]], Identifier(code.Members.Destinations[stored]), ElementOf(stored)));
        writer.Line($"var {length} = (nuint){Identifier(code.First)}.Length;");
        writer.Line($"var {offsets.Width} = (nuint){vector}<{code.Kernel.LaneType.Code}>.Count;");
        if (plan.HasHalves)
            writer.Line($"var {halves.Width} = {offsets.Width} / 2;");
    }

    /// <summary>Whole iterations, then each vector that is left into its own accumulators, which stay in registers all the way.</summary>
    private void WriteInRegisters()
    {
        writer.Line();
        for (var k = 0; k < accumulators.Length; k++)
            WriteAccumulators(k);
        var vectors = Numbers.Count();
        writer.Line($"nuint {index} = 0;");
        writer.Open($"for (; {offsets.After(index, vectors)} <= {length}; {index} += {offsets.Step(vectors)})");
        foreach (var number in Numbers)
            WriteVector(number);
        if (plan.StopsEarly)
        {
            writer.Line($"if ({types["ReductionTree"]}.Any({string.Join(" | ", accumulators[0])}))");
            writer.Indented(() => writer.Line($"return {plan.Operator.Decided};"));
        }

        writer.Close();
        writer.Line();
        writer.Line("// The remaining elements. Unused lanes repeat an element, so that they cannot fail. Their results are ignored.");
        foreach (var number in Numbers)
        {
            var isLive = $"if ({offsets.After(index, number)} < {length})";
            if (NamesResults)
            {
                writer.Open(isLive);
                WritePart(offsets.After(index, number), results[number], k => [accumulators[k][number]]);
                writer.Close();
            }
            else
            {
                writer.Line(isLive);
                writer.Indented(() => WritePart(offsets.After(index, number), results[number], k => [accumulators[k][number]]));
            }
        }

        writer.Line();
        LineBreaker.Write(writer, $"return {code.Tuple(accumulators.Select(results => code.Total(results, width)))}");
    }

    /// <summary>
    /// Whole rows, then the incomplete row into the lanes that they left. Where the accumulators of an iteration hold a row, they
    /// stay in registers from row to row; where not, memory is still read in order, and the lanes are loaded and stored.
    /// </summary>
    private void WriteInLanes()
    {
        var all = Digits(plan.Lanes);
        writer.Line($"var {rows} = {length} / {all} * {all};");
        foreach (var k in Trees)
        {
            var type = plan.Reduced[k].Accumulator.Code;
            writer.Line($"{types["Span"]}<{type}> {lanes[k]} = stackalloc {type}[{all}];");
            writer.Line($"ref var {lanesStarts[k]} = ref {types["MemoryMarshal"]}.GetReference({lanes[k]});");
        }

        writer.Line();
        for (var k = 0; k < accumulators.Length; k++)
        {
            if (!SplitsRows || !plan.Reduced[k].NeedsTree)
                WriteAccumulators(k);
        }

        if (SplitsRows)
            WriteSplitRows();
        else
            WriteWholeRows();

        writer.Line();
        writer.Line("// The last row may be incomplete. Unused lanes repeat an element, and their results are ignored.");
        writer.Open($"for (var {index} = {rows}; {index} < {length}; {index} += {offsets.Width})");
        foreach (var k in Trees)
        {
            for (var half = 0; half < parts[k].Length; half++)
                writer.Line($"var {parts[k][half]} = {vector}.LoadUnsafe(ref {lanesStarts[k]}, {LanesOf(k).After($"{index} - {rows}", half)});");
        }

        WritePart(index, result, k => plan.Reduced[k].NeedsTree ? parts[k] : [accumulators[k][0]]);
        foreach (var k in Trees)
        {
            for (var half = 0; half < parts[k].Length; half++)
                writer.Line($"{parts[k][half]}.StoreUnsafe(ref {lanesStarts[k]}, {LanesOf(k).After($"{index} - {rows}", half)});");
        }

        writer.Close();
        writer.Line();
        LineBreaker.Write(writer, $"return {code.Tuple(plan.Reduced.Select((reduced, k) => reduced.HasHalves ? $"{types["ReductionTree"]}.SumOfDoubles({lanes[k]})"
            : reduced.NeedsTree ? $"{types["ReductionTree"]}.{plan.Operator.Tree}<{reduced.Accumulator.Code}>({lanes[k]})"
            : code.Total(accumulators[k], width)))}");
    }

    private void WriteWholeRows()
    {
        writer.Open($"for (nuint {index} = 0; {index} < {rows}; {index} += {Digits(plan.Lanes)})");
        foreach (var number in Numbers)
            WriteVector(number);
        writer.Close();
        writer.Line();
        foreach (var k in Trees)
        {
            for (var i = 0; i < accumulators[k].Length; i++)
                writer.Line($"{accumulators[k][i]}.StoreUnsafe(ref {lanesStarts[k]}{(i == 0 ? "" : $", {LanesOf(k).Step(i)}")});");
        }
    }

    private void WriteSplitRows()
    {
        var all = Digits(plan.Lanes);
        writer.Open($"for (nuint {row} = 0; {row} < {rows}; {row} += {all})");
        writer.Open($"for (nuint {lane} = 0; {lane} < {all}; {lane} += {offsets.Step(Numbers.Count())})");
        writer.Line($"var {index} = {row} + {lane};");
        foreach (var k in Trees)
        {
            for (var i = 0; i < accumulators[k].Length; i++)
                writer.Line($"var {accumulators[k][i]} = {vector}.LoadUnsafe(ref {lanesStarts[k]}, {LanesOf(k).After(lane, i)});");
        }

        foreach (var number in Numbers)
            WriteVector(number);
        foreach (var k in Trees)
        {
            for (var i = 0; i < accumulators[k].Length; i++)
                writer.Line($"{accumulators[k][i]}.StoreUnsafe(ref {lanesStarts[k]}, {LanesOf(k).After(lane, i)});");
        }

        writer.Close();
        writer.Close();
    }

    private void WriteAccumulators(int k)
    {
        foreach (var accumulator in accumulators[k])
            writer.Line($"var {accumulator} = {code.Start(plan.Reduced[k], width)};");
    }

    /// <summary>One whole vector of each input through the kernel and into the accumulators that have its number.</summary>
    private void WriteVector(int number)
    {
        var at = offsets.After(index, number);
        var body = code.Body(parameter => code.Access.Load(width, parameter.Element, inputs[parameter.Name], at));
        if (NamesResults)
            LineBreaker.Write(writer, $"var {results[number]} = {body}");
        for (var k = 0; k < plan.Reduced.Count; k++)
            WriteAccumulation(k, [.. accumulators[k].Skip(number * parts[k].Length).Take(parts[k].Length)],
                Reduced(NamesResults ? ItemOf(results[number], plan.Reduced[k].Index) : body));
        foreach (var stored in plan.Stored)
            writer.Line($"{code.Access.Store(ElementOf(stored), ItemOf(results[number], stored), outputs[code.Members.Destinations[stored]], at)};");
    }

    /// <summary>As <see cref="WriteVector"/>, where the spans may end inside the vector.</summary>
    private void WritePart(string at, string result, Func<int, string[]> accumulator)
    {
        var lanes = types["Lanes"];
        var body = code.Body(parameter => code.Access.LoadPart(width, parameter.Element, Identifier(parameter.Name), at));
        if (NamesResults)
            LineBreaker.Write(writer, $"var {result} = {body}");
        for (var k = 0; k < plan.Reduced.Count; k++)
        {
            var value = Reduced(NamesResults ? ItemOf(result, plan.Reduced[k].Index) : body);
            value = $"{lanes}.Live({value}, {at}, {length}, {plan.Reduced[k].Identity})";
            if (plan.Reduced[k].HasHalves)
            {
                LineBreaker.Write(writer, $"var {live[k]} = {value}");
                value = live[k];
            }

            WriteAccumulation(k, accumulator(k), value);
        }

        foreach (var stored in plan.Stored)
            writer.Line($"{code.Access.StorePart(ElementOf(stored), ItemOf(result, stored), Identifier(code.Members.Destinations[stored]), at)};");
    }

    /// <summary>What is reduced of a result: of a mask what the operator makes of it.</summary>
    private string Reduced(string value) => plan.Operator.OfMask?.Invoke(value) ?? value;

    private ElementType ElementOf(int result) => code.Kernel.Results[result].Element;

    private void WriteAccumulation(int k, string[] accumulator, string value)
    {
        if (!plan.Reduced[k].HasHalves)
            LineBreaker.Write(writer, code.Accumulate(plan.Reduced[k], width, accumulator[0], value));
        foreach (var (half, name) in plan.Reduced[k].HasHalves ? HalvesOf(plan.Reduced[k]).Zip(accumulator, static (half, name) => (half, name)) : [])
            LineBreaker.Write(writer, $"{name} {plan.Operator.Symbol}= {vector}.Widen{half}({value})");
    }

    private string ItemOf(string result, int item) =>
        code.Kernel.Results[item].Name is { } name ? $"{result}.{Identifier(name)}" : result;

    /// <summary><c>sum</c>, or <c>valueSum</c> where several results are reduced.</summary>
    private string NameOf(ReducedResult reduced, string what) => plan.ReturnsTuple
        ? $"{char.ToLowerInvariant(reduced.Result.Name![0])}{reduced.Result.Name.Substring(1)}{what}"
        : $"{char.ToLowerInvariant(what[0])}{what.Substring(1)}";

    private string Numbered(string name, int number) => Numbers.Count() == 1 ? name : $"{name}{number}";

    private static string Digits(int number) => Literals.Digits(number);

    private static string Identifier(string name) => TypeNames.Identifier(name);
}
