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
                : LoadedKernels.UniformOf(uniforms[uniform++], parameter.ParameterType))
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
                            Assert.True(Ulps.Between(right, found) <= ulps, $"{what}, [{i}]: {LoadedKernels.Text(found)} instead of {LoadedKernels.Text(right)}");
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
            private static bool Truth(long mask) => mask == 0 ? false : mask == -1 ? true : throw new InvalidOperationException($"a mask of {mask}");
        }
        """;

    private static string Forms(IMethodSymbol kernel, int number)
    {
        var laneBits = LaneElement.LaneBits(kernel);
        var parameters = kernel.Parameters.Select((symbol, i) => HarnessSource.TableElement(symbol.Type) is { } element
            ? (Name: $"p{i}", Element: LaneElement.Of(element, laneBits), IsUniform: true, IsTable: true)
            : (Name: $"p{i}", Element: LaneElement.Of(symbol.Type, laneBits), IsUniform: HarnessSource.IsUniform(symbol), IsTable: false)).ToList();
        var first = parameters.First(static p => !p.IsUniform);
        var isTuple = kernel.ReturnType.IsTupleType;
        var results = isTuple
            ? ((INamedTypeSymbol)kernel.ReturnType).TupleElements.Select(element => LaneElement.Of(element.Type, laneBits)).ToList()
            : [LaneElement.Of(kernel.ReturnType, laneBits)];
        var name = $"global::{kernel.ContainingType.ToDisplayString()}.@{kernel.Name}";
        return $$"""
            {{Method($"Scalar{number}", $"for (var i = 0; i < length; i++) {{ var result = {name}({Arguments(static p => $"{p.Name}[i]")}); {Each(i => $"r{i}[i] = {Item(i)};")} }}")}}
            {{Method($"Form{number}_Span", Span())}}
            {{(results[0].Name == first.Element.Name ? Method($"Form{number}_InPlace", $"r0 = {first.Name}; {Span()}") : "")}}
            {{string.Join("\n", new[] { 512, 256, 128 }.Select(bits => Method($"Form{number}_Vector{bits}", $$"""
                var n = Vector{{bits}}<{{results[0].Lane}}>.Count; var whole = length / n * n;
                for (var i = 0; i < whole; i += n) { var result = {{name}}({{Arguments(p => Vector(p.Element, p.Name, bits))}}); {{Each(Store)}} }
                for (var i = whole; i < length; i++) { var result = {{name}}({{Arguments(static p => $"{p.Name}[i]")}}); {{Each(i => $"r{i}[i] = {Item(i)};")}} }
                """)))}}
            """;

        string Method(string method, string body) => $$"""
            public static Array[] {{method}}({{string.Join(", ", parameters.Select(static p => p.IsTable ? $"ReadOnlyMemory<{p.Element.Name}> {p.Name}" : $"{p.Element.Name}{(p.IsUniform ? "" : "[]")} {p.Name}"))}})
            {
                var length = {{first.Name}}.Length;
                {{Each(i => $"var r{i} = new {results[i].Name}[length];")}}
                {{body}}
                return new Array[] { {{string.Join(", ", results.Select(static (_, i) => $"r{i}"))}} };
            }
            """;

        string Span() => $"{name}({Arguments(static p => $"(ReadOnlySpan<{p.Element.Name}>){p.Name}")}, {string.Join(", ", results.Select(static (type, i) => $"(Span<{type.Name}>)r{i}"))});";

        static string Vector(LaneElement element, string array, int bits) => element.IsLane
            ? $"Vector{bits}.Create({array}, i)"
            : $"Vector{bits}.Create(Array.ConvertAll({array}, v => {element.ToLane("v")}), i)";

        string Store(int i) => results[i].IsLane
            ? $"{Item(i)}.CopyTo(r{i}, i);"
            : $"for (var k = 0; k < n; k++) {{ var v = {Item(i)}.GetElement(k); r{i}[i + k] = {results[i].FromLane("v")}; }}";

        string Each(Func<int, string> write) => string.Join(" ", results.Select((_, i) => write(i)));

        string Item(int i) => isTuple ? $"result.Item{i + 1}" : "result";

        string Arguments(Func<(string Name, LaneElement Element, bool IsUniform, bool IsTable), string> varying) =>
            string.Join(", ", parameters.Select(p => p.IsTable ? $"{p.Name}.Span" : p.IsUniform ? p.Name : varying(p)));
    }
}
