using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Kernels.Generators.Tests.Testing;

/// <summary>
/// Compares every form of a kernel that may throw with a loop over its scalar method: the results where no element throws, and
/// otherwise the exception, which is that of the first element that does.
/// </summary>
internal static class ThrowingKernels
{
    private const int Elements = 600;

    private static readonly int[] Lengths = [0, 1, 2, 3, 5, 8, 15, 16, 17, 31, 33, 64, 65, 127, 300];

    /// <param name="ulps">How far the forms may be from the scalar method, in units in the last place.</param>
    public static GeneratorRun AssertThrowsAsScalar(this GeneratorRun run, int ulps = 0, params object[] uniforms)
    {
        var kernels = LoadedKernels.FindKernels(run.Input).ToList();
        Assert.NotEmpty(kernels);
        run.Load(HarnessFor(kernels), assembly =>
        {
            for (var i = 0; i < kernels.Count; i++)
                Assert.True(Compare(kernels[i], assembly.GetType("Harness")!, i, ulps, uniforms), $"{kernels[i].Name} throws for all inputs, or for none");
        });
        return run;
    }

    /// <returns>Does the kernel throw for some inputs, and not for all?</returns>
    public static bool Compare(IMethodSymbol kernel, Type harness, int number, int ulps, object[] uniforms)
    {
        var scalar = harness.GetMethod($"Scalar{number}")!;
        var forms = harness.GetMethods().Where(method => method.Name.StartsWith($"Form{number}_", StringComparison.Ordinal)).ToList();
        var uniform = 0;
        var pool = scalar.GetParameters()
            .Select((parameter, i) => parameter.ParameterType is { IsArray: true } type
                ? Inputs.For(type.GetElementType()!, Elements, seed: i)
                : Convert.ChangeType(uniforms[uniform++], parameter.ParameterType, CultureInfo.InvariantCulture))
            .ToArray();
        var (good, bad) = (new List<int>(), new List<int>());
        for (var i = 0; i < Elements; i++)
            (Outcome(scalar, Select([i])).Exception is null ? good : bad).Add(i);
        if (good.Count == 0 || bad.Count == 0)
            return false;

        var random = new Random(number);
        foreach (var length in Lengths)
        {
            for (var failures = 0; failures <= Math.Min(length, 4); failures++)
            {
                var chosen = Enumerable.Range(0, length).Select(_ => good[random.Next(good.Count)]).ToArray();
                for (var i = 0; i < failures; i++)
                    chosen[random.Next(length)] = bad[random.Next(bad.Count)];
                var expected = Outcome(scalar, Select(chosen));
                foreach (var form in forms)
                {
                    var actual = Outcome(form, Select(chosen));
                    var what = $"{kernel.Name}, {form.Name}, length {length}, {failures} that throw";
                    Assert.True(expected.Exception == actual.Exception, $"{what}: {actual.Exception ?? "nothing"} instead of {expected.Exception ?? "nothing"}");
                    for (var result = 0; expected.Exception is null && result < expected.Results!.Length; result++)
                    {
                        for (var i = 0; i < length; i++)
                        {
                            var (right, found) = (expected.Results[result].GetValue(i)!, actual.Results![result].GetValue(i)!);
                            Assert.True(Ulps.Between(right, found) <= ulps, $"{what}, [{i}]: {found:R} instead of {right:R}");
                        }
                    }
                }
            }
        }

        return true;

        object[] Select(int[] elements) => [.. pool.Select(values =>
        {
            if (values is not Array array)
                return values;
            var selected = Array.CreateInstance(array.GetType().GetElementType()!, elements.Length);
            for (var i = 0; i < elements.Length; i++)
                selected.SetValue(array.GetValue(elements[i]), i);
            return selected;
        })];
    }

    private static (string? Exception, Array[]? Results) Outcome(MethodInfo form, object[] arguments)
    {
        try
        {
            return (null, (Array[])form.Invoke(null, arguments)!);
        }
        catch (TargetInvocationException exception)
        {
            return ($"{exception.InnerException!.GetType()}: {exception.InnerException.Message}", null);
        }
    }

    /// <summary>The C# of a class <c>Harness</c>, whose methods return the results of a form.</summary>
    public static string HarnessFor(IReadOnlyList<IMethodSymbol> kernels) => $$"""
        using System;
        using System.Runtime.Intrinsics;
        public static class Harness
        {
        {{string.Join("\n", kernels.Select(Forms))}}
        }
        """;

    private static string Forms(IMethodSymbol kernel, int number)
    {
        var parameters = kernel.Parameters
            .Select(static (symbol, i) => (Name: $"p{i}", Type: symbol.Type.ToDisplayString(), Uniform: HarnessSource.IsUniform(symbol)))
            .ToList();
        var first = parameters.First(static p => !p.Uniform);
        var isTuple = kernel.ReturnType.IsTupleType;
        var results = isTuple
            ? ((INamedTypeSymbol)kernel.ReturnType).TupleElements.Select(static element => element.Type.ToDisplayString()).ToList()
            : [kernel.ReturnType.ToDisplayString()];
        var name = $"global::{kernel.ContainingType.ToDisplayString()}.@{kernel.Name}";
        return $$"""
            {{Method($"Scalar{number}", $"for (var i = 0; i < length; i++) {{ var result = {name}({Arguments("{0}[i]")}); {Each(i => $"r{i}[i] = {Item(i)};")} }}")}}
            {{Method($"Form{number}_Span", Span())}}
            {{(results[0] == first.Type ? Method($"Form{number}_InPlace", $"r0 = {first.Name}; {Span()}") : "")}}
            {{string.Join("\n", new[] { 512, 256, 128 }.Select(bits => Method($"Form{number}_Vector{bits}", $$"""
                var n = Vector{{bits}}<{{results[0]}}>.Count; var whole = length / n * n;
                for (var i = 0; i < whole; i += n) { var result = {{name}}({{Arguments($"Vector{bits}.Create({{0}}, i)")}}); {{Each(i => $"{Item(i)}.CopyTo(r{i}, i);")}} }
                for (var i = whole; i < length; i++) { var result = {{name}}({{Arguments("{0}[i]")}}); {{Each(i => $"r{i}[i] = {Item(i)};")}} }
                """)))}}
            """;

        string Method(string method, string body) => $$"""
            public static Array[] {{method}}({{string.Join(", ", parameters.Select(static p => $"{p.Type}{(p.Uniform ? "" : "[]")} {p.Name}"))}})
            {
                var length = {{first.Name}}.Length;
                {{Each(i => $"var r{i} = new {results[i]}[length];")}}
                {{body}}
                return new Array[] { {{string.Join(", ", results.Select(static (_, i) => $"r{i}"))}} };
            }
            """;

        string Span() => $"{name}({Arguments("(ReadOnlySpan<{1}>){0}")}, {string.Join(", ", results.Select(static (type, i) => $"(Span<{type}>)r{i}"))});";

        string Each(Func<int, string> write) => string.Join(" ", results.Select((_, i) => write(i)));

        string Item(int i) => isTuple ? $"result.Item{i + 1}" : "result";

        string Arguments(string varying) => string.Join(", ", parameters.Select(p => p.Uniform
            ? p.Name
            : string.Format(CultureInfo.InvariantCulture, varying, p.Name, p.Type)));
    }
}
