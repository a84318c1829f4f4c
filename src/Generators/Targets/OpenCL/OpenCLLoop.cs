using System;
using Kernels.Generators.Model;
using Kernels.Generators.Text;

namespace Kernels.Generators.Targets.OpenCL;

/// <summary>
/// The loop in which a work-item takes elements one after the other: several an iteration, which are all loaded before the first
/// is used. They are used in the order of a loop that takes one.
/// </summary>
/// <param name="Variable">The element, a <c>ulong</c>.</param>
/// <param name="Start">The first one.</param>
/// <param name="Step">From one to the next.</param>
/// <param name="End">The variable behind the last.</param>
internal sealed record OpenCLLoop(string Variable, string Start, int Step, string End)
{
    /// <summary>Writes what is to be known of the loop above its kernel.</summary>
    public static void WriteComment(int elements, SourceWriter writer)
    {
        if (elements > 1)
            writer.Line($"// A work-item loads {Literals.Digits(elements)} elements at once. Beyond the end, the last one is loaded again, and not used.");
    }

    /// <param name="arguments">The kernel's arguments.</param>
    /// <param name="elements">The elements of an iteration.</param>
    /// <param name="indexOf">The index in an input, for an element.</param>
    /// <param name="take">The statement that takes a result of an element; null where nobody wants it.</param>
    /// <param name="writer">Where to write.</param>
    public void Write(
        OpenCLArguments arguments,
        int elements,
        Func<KernelParameter, string, string> indexOf,
        Func<int, string, string, string?> take,
        SourceWriter writer)
    {
        var next = elements * Step == 1 ? $"{Variable}++" : $"{Variable} += {Literals.Digits(elements * Step)}";
        writer.Line($"for (ulong {Variable} = {Start}; {Variable} < {End}; {next})");
        if (elements == 1)
            WriteCall(parameter => arguments.Element(parameter, indexOf(parameter, Variable)), Variable);
        else
            writer.Block(isBraced: true, WriteIteration);

        void WriteIteration()
        {
            var (k, inside) = (arguments.Allocate("k"), arguments.Allocate("inside"));
            var element = Step == 1 ? $"{Variable} + {k}" : $"{Variable} + {k} * {Literals.Digits(Step)}";
            arguments.WriteLoaded(_ => $"[{Literals.Digits(elements)}]", writer);
            writer.Unrolled(k, elements, isBraced: true, () =>
            {
                writer.Line($"const ulong {inside} = min({element}, {End} - 1);");
                foreach (var parameter in arguments.Kernel.Varying)
                    writer.Line($"{arguments.Loaded(parameter)}[{k}] = {arguments.Element(parameter, indexOf(parameter, inside))};");
            });
            writer.Line();
            writer.Unrolled(k, elements, isBraced: true, () =>
            {
                writer.Line($"if ({element} < {End})");
                WriteCall(parameter => $"{arguments.Loaded(parameter)}[{k}]", element);
            });
        }

        void WriteCall(Func<KernelParameter, string> valueOf, string element) => writer.Block(
            arguments.Kernel.ReturnsTuple,
            () => arguments.WriteCall(valueOf, (result, value) => take(result, element, value), writer));
    }
}
