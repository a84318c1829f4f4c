using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Kernels.Generators.Tests.Properties;

/// <summary>The C# of random kernels.</summary>
internal static class KernelText
{
    private static readonly string[] ParameterNames = ["x", "y", "z"];

    public static string NameOf(int input) => ParameterNames[input];

    /// <summary>A method and, before it, its helper.</summary>
    public static string Of(RandomKernel kernel, string name, string attribute = "[Vectorize] ")
    {
        var text = new StringBuilder();
        if (kernel.Helper is { } helper)
            text.Append(Of(helper, HelperOf(name), attribute)).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"{attribute}public static float {name}({Parameters(kernel)})\n{{\n");
        Write(kernel.Statements, "    ");
        text.Append(CultureInfo.InvariantCulture, $"    return {Print(kernel.Result)};\n}}\n");
        return text.ToString();

        void Write(ImmutableArray<Statement> statements, string indent)
        {
            foreach (var statement in statements)
            {
                switch (statement)
                {
                    case Assignment assignment:
                        text.Append(CultureInfo.InvariantCulture, $"{indent}{(assignment.IsDeclaration ? "float " : "")}{Print(assignment.Target)} = {Print(assignment.Value)};\n");
                        break;
                    case Return returned:
                        text.Append(CultureInfo.InvariantCulture, $"{indent}return {Print(returned.Value)};\n");
                        break;
                    case If branch:
                        text.Append(CultureInfo.InvariantCulture, $"{indent}if ({Print(branch.Condition)})\n{indent}{{\n");
                        Write(branch.WhenTrue, indent + "    ");
                        text.Append(CultureInfo.InvariantCulture, $"{indent}}}\n");
                        if (branch.WhenFalse.IsEmpty)
                            break;
                        text.Append(CultureInfo.InvariantCulture, $"{indent}else\n{indent}{{\n");
                        Write(branch.WhenFalse, indent + "    ");
                        text.Append(CultureInfo.InvariantCulture, $"{indent}}}\n");
                        break;
                }
            }
        }

        string Print(Term term) => term switch
        {
            Literal literal => Spell(literal.Value),
            Input input => NameOf(input.Index),
            Local local => string.Create(CultureInfo.InvariantCulture, $"v{local.Number}"),
            Apply apply => string.Format(CultureInfo.InvariantCulture, apply.Operation.Format, [.. apply.Arguments.Select(Print)]),
            Choice choice => $"({Print(choice.Condition)} ? {Print(choice.WhenTrue)} : {Print(choice.WhenFalse)})",
            HelperCall call => $"{HelperOf(name)}({string.Join(", ", call.Arguments.Select(Print))})",
            _ => throw new ArgumentOutOfRangeException(nameof(term), term, "no such term"),
        };
    }

    public static string Parameters(RandomKernel kernel) => string.Join(", ", kernel.Inputs.Select(
        static (isUniform, i) => $"{(isUniform ? "[Uniform] " : "")}float {NameOf(i)}"));

    private static string HelperOf(string name) => $"{name}Helper";

    private static string Spell(float value) =>
        float.IsNaN(value) ? "float.NaN"
        : float.IsPositiveInfinity(value) ? "float.PositiveInfinity"
        : float.IsNegativeInfinity(value) ? "float.NegativeInfinity"
        : float.IsNegative(value) ? $"({value.ToString("R", CultureInfo.InvariantCulture)}f)"
        : $"{value.ToString("R", CultureInfo.InvariantCulture)}f";
}
