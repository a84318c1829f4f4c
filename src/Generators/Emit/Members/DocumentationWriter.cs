using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;
using Kernels.Generators.Formulas;
using Kernels.Generators.Model;
using Kernels.Generators.Text;

namespace Kernels.Generators.Emit.Members;

/// <summary>The XML documentation of generated members: the user's words first, then shapes and exceptions.</summary>
internal static class DocumentationWriter
{
    /// <summary>Said of a destination: elements of its size can be replaced where they are.</summary>
    public static string MayBeInput(KernelModel kernel, int result) =>
        kernel.Varying.All(input => IsOfItsSize(kernel, result, input)) ? "It may be an input if both start at the same element."
        : kernel.Varying.Any(input => IsOfItsSize(kernel, result, input)) ? "It may be an input of elements of its size if both start at the same element."
        : "It may not overlap an input.";

    private static bool IsOfItsSize(KernelModel kernel, int result, KernelParameter input) =>
        input.Element.Bits == kernel.Results[result].Element.Bits;

    /// <param name="remarks">What a derivative's documentation says of it, as lines of XML.</param>
    public static void WriteSpanForm(KernelModel kernel, IReadOnlyList<string> destinations, IReadOnlyList<string> remarks, SourceWriter writer, bool mayThrow)
    {
        var arguments = string.Join(", ", kernel.Parameters.Select(static parameter => parameter.IsUniform ? parameter.Name : $"{parameter.Name}[i]"));
        var first = kernel.Parameters.First(static parameter => !parameter.IsUniform).Name;

        WriteSummary(kernel, writer);
        writer.Line("/// <remarks>");
        var elements = string.Join(", ", destinations.Select(static destination => $"{destination}[i]"));
        var target = kernel.ReturnsTuple ? $"({elements})" : elements;
        writer.Documentation($"For every element: <c>{target} = {kernel.Name}({arguments})</c>. An element's result does not depend on its index, "
            + "on the length, or on the machine's vector width.");
        foreach (var line in remarks)
            writer.Documentation(line);
        writer.Line("/// </remarks>");
        foreach (var parameter in kernel.Parameters)
        {
            var shape = parameter.IsUniform ? Uniform(parameter)
                : parameter.Name == first ? "One value per element."
                : $"One value per element; as long as <paramref name=\"{first}\"/>.";
            WriteParameter(kernel, parameter.Name, shape, writer);
        }

        for (var i = 0; i < destinations.Count; i++)
        {
            var what = kernel.Results[i].Name is { } name ? $"Receives <c>{name}</c> of each result" : "Receives the results";
            writer.Documentation($"<param name=\"{destinations[i]}\">{what}; as long as <paramref name=\"{first}\"/>. {MayBeInput(kernel, i)}</param>");
        }

        var overlaps = kernel.ReturnsTuple ? "or a destination overlaps another one, or an input" : "or the destination overlaps an input";
        writer.Documentation($"<exception cref=\"System.ArgumentException\">The lengths differ, {overlaps} that starts elsewhere.</exception>");
        if (mayThrow)
            writer.Documentation("<exception cref=\"System.Exception\">The method for one element throws: "
                + "the exception of the first element that does. Other results may be stored by then.</exception>");
    }

    /// <summary>What a parameter is that all elements share.</summary>
    public static string Uniform(KernelParameter parameter)
    {
        var least = parameter.LeastLength > 0 ? $", {Literals.Digits(parameter.LeastLength)} or more" : "";
        return parameter.IsTable ? $"Numbers that every element may look up{least}; no destination may overlap them." : "One value for all elements.";
    }

    /// <summary>For a method whose body is generated: what the user wrote, since these lines take its place.</summary>
    /// <param name="remarks">What is said besides, as lines of XML.</param>
    public static void WriteScalarForm(KernelModel kernel, IReadOnlyList<string> remarks, SourceWriter writer)
    {
        WriteSummary(kernel, writer);
        WriteElement("remarks", [.. kernel.Documentation.Remarks, .. remarks], writer);
        foreach (var parameter in kernel.Documentation.Parameters)
            writer.Documentation($"<param name=\"{parameter.Name}\">{parameter.Text}</param>");
        WriteElement("returns", kernel.Documentation.Returns, writer);
    }

    private static void WriteElement(string name, IReadOnlyList<string> lines, SourceWriter writer)
    {
        if (lines.Count == 0)
            return;
        writer.Line($"/// <{name}>");
        WriteText(lines, writer);
        writer.Line($"/// </{name}>");
    }

    public static void WriteVectorForm(KernelModel kernel, VectorWidth width, SourceWriter writer)
    {
        WriteSummary(kernel, writer);
        var lanes = $"For each of the {width.Bits / kernel.LaneBits} lanes of a vector of {width.Bits} bits.";
        var others = OtherLanes(kernel).Distinct().ToList();
        if (others.Count == 0)
        {
            writer.Line($"/// <remarks>{lanes}</remarks>");
            return;
        }

        writer.Line("/// <remarks>");
        writer.Documentation($"{lanes} {string.Join(" ", others)}");
        writer.Line("/// </remarks>");
    }

    /// <summary>A sentence for each type of elements that lanes hold as another one.</summary>
    private static IEnumerable<string> OtherLanes(KernelModel kernel) => kernel.Varying.Select(static parameter => parameter.Element)
        .Concat(kernel.Results.Select(static result => result.Element))
        .Where(element => !element.IsLane(kernel.LaneBits))
        .Select(element => element.Type == ScalarType.Bool
            ? "The lanes of a <c>bool</c> have all bits set for true and none for false."
            : $"A lane holds <c>{element.Name}</c> as <c>{element.Lane(kernel.LaneBits).Keyword}</c>.");

    public static void WriteParallelOptions(string parameter, SourceWriter writer)
    {
        writer.Documentation($"<param name=\"{parameter}\">The number of threads, and a token to cancel them. "
            + "The result has the same bits for any number of threads.</param>");
        writer.Documentation("<exception cref=\"System.OperationCanceledException\">The options' token was cancelled.</exception>");
    }

    public static void WriteParameter(KernelModel kernel, string name, string shape, SourceWriter writer) =>
        writer.Documentation($"<param name=\"{name}\">{Join(UserText(kernel, name), shape)}</param>");

    /// <summary>Writes the user's summary; where there is none, <paramref name="otherwise"/>.</summary>
    public static void WriteSummary(KernelModel kernel, SourceWriter writer, string? otherwise = null)
    {
        IEnumerable<string> lines = kernel.Documentation.Summary.Count > 0
            ? kernel.Documentation.Summary
            : [otherwise ?? DerivativeName.Summary(kernel) ?? $"{kernel.Name}, element by element."];
        writer.Line("/// <summary>");
        WriteText(lines, writer);
        writer.Line("/// </summary>");
    }

    /// <summary>The user's lines; those that are too long are broken, but in code.</summary>
    private static void WriteText(IEnumerable<string> lines, SourceWriter writer)
    {
        var inCode = false;
        foreach (var line in lines)
        {
            inCode |= line.Contains("<code");
            if (inCode)
                writer.Unbroken($"/// {line}");
            else
                writer.Documentation(line);
            inCode &= !line.Contains("</code>");
        }
    }

    private static string UserText(KernelModel kernel, string parameter) =>
        kernel.Documentation.Parameters.FirstOrDefault(documented => documented.Name == parameter)?.Text ?? "";

    private static string Join(string text, string shape) =>
        text.Length == 0 ? shape : text.EndsWith(".", System.StringComparison.Ordinal) ? $"{text} {shape}" : $"{text}. {shape}";
}
