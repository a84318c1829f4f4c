using Microsoft.CodeAnalysis;

namespace Kernels.Generators.Tests.Testing;

/// <summary>The C# of a class <c>Harness</c> whose method <c>Run0</c> calls all forms of the first kernel, and so on.</summary>
internal static class HarnessSource
{
    /// <summary>The forms of which the results are returned, in this order; after them come those in place of the first argument.</summary>
    public static readonly IReadOnlyList<string> Forms = ["scalar", "span", "v512", "v256", "v128"];

    public static string For(IReadOnlyList<IMethodSymbol> kernels) =>
        $$"""
        using System;
        using System.Runtime.Intrinsics;
        public static class Harness
        {
        {{string.Join("\n", kernels.Select(Run))}}
            private static bool Truth(long mask) => mask == 0 ? false : mask == -1 ? true : throw new InvalidOperationException($"a mask of {mask}");
        }
        """;

    private static string Run(IMethodSymbol kernel, int number)
    {
        var laneBits = LaneElement.LaneBits(kernel);
        var parameters = kernel.Parameters.Select((symbol, i) => TableElement(symbol.Type) is { } number
            ? new Argument($"p{i}", LaneElement.Of(number, laneBits), IsUniform: true, IsTable: true)
            : new Argument($"p{i}", LaneElement.Of(symbol.Type, laneBits), IsUniform(symbol))).ToList();
        var first = parameters.First(static p => !p.IsUniform);
        var isTuple = kernel.ReturnType.IsTupleType;
        var results = isTuple
            ? ((INamedTypeSymbol)kernel.ReturnType).TupleElements.Select(element => LaneElement.Of(element.Type, laneBits)).ToList()
            : [LaneElement.Of(kernel.ReturnType, laneBits)];
        var name = $"{ContainerOf(kernel.ContainingType)}.@{kernel.Name}";
        var inPlace = Each((type, i) => type.Name == first.Type ? $"inPlace{i}" : "").Where(static form => form.Length > 0).ToList();
        return $$"""
            public static Array[][] Run{{number}}({{string.Join(", ", parameters.Select(static p => p.Declaration))}})
            {
                var length = {{first.Name}}.Length;
                {{string.Join("\n        ", Forms.Concat(inPlace).SelectMany(form => Each((type, i) => $"var {form}_{i} = new {type.Name}[length];")))}}
                for (var i = 0; i < length; i++)
                {
                    var result = {{name}}({{Arguments(static p => $"{p.Name}[i]")}});
                    {{string.Join(" ", Each((_, i) => $"scalar_{i}[i] = {Item(i)};"))}}
                }
                {{SpanForm("span")}}
                {{string.Join("\n        ", new[] { 512, 256, 128 }.Select(VectorForm))}}
                {{string.Join("\n        ", Each((type, i) => type.Name == first.Type
                    ? $"{first.Name} = inPlace{i}_{i} = ({type.Name}[]){first.Name}.Clone(); {SpanForm($"inPlace{i}")} {first.Name} = first;"
                    : "").Where(static line => line.Length > 0).Prepend($"var first = {first.Name};"))}}
                return new Array[][]
                {
                    {{string.Join(",\n            ", Forms.Concat(inPlace).Select(form => $"new Array[] {{ {string.Join(", ", Each((_, i) => $"{form}_{i}"))} }}"))}}
                };
            }
        """;

        IEnumerable<string> Each(Func<LaneElement, int, string> write) => results.Select(write);

        string Item(int i) => isTuple ? $"result.Item{i + 1}" : "result";

        string SpanForm(string form) =>
            $"{name}({Arguments(static p => $"(ReadOnlySpan<{p.Type}>){p.Name}")}, {string.Join(", ", Each((type, i) => $"(Span<{type.Name}>){form}_{i}"))});";

        // What is left over below a whole vector stays as the span form has it.
        string VectorForm(int bits) =>
            $"{string.Join(" ", Each((_, i) => $"Array.Copy(span_{i}, v{bits}_{i}, length);"))} "
            + $"for (int i = 0, n = Vector{bits}<{results[0].Lane}>.Count; i + n <= length; i += n) "
            + $"{{ var result = {name}({Arguments(parameter => parameter.Element.IsLane
                ? $"Vector{bits}.Create({parameter.Name}, i)"
                : $"Vector{bits}.Create(Array.ConvertAll({parameter.Name}, v => {parameter.Element.ToLane("v")}), i)")}); "
            + $"{string.Join(" ", Each((type, i) => type.IsLane
                ? $"{Item(i)}.CopyTo(v{bits}_{i}, i);"
                : $"for (var k = 0; k < n; k++) {{ var v = {Item(i)}.GetElement(k); v{bits}_{i}[i + k] = {type.FromLane("v")}; }}"))} }}";

        string Arguments(Func<Argument, string> varying) =>
            string.Join(", ", parameters.Select(p => p.IsTable ? $"{p.Name}.Span" : p.IsUniform ? p.Name : varying(p)));
    }

    public static bool IsUniform(IParameterSymbol parameter) =>
        parameter.GetAttributes().Any(static a => a.AttributeClass?.Name == nameof(UniformAttribute));

    /// <summary>The type, with <c>int</c> for every type parameter.</summary>
    private static string ContainerOf(INamedTypeSymbol type)
    {
        var outer = type.ContainingType is { } container ? $"{ContainerOf(container)}."
            : type.ContainingNamespace.IsGlobalNamespace ? "global::"
            : $"global::{type.ContainingNamespace.ToDisplayString()}.";
        var arguments = type.Arity == 0 ? "" : $"<{string.Join(", ", Enumerable.Repeat("int", type.Arity))}>";
        return $"{outer}@{type.Name}{arguments}";
    }

    public static ITypeSymbol? TableElement(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "ReadOnlySpan", TypeArguments: [var element] } ? element : null;

    /// <param name="IsTable">A uniform span; the harness takes it as <c>ReadOnlyMemory</c>.</param>
    private sealed record Argument(string Name, LaneElement Element, bool IsUniform, bool IsTable = false)
    {
        public string Type => Element.Name;

        public string Declaration => IsTable ? $"ReadOnlyMemory<{Type}> {Name}" : $"{Type}{(IsUniform ? "" : "[]")} {Name}";
    }
}
