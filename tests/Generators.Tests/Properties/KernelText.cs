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
        var body = Body(kernel, name);
        var header = $"{attribute}public static float {name}({Parameters(kernel)})\n";
        if (kernel.Helper is not { } helper)
            return $"{header}{{\n{body}}}\n";

        var called = HelperOf(name);
        var inside = Body(helper, called, kernel.Spelling.HasFlag(Spelling.Out) ? "result" : null);
        var (before, local) = (kernel.Spelling & (Spelling.Out | Spelling.LocalFunction | Spelling.Lambda | Spelling.Generic)) switch
        {
            Spelling.Out => ($"static void {called}(out float result, {Parameters(helper)})\n{{\n{inside}}}\n"
                + $"static float {called}({Parameters(helper)}) {{ {called}(out var result, {Names(helper)}); return result; }}\n\n", ""),
            Spelling.LocalFunction => ("", $"float {called}({Parameters(helper)})\n{{\n{inside}}}\n"),
            Spelling.Lambda => ("", $"Func<{string.Concat(Enumerable.Repeat("float, ", helper.Inputs.Length))}float> {called} = ({Parameters(helper)}) =>\n{{\n{inside}}};\n"),
            Spelling.Generic => ($"static float {called}<T>({Parameters(helper)})\n{{\n{inside}}}\nstatic float {called}({Parameters(helper)}) => {called}<int>({Names(helper)});\n\n", ""),
            _ => ($"{Of(helper, called, attribute)}\n", ""),
        };
        return $"{before}{header}{{\n{local}{body}}}\n";
    }

    /// <param name="result">The <c>out</c> parameter that the result goes to; null where it is returned.</param>
    private static string Body(RandomKernel kernel, string name, string? result = null)
    {
        var text = new StringBuilder();
        var locals = kernel.Statements.SelectMany(Declared).DefaultIfEmpty(-1).Max() + 1;
        var isArray = locals > 0 && (kernel.Spelling & (Spelling.Array | Spelling.Span)) != 0;
        if (isArray)
            text.Append(CultureInfo.InvariantCulture,
                $"    {(kernel.Spelling.HasFlag(Spelling.Span) ? "Span<float> v = stackalloc" : "var v = new")} float[{locals}];\n");
        Write(kernel.Statements, "    ");
        WriteReturn(kernel.Result, "    ");
        return text.ToString();

        void WriteReturn(Term value, string indent)
        {
            if (result is null)
                text.Append(CultureInfo.InvariantCulture, $"{indent}return {Print(value)};\n");
            else
                text.Append(CultureInfo.InvariantCulture, $"{indent}{result} = {Print(value)};\n{indent}return;\n");
        }

        void Write(ImmutableArray<Statement> statements, string indent)
        {
            foreach (var statement in statements)
            {
                switch (statement)
                {
                    case Assignment assignment:
                        text.Append(CultureInfo.InvariantCulture, $"{indent}{(assignment.IsDeclaration && !isArray ? "float " : "")}{Print(assignment.Target)} = {Print(assignment.Value)};\n");
                        break;
                    case Return returned:
                        WriteReturn(returned.Value, indent);
                        break;
                    case If branch when kernel.Spelling.HasFlag(Spelling.Switch):
                        text.Append(CultureInfo.InvariantCulture, $"{indent}switch ({Print(branch.Condition)})\n{indent}{{\n{indent}case true:\n");
                        Write(branch.WhenTrue, indent + "    ");
                        text.Append(CultureInfo.InvariantCulture, $"{indent}    break;\n{indent}default:\n");
                        Write(branch.WhenFalse, indent + "    ");
                        text.Append(CultureInfo.InvariantCulture, $"{indent}    break;\n{indent}}}\n");
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
            Local local => string.Create(CultureInfo.InvariantCulture, $"{(isArray ? "v[" : "v")}{local.Number}{(isArray ? "]" : "")}"),
            Apply apply => string.Format(CultureInfo.InvariantCulture, apply.Operation.Format, [.. apply.Arguments.Select(Print)]),
            Choice choice => $"({Print(choice.Condition)} ? {Print(choice.WhenTrue)} : {Print(choice.WhenFalse)})",
            HelperCall call => $"{HelperOf(name)}({string.Join(", ", call.Arguments.Select(Print))})",
            _ => throw new ArgumentOutOfRangeException(nameof(term), term, "no such term"),
        };
    }

    public static string Parameters(RandomKernel kernel) => string.Join(", ", kernel.Inputs.Select(
        static (isUniform, i) => $"{(isUniform ? "[Uniform] " : "")}float {NameOf(i)}"));

    private static string Names(RandomKernel kernel) => string.Join(", ", kernel.Inputs.Select(static (_, i) => NameOf(i)));

    private static IEnumerable<int> Declared(Statement statement) => statement switch
    {
        Assignment { IsDeclaration: true } assignment => [assignment.Target.Number],
        If branch => branch.WhenTrue.Concat(branch.WhenFalse).SelectMany(Declared),
        _ => [],
    };

    private static string HelperOf(string name) => $"{name}Helper";

    private static string Spell(float value) =>
        float.IsNaN(value) ? "float.NaN"
        : float.IsPositiveInfinity(value) ? "float.PositiveInfinity"
        : float.IsNegativeInfinity(value) ? "float.NegativeInfinity"
        : float.IsNegative(value) ? $"({value.ToString("R", CultureInfo.InvariantCulture)}f)"
        : $"{value.ToString("R", CultureInfo.InvariantCulture)}f";
}
