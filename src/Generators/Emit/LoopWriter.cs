using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Emit.Expressions;
using Kernels.Generators.Emit.Members;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Generators.Text;

namespace Kernels.Generators.Emit;

/// <summary>
/// Writes the loop of one vector width, a method of its own: whole vectors, several per iteration, then a last vector that ends
/// where the spans end and may overlap the one before. Shorter spans go to the next narrower width.
/// </summary>
internal sealed class LoopWriter
{
    private readonly KernelSignature signature;
    private readonly KernelModel kernel;
    private readonly ElementAccess access;
    private readonly SourceWriter writer;
    private readonly TypeNames types;
    private readonly IReadOnlyList<string> destinations;
    private readonly EquatableArray<MemberParameter> parameters;
    private readonly IReadOnlyDictionary<int, string> loops;
    private readonly int unroll;

    /// <summary>The exception has to be that of the first element, so the last vector is computed behind the others.</summary>
    private readonly bool mayThrow;

    /// <summary>The method for the last vector; null where it is the vector form.</summary>
    private readonly string? tailForm;

    /// <summary>The type parameter that says how results are stored; null where they are stored as usual.</summary>
    private readonly string? store;

    private readonly List<KernelParameter> varying;
    private readonly string index;
    private readonly VectorOffsets offsets;
    private readonly string last;
    private readonly string tail;
    private readonly string[] outputs;
    private readonly Dictionary<string, string> inputs;
    private readonly Dictionary<string, string> lastInputs;
    private readonly string[] results;

    public LoopWriter(
        KernelSignature signature,
        SourceWriter writer,
        IReadOnlyDictionary<int, string> loops,
        string? tailForm,
        string? store,
        int unroll,
        bool mayThrow)
    {
        (this.signature, this.writer, this.loops, this.tailForm) = (signature, writer, loops, tailForm);
        (this.store, this.unroll, this.mayThrow) = (store, unroll, mayThrow);
        (kernel, types, destinations) = (signature.Kernel, signature.Types, signature.Members.Destinations);
        access = new ElementAccess(kernel, types);
        parameters = signature.Members.MapParameters(KernelMemory.Spans);
        varying = [.. kernel.Varying];

        var names = signature.Members.Locals();
        index = names.Allocate("i");
        last = names.Allocate("last");
        tail = names.Allocate("tail");
        offsets = new VectorOffsets(names.Allocate("width"));
        inputs = varying.ToDictionary(static parameter => parameter.Name, parameter => names.Allocate($"{parameter.Name}Start"));
        outputs = [.. destinations.Select(destination => names.Allocate($"{destination}Start"))];
        lastInputs = mayThrow ? varying.ToDictionary(static parameter => parameter.Name, parameter => names.Allocate($"{parameter.Name}Last")) : [];
        results = [.. Enumerable.Range(0, unroll).Select(number => names.Allocate($"result{number}"))];
    }

