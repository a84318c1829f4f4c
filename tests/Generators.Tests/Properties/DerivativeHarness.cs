using System.Globalization;

namespace Kernels.Generators.Tests.Properties;

/// <summary>The C# that declares the derivatives of random kernels and calls every form of them.</summary>
internal static class DerivativeHarness
{
    public static readonly string[] Forms = ["scalar", "span", "Vector512", "Vector256", "Vector128"];

    /// <summary>A random function, which need not be a kernel itself, and its value with all partial derivatives.</summary>
    public static string Members(RandomKernel kernel)
    {
        var function = KernelText.Of(kernel, "F", attribute: "");
        var results = string.Concat(kernel.Inputs.Select(static (_, i) => $", float {Element(i)}"));
        return $"{function}[Vectorize, DerivativeOf(nameof(F))] public static partial (float Value{results}) D({KernelText.Parameters(kernel)});\n";
    }

    /// <summary>A class <c>Harness</c> whose method <c>Run0</c> gives, for the first kernel, each form's results, and so on.</summary>
    public static string For(Batch batch) =>
        $$"""
        using System;
        using System.Runtime.Intrinsics;
        public static class Harness
        {
        {{string.Join("\n", batch.Kernels.Select(Run))}}
        }
        """;

    private static string Run(RandomKernel kernel, int number)
    {
        var names = kernel.Inputs.Select(static (_, i) => KernelText.NameOf(i)).ToList();
        var results = Enumerable.Range(0, names.Count + 1).ToList();
        var first = names[0];
        return $$"""
            public static float[][][] Run{{number}}({{string.Join(", ", names.Select((name, i) => $"float{(kernel.Inputs[i] ? "" : "[]")} {name}"))}})
            {
                var length = {{first}}.Length;
                var all = new float[{{Forms.Length}}][][];
                for (var form = 0; form < all.Length; form++)
                {
                    all[form] = new float[{{results.Count}}][];
                    for (var i = 0; i < {{results.Count}}; i++)
                        all[form][i] = new float[length];
                }

                for (var i = 0; i < length; i++)
                    ({{string.Join(", ", results.Select(static r => $"all[0][{r}][i]"))}}) = K{{number}}.D({{Arguments("{0}[i]")}});
                K{{number}}.D({{Arguments("(ReadOnlySpan<float>){0}")}}, {{string.Join(", ", results.Select(static r => $"(Span<float>)all[1][{r}]"))}});
                {{string.Join("\n        ", new[] { 512, 256, 128 }.Select(VectorForm))}}
                return all;
            }
        """;

        // What is left over below a whole vector stays as the span form has it.
        string VectorForm(int bits, int index) =>
            string.Concat(results.Select(r => $"Array.Copy(all[1][{r}], all[{index + 2}][{r}], length); "))
            + $"for (int i = 0, n = Vector{bits}<float>.Count; i + n <= length; i += n) "
            + $"{{ var r = K{number}.D({Arguments($"Vector{bits}.Create({{0}}, i)")}); "
            + string.Concat(results.Select(r => $"r.{(r == 0 ? "Value" : Element(r - 1))}.CopyTo(all[{index + 2}][{r}], i); ")) + "}";

        string Arguments(string varying) => string.Join(", ", names.Select((name, i) => kernel.Inputs[i]
            ? name
            : string.Format(CultureInfo.InvariantCulture, varying, name)));
    }

    private static string Element(int input) => KernelText.NameOf(input).ToUpperInvariant();
}
