using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;

namespace Kernels.Generators.Formulas;

/// <summary>What the XML documentation of a derivative says of it: its formulas, and what it is at kinks.</summary>
internal static class DerivativeRemarks
{
    private const int LongestFormula = 600;
    private const int LongestLine = 110;

    /// <summary>Lines of XML; none for a kernel that is no derivative, or has no body.</summary>
    public static IReadOnlyList<string> Of(CompiledKernel compiled)
    {
        if (compiled is not { Model: { Body.Derivative: { } spec } kernel, Meaning: { } body })
            return [];
        var names = DerivativeName.Of(kernel).Select(static name => name.Write(Notation.Text)).ToList();
        return [.. Formulas(body, names), .. compiled.Primal is { } primal ? KinksOf(kernel, spec, primal, body, names) : []];
    }

    private static IEnumerable<string> Formulas(Function body, IReadOnlyList<string> names)
    {
        if (Formula.Of(body) is not { } formula)
            return [TooLong(names)];
        var writer = new FormulaWriter(Notation.Text, formula.Names.Concat(body.Parameters.Select(static parameter => parameter.Name)));
        var results = names.Zip(formula.Results, (name, result) => $"{name} = {writer.Write(result)}").ToList();
        var definitions = formula.Definitions.Select(definition => $"{definition.Variable.Name} = {writer.Write(definition.Value)}").ToList();
        if (results.Concat(definitions).Sum(static text => text.Length) > LongestFormula)
            return [TooLong(names)];

        // On one line while it fits; else one a line.
        var pieces = results.Select(Code).ToList();
        if (definitions.Count == 0)
            return Paragraph(pieces);
        pieces.Add($"where {Code(definitions[0])}");
        pieces.AddRange(definitions.Skip(1).Select(Code));
        return Paragraph(pieces);
    }

    private static string TooLong(IReadOnlyList<string> names) =>
        names.Count == 1
            ? $"<para>The formula of {Code(names[0])} is too long to be shown here. The body of the method has it.</para>"
            : $"<para>The formulas of {List(names.Select(Code).ToList())} are too long to be shown here. The body of the method has them.</para>";

    private static string List(IReadOnlyList<string> names) =>
        $"{string.Join(", ", names.Take(names.Count - 1))} and {names[names.Count - 1]}";

    private static IEnumerable<string> Paragraph(IReadOnlyList<string> pieces)
    {
        var line = $"<para>{string.Join(", ", pieces)}.</para>";
        return line.Length <= LongestLine
            ? [line]
            : ["<para>", .. pieces.SelectMany((piece, i) => Wrap(piece + (i == pieces.Count - 1 ? "." : ","))), "</para>"];
    }

    /// <summary>Breaks at spaces, and goes on a little to the right.</summary>
    private static IEnumerable<string> Wrap(string text)
    {
        var indentation = "";
        while (indentation.Length + text.Length > LongestLine && text.LastIndexOf(' ', LongestLine - indentation.Length) is var space and > 0)
        {
            yield return indentation + text.Substring(0, space);
            text = text.Substring(space + 1);
            indentation = "    ";
        }

        yield return indentation + text;
    }

    private static IEnumerable<string> KinksOf(
        KernelModel kernel, DerivativeSpec spec, Function primal, Function body, IReadOnlyList<string> names)
    {
        var writer = new FormulaWriter(Notation.Text, body.Parameters.Select(static parameter => parameter.Name));
        var original = kernel.Callees.First(callee => callee.Key == spec.Primal);
        var by = spec.By
            .Select(element => (element.Slope >= 0 ? spec.Along : element.By)
                .Select(name => body.Parameters[original.Parameters.ToList().FindIndex(parameter => parameter.Name == name)].Name).ToList())
            .ToList();
        var (kinks, rules) = Kinks.Find(primal, body, by, name => kernel.Parameters.Any(parameter => parameter.IsUniform && parameter.Name == name));
        foreach (var place in kinks.GroupBy(kink => (Text: Equation(kink.Place, writer), kink.IsJump)))
        {
            var values = place.Select(kink => kernel.Results.Count > 1
                ? $", {Code(names[kink.Result])} is {Code(writer.Write(kink.Value))}"
                : $" it is {Code(writer.Write(kink.Value))}");
            yield return $"<para>At the {(place.Key.IsJump ? "jump" : "kink")} {Code(place.Key.Text)}{string.Concat(values.Distinct())}.</para>";
        }

        if (rules.Count > 0)
            yield return $"<para>At kinks of its parts: {string.Join("; ", rules.Select(Escape))}.</para>";
    }

    private static string Equation(Locus place, FormulaWriter writer)
    {
        var (left, right) = place.Sides;
        if (left is Constant)
            (left, right) = (right, left);
        if (left is Binary { Operator: BinaryOperator.Subtract } difference && right is Constant { Float: 0 })
            (left, right) = difference.Left is Constant ? (difference.Right, difference.Left) : (difference.Left, difference.Right);
        return $"{writer.Write(Mathematics.Of(left))} = {writer.Write(Mathematics.Of(right))}";
    }

    private static string Code(string text) => $"<c>{Escape(text)}</c>";

    private static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