    public void Write(VectorWidth width)
    {
        var vector = types[width.Type];
        var count = $"{vector}<{kernel.LaneType.Code}>.Count";
        var length = $"{Identifier(varying[0].Name)}.Length";

        writer.Line($"// The loop over vectors of {width.Bits} bits.");
        InliningAttributes.WriteNotInlined(writer, types);
        StoreParameter.OpenMethod(writer, types, store, loops[width.Bits], signature.Parameters(parameters));
        WriteShort(width, count, length);

        foreach (var parameter in varying)
            writer.Line(access.Reference(inputs[parameter.Name], Identifier(parameter.Name), parameter.Element));
        for (var i = 0; i < outputs.Length; i++)
            writer.Line(access.Reference(outputs[i], Identifier(destinations[i]), kernel.Results[i].Element));
        writer.Line();
        writer.Line($"// The last vector may overlap the one before it. "
            + $"It is {(mayThrow ? "loaded" : "computed")} before the loop, which may overwrite an input.");
        writer.Line($"var {offsets.Width} = (nuint){count};");
        writer.Line($"var {last} = (nuint){length} - {offsets.Width};");
        foreach (var input in varying.Where(_ => mayThrow))
            writer.Line($"var {lastInputs[input.Name]} = {Load(width, input, last)};");
        if (!mayThrow)
            LineBreaker.Write(writer, $"var {tail} = {Body(width, last, tailForm)}");
        writer.Line();

        writer.Line($"nuint {index} = 0;");
        if (unroll > 1)
        {
            writer.Open($"for (; {offsets.After(index, unroll)} <= {last}; {index} += {offsets.Step(unroll)})");
            for (var number = 0; number < unroll; number++)
                LineBreaker.Write(writer, $"var {results[number]} = {Body(width, offsets.After(index, number))}");
            for (var number = 0; number < unroll; number++)
                WriteStores(results[number], offsets.After(index, number), store);
            writer.Close();
            writer.Line();
        }

        var rest = $"for (; {index} < {last}; {index} += {offsets.Width})";
        if (kernel.ReturnsTuple)
        {
            writer.Open(rest);
            LineBreaker.Write(writer, $"var {results[0]} = {Body(width, index)}");
            WriteStores(results[0], index, store);
            writer.Close();
        }
        else
        {
            writer.Line(rest);
            writer.Indented(() => LineBreaker.Write(writer, Stored(0, Body(width, index), index, store)));
        }

        writer.Line();
        if (mayThrow)
            LineBreaker.Write(writer, $"var {tail} = {signature.Call(parameter => lastInputs[parameter.Name], tailForm)}");
        WriteStores(tail, last);
        writer.Close();
    }

    /// <summary>Stores what the vector form gave: one vector, or each element of a tuple in its own span.</summary>
    private void WriteStores(string result, string at, string? store = null)
    {
        for (var i = 0; i < outputs.Length; i++)
            writer.Line(Stored(i, Item(result, i), at, store) + ";");
    }

    private string Stored(int result, string vector, string at, string? store) => store is null
        ? access.Store(kernel.Results[result].Element, vector, outputs[result], at)
        : $"{store}.Store({vector}, ref {outputs[result]}, {at})";

    private string Item(string result, int index) =>
        kernel.Results[index].Name is { } name ? $"{result}.{Identifier(name)}" : result;

    /// <summary>Spans below one vector: the next width, and below the narrowest a vector that is partly filled.</summary>
    private void WriteShort(VectorWidth width, string count, string length)
    {
        writer.Open($"if ({length} < {count})");
        if (width.Bits == 128)
        {
            var call = signature.Call(parameter => access.LoadShort(parameter.Element, Identifier(parameter.Name)));
            if (kernel.ReturnsTuple)
            {
                writer.Open($"if ({length} > 0)");
                LineBreaker.Write(writer, $"var {results[0]} = {call}");
                for (var i = 0; i < outputs.Length; i++)
                    writer.Line($"{access.StoreShort(kernel.Results[i].Element, Item(results[0], i), Identifier(destinations[i]))};");
                writer.Close();
                writer.Line();
            }
            else
            {
                writer.Line($"if ({length} > 0)");
                writer.Indented(() => LineBreaker.Write(writer, access.StoreShort(kernel.Results[0].Element, call, Identifier(destinations[0]))));
            }
        }
        else
        {
            LineBreaker.Write(writer, $"{loops[width.Bits / 2]}{StoreParameter.Argument(store)}({KernelSignature.Arguments(parameters)})");
        }

        writer.Line("return;");
        writer.Close();
        writer.Line();
    }

    /// <summary>The kernel on the vectors at an index.</summary>
    private string Body(VectorWidth width, string at, string? form = null) =>
        signature.Call(parameter => Load(width, parameter, at), form);

    private string Load(VectorWidth width, KernelParameter input, string at) => access.Load(width, input.Element, inputs[input.Name], at);

    private static string Identifier(string name) => TypeNames.Identifier(name);
}
