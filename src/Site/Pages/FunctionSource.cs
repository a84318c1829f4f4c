using System.Text;
using Kernels.Generators.Expressions;

namespace Kernels.Site.Pages;

/// <summary>
/// Source text that is compiled with the runtime for the pages alone: a kernel around each function, with its derivatives,
/// and those derivatives that the library's own kernels do not have.
/// </summary>
internal static class FunctionSource
{
    /// <summary>The type of the kernels around functions.</summary>
    public const string Type = "Functions";

    /// <summary>The type whose kernels have a derivative in the library.</summary>
    private const string TypeWithDerivatives = "Activations";

    public static string FirstOf(KernelEntry entry) => entry.Name + (entry.By.Count == 1 ? "Derivative" : "Gradient");

    public static string SecondOf(KernelEntry entry) => $"{entry.Name}SecondDerivative";

    public static string Write(IEnumerable<KernelEntry> entries)
    {
        var source = new StringBuilder("namespace Kernels;\n");
        foreach (var entry in entries)
        {
            source.Append($"\npublic static partial class {entry.Type}\n{{\n");
            if (entry.IsFunction)
                source.Append($"    [Vectorize(Gpu = true)]\n    public static float {entry.Name}({entry.Parameters}) => {Call(entry)};\n\n");
            if (entry.Type != TypeWithDerivatives)
                Append(source, entry, entry.Name, FirstOf(entry), entry.By);
            if (entry.HasSecond && entry.By.Count == 1)
                Append(source, entry, FirstOf(entry), SecondOf(entry), entry.By);
            else if (entry.HasSecond)
                Append(source, entry, entry.Name, SecondOf(entry), [.. Pairs(entry.By)]);
            source.Append("}\n");
        }

        return source.ToString();
    }

    /// <summary>A derivative by one parameter, or a tuple with an element for each.</summary>
    private static void Append(StringBuilder source, KernelEntry entry, string primal, string name, IReadOnlyList<string> by)
    {
        var result = by.Count == 1 ? "float" : $"({string.Join(", ", by.Select(static one => $"float {Element(one)}"))})";
        var parameter = by.Count == 1 && entry.Arguments.Count() > 1 ? $", nameof({by[0]})" : "";
        source.Append($"    [Vectorize(Gpu = true), DerivativeOf(nameof({primal}){parameter})]\n"
            + $"    public static partial {result} {name}({entry.Parameters});\n\n");
    }

    /// <summary>What second derivatives are by: each parameter twice, and each pair.</summary>
    private static IEnumerable<string> Pairs(IReadOnlyList<string> by) =>
        by.SelectMany((first, i) => by.Skip(i).Select(second => $"{Element(first)}{Element(second)}"));

    private static string Element(string parameter) => $"{char.ToUpperInvariant(parameter[0])}{parameter[1..]}";

    private static string Call(KernelEntry entry)
    {
        // MathF has all but this one, for which Math serves float as well.
        var method = entry.Name == "Clamp" ? "Math.Clamp" : MathFunctions.Get(entry.Name).ScalarMethod(ScalarType.Single);
        return $"{method}({string.Join(", ", entry.Arguments)})";
    }
}
