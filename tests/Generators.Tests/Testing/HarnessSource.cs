using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Kernels.Generators.Tests.Testing;

/// <summary>The C# of a class <c>Harness</c> whose method <c>Run0</c> calls all forms of the first kernel, and so on.</summary>
internal static class HarnessSource
{
    private static readonly string[] Forms = ["scalar", "span", "v512", "v256", "v128"];

    public static string For(IReadOnlyList<IMethodSymbol> kernels) =>
        $$"""
        using System;
        using System.Runtime.Intrinsics;
        public static class Harness
        {
        {{string.Join("\n", kernels.Select(Run))}}
        }
        """;

    private static string Run(IMethodSymbol kernel, int number)
    {
        var parameters = kernel.Parameters.Select(static (symbol, i) => new Argument($"p{i}", symbol.Type.ToDisplayString(), IsUniform(symbol))).ToList();
        var first = parameters.First(static p => !p.IsUniform);
        var result = kernel.ReturnType.ToDisplayString();
        var name = $"{ContainerOf(kernel.ContainingType)}.@{kernel.Name}";
        var isSameType = first.Type == result;
        return $$"""
            public static Array[] Run{{number}}({{string.Join(", ", parameters.Select(static p => p.Declaration))}})
            {
                var length = {{first.Name}}.Length;
                {{string.Join("\n        ", Forms.Select(form => $"var {form} = new {result}[length];"))}}
                for (var i = 0; i < length; i++)
                    scalar[i] = {{name}}({{Arguments("{0}[i]")}});
                {{name}}({{Arguments("(ReadOnlySpan<{1}>){0}")}}, (Span<{{result}}>)span);
                {{string.Join("\n        ", new[] { 512, 256, 128 }.Select(VectorForm))}}
                var inPlace = {{(isSameType ? $"({result}[]){first.Name}.Clone()" : "span")}};
                {{(isSameType ? $"{first.Name} = inPlace; {name}({Arguments("(ReadOnlySpan<{1}>){0}")}, (Span<{result}>)inPlace);" : "")}}
                return new Array[] { scalar, span, inPlace, v512, v256, v128 };
            }
        """;

        // What is left over below a whole vector stays as the span form has it.
        string VectorForm(int bits) =>
            $"Array.Copy(span, v{bits}, length); "
            + $"for (int i = 0, n = Vector{bits}<{result}>.Count; i + n <= length; i += n) "
            + $"{name}({Arguments($"Vector{bits}.Create({{0}}, i)")}).CopyTo(v{bits}, i);";

        string Arguments(string varying) => string.Join(", ", parameters.Select(p => p.IsUniform
            ? p.Name
            : string.Format(CultureInfo.InvariantCulture, varying, p.Name, p.Type)));
    }

    private static bool IsUniform(IParameterSymbol parameter) =>
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

    private sealed record Argument(string Name, string Type, bool IsUniform)
    {
        public string Declaration => $"{Type}{(IsUniform ? "" : "[]")} {Name}";
    }
}
