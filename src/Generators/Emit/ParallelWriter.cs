using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;

namespace Kernels.Generators.Emit;

/// <summary>
/// Writes the private member that hands a loop to several cores: the runtime pins the spans, and calls the range method
/// with parts of them.
/// </summary>
internal static class ParallelWriter
{
    /// <summary>How the type is written: the only name of its namespace, and only in kernels that ask for it.</summary>
    public const string OptionsType = "global::System.Threading.Tasks.ParallelOptions";

    /// <summary>The calls of the runtime and of the range method.</summary>
    /// <param name="Name">The member.</param>
    /// <param name="ReturnType">What it returns.</param>
    /// <param name="Range">The method that does a part.</param>
    /// <param name="Grain">The elements of a block, or the fewest that are worth a task.</param>
    /// <param name="Combine">How two results become one, as a lambda; null where nothing is returned.</param>
    public sealed record Call(string Name, string ReturnType, string Range, int Grain, string? Combine);

    /// <param name="parameters">The member's parameters, without the options.</param>
    /// <param name="destinations">The spans that are written, each with its element type.</param>
    public static void Write(
        Call call,
        KernelModel kernel,
        string parameters,
        IReadOnlyList<(string Name, ScalarType Type)> destinations,
        NameAllocator names,
        string options,
        TypeNames types,
        SourceWriter writer)
    {
        var (spans, start, count) = (names.Allocate("spans"), names.Allocate("start"), names.Allocate("count"));
        var inputs = kernel.Varying.ToList();
        var place = 0;
        var arguments = kernel.Parameters
            .Select(parameter => parameter.IsUniform
                ? TypeNames.Identifier(parameter.Name)
                : $"{spans}.Read<{parameter.Type.Keyword()}>({Digits(place++)}, {start}, {count})")
            .Concat(destinations.Select(destination => $"{spans}.Write<{destination.Type.Keyword()}>({Digits(place++)}, {start}, {count})"))
            .ToList();

        writer.Line("// Parts of the spans on several cores.");
        writer.OpenBroken($"private static {call.ReturnType} {call.Name}({parameters}, {OptionsType} {options})");
        writer.Line($"{(call.Combine is null ? "" : "return ")}{types["ParallelSpans"]}.{(call.Combine is null ? "For" : "Reduce")}(");
        writer.Indented(() =>
        {
            writer.Line($"{SpanListOf(inputs, destinations, types)},");
            writer.Line($"{TypeNames.Identifier(inputs[0].Name)}.Length,");
            writer.Line($"{Digits(call.Grain)},");
            writer.Line($"{options},");
            writer.Line($"({spans}, {start}, {count}) =>");
            writer.Indented(() => LineBreaker.Write(writer, $"{call.Range}({string.Join(", ", arguments)})", call.Combine is null ? ");" : ","));
            if (call.Combine is not null)
                writer.Line($"{call.Combine});");
        });
        writer.Close();
    }

    private static string SpanListOf(List<KernelParameter> inputs, IReadOnlyList<(string Name, ScalarType Type)> destinations, TypeNames types) =>
        string.Concat(inputs.Select((input, i) => i == 0
                ? $"{types["SpanList"]}.Of({TypeNames.Identifier(input.Name)})"
                : $".And({TypeNames.Identifier(input.Name)})"))
        + string.Concat(destinations.Select(static destination => $".And<{destination.Type.Keyword()}>({TypeNames.Identifier(destination.Name)})"));

    private static string Digits(int number) => Literals.Digits(number);
}
