using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Emit.Members;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Generators.Text;

namespace Kernels.Generators.Emit.Reducing;

/// <summary>The XML documentation of reductions: the user's words first, then the formula, shapes and exceptions.</summary>
internal static class ReductionDocumentation
{
    private const string SameBits = "The result has the same bits whatever the machine's vector width and the number of threads.";

    public static void WriteSpanForm(ReductionCode code, ReductionMember member, SourceWriter writer)
    {
        var kernel = code.Kernel;
        var what = member.What;
        DocumentationWriter.WriteSummary(kernel, writer, $"{what} of {kernel.Name} over all elements.");
        writer.Line("/// <remarks>");
        if (kernel.Documentation.Summary.Count > 0)
            writer.Documentation($"{what} over all elements: <c>{Formula(kernel, member)}</c>.");
        else
            writer.Documentation($"<c>{Formula(kernel, member)}</c>.");
        foreach (var stored in code.Stores)
            writer.Documentation($"<c>{stored}[i]</c> receives the element of the result that is not reduced, in the same pass.");
        writer.Documentation(SameBits);
        writer.Line("/// </remarks>");
        foreach (var parameter in kernel.Parameters)
        {
            var shape = parameter.IsUniform ? DocumentationWriter.Uniform(parameter)
                : parameter.Name != code.First ? $"One value per element; as long as <paramref name=\"{code.First}\"/>."
                : member.NeedsElements ? "One value per element; at least one." : "One value per element.";
            DocumentationWriter.WriteParameter(kernel, parameter.Name, shape, writer);
        }

        foreach (var stored in code.Plan.Stored)
            writer.Documentation($"<param name=\"{code.Members.Destinations[stored]}\">Receives <c>{kernel.Results[stored].Name}</c> of each result; "
                + $"as long as <paramref name=\"{code.First}\"/>. {DocumentationWriter.MayBeInput(kernel, stored)}</param>");
        writer.Documentation($"<returns>{Returns(code, member)}</returns>");

        var problems = new List<string>();
        if (kernel.Varying.Count() + code.Plan.Stored.Count > 1)
            problems.Add("the lengths differ");
        if (member.NeedsElements)
            problems.Add($"<paramref name=\"{code.First}\"/> is empty");
        if (code.Plan.Stored.Count > 0)
            problems.Add("a destination overlaps an input that starts elsewhere");
        WriteExceptions(problems, writer);
    }

    /// <summary>The matrix forms; one of <paramref name="perRow"/> gives a sum for each row, else for each column.</summary>
    public static void WriteMatrixForm(ReductionCode code, bool perRow, SourceWriter writer)
    {
        var (kernel, members) = (code.Kernel, code.Members);
        var (sum, each) = perRow ? ("c", "r") : ("r", "c");
        var call = $"{kernel.Name}({string.Join(", ", kernel.Parameters.Select(parameter =>
            parameter.IsUniform ? parameter.Name : parameter.Name == code.First ? $"{parameter.Name}[r, c]" : $"{parameter.Name}[{sum}]"))})";
        var nothing = perRow ? "nothing is written" : "the sums are 0";
        WriteMatrixForm(code, perRow, [$"<c>{members.Destination}[{each}] = Σ {call}</c>, summed over {sum}. Without rows, {nothing}.", SameBits], writer);
        writer.Documentation("<exception cref=\"System.ArgumentException\">A length does not fit the rows and columns, "
            + $"or <paramref name=\"{members.Destination}\"/> overlaps an input.</exception>");
    }

    /// <summary>What is said of a matrix form whatever memory it works on.</summary>
    /// <param name="remarks">What its remarks say.</param>
    public static void WriteMatrixForm(ReductionCode code, bool perRow, IEnumerable<string> remarks, SourceWriter writer)
    {
        var (kernel, members) = (code.Kernel, code.Members);
        var (each, other) = perRow ? ("row", "column") : ("column", "row");
        DocumentationWriter.WriteSummary(kernel, writer, $"The sum of {kernel.Name} along every {each} of a matrix.");
        writer.Line("/// <remarks>");
        foreach (var line in remarks)
            writer.Documentation(line);
        writer.Line("/// </remarks>");
        foreach (var parameter in kernel.Parameters)
        {
            var shape = parameter.IsUniform ? DocumentationWriter.Uniform(parameter)
                : parameter.Name == code.First ? "The matrix, row by row."
                : $"One value for each {other}.";
            DocumentationWriter.WriteParameter(kernel, parameter.Name, shape, writer);
            if (parameter.Name == code.First)
                writer.Documentation($"<param name=\"{members.Columns}\">The number of columns of <paramref name=\"{code.First}\"/>; at least 1.</param>");
        }

        writer.Documentation($"<param name=\"{members.Destination}\">Receives the sum of each {each}. It may not overlap an input.</param>");
        writer.Documentation($"<exception cref=\"System.ArgumentOutOfRangeException\"><paramref name=\"{members.Columns}\"/> is below 1.</exception>");
    }

    private static void WriteExceptions(IReadOnlyList<string> problems, SourceWriter writer)
    {
        if (problems.Count == 0)
            return;
        var text = problems.Count == 1 ? problems[0] : $"{string.Join(", ", problems.Take(problems.Count - 1))}, or {problems[problems.Count - 1]}";
        var sentence = text[0] == '<' ? text : char.ToUpperInvariant(text[0]) + text.Substring(1);
        writer.Documentation($"<exception cref=\"System.ArgumentException\">{sentence}.</exception>");
    }

    /// <summary>What a reduction computes, as a formula.</summary>
    public static string Formula(KernelModel kernel, ReductionMember member)
    {
        var arguments = kernel.Parameters.Select(static parameter => parameter.IsUniform ? parameter.Name : $"{parameter.Name}[i]");
        var call = $"{kernel.Name}({string.Join(", ", arguments)})"
            + (kernel.Options.ReduceElement >= 0 ? $".{kernel.Results[kernel.Options.ReduceElement].Name}" : "");
        return member.Formula(call);
    }

    /// <summary>What is said of the value that a reduction returns.</summary>
    public static string Returns(ReductionCode code, ReductionMember member)
    {
        var ofNaN = code.Plan.Reduced.All(static reduced => reduced.Result.Type.IsInteger) ? null : member.OfNaN;
        var what = string.Join("; ", new[] { member.What, member.OfNothing, ofNaN }.OfType<string>());
        var ofIntegers = member.OfIntegers is { } sentence && code.Plan.Reduced.Any(static reduced => reduced.Result.Type.IsInteger) ? $" {sentence}" : "";
        var element = code.Kernel.Options.ReduceElement;
        return (code.Plan.ReturnsTuple ? $"For each element of the result: {char.ToLowerInvariant(what[0])}{what.Substring(1)}"
            : element >= 0 ? $"Of <c>{code.Kernel.Results[element].Name}</c>: {char.ToLowerInvariant(what[0])}{what.Substring(1)}"
            : what) + "." + ofIntegers + (code.Plan.HasHalves ? $" It is added up in {code.Plan.Reduced[0].Total.Keyword}." : "");
    }
}
