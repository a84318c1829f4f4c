using System;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Generators.Text;

namespace Kernels.Generators.Targets;

/// <summary>Writes the call of a kernel's function on one element, and what is done with each result.</summary>
internal static class GpuCallWriter
{
    /// <param name="kernel">The kernel.</param>
    /// <param name="function">What its function is called.</param>
    /// <param name="argument">The argument for a parameter; null of one that the function is not given.</param>
    /// <param name="outs">Variables for the results but the first.</param>
    /// <param name="declare">The declaration of such a variable.</param>
    /// <param name="outArgument">Such a variable as an argument.</param>
    /// <param name="take">The statement that takes a result; null where nobody wants it.</param>
    /// <param name="writer">Where to write.</param>
    public static void Write(
        KernelModel kernel,
        string function,
        Func<KernelParameter, string?> argument,
        IReadOnlyList<string> outs,
        Func<ScalarType, string, string> declare,
        Func<string, string> outArgument,
        Func<int, string, string?> take,
        SourceWriter writer)
    {
        for (var i = 0; i < outs.Count; i++)
            writer.Line($"{declare(kernel.Results[i + 1].Type, outs[i])};");
        var call = $"{function}({string.Join(", ", kernel.Parameters.Select(argument).OfType<string>().Concat(outs.Select(outArgument)))})";
        LineBreaker.Write(writer, take(0, call) ?? call);
        for (var i = 0; i < outs.Count; i++)
        {
            if (take(i + 1, outs[i]) is { } statement)
                LineBreaker.Write(writer, statement);
        }
    }
}
