using System.Reflection;
using Kernels.Gpu;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Kernels.Generators.Tests.Testing;

/// <summary>Loads what was generated, and compares the form over buffers of a device with the form over spans.</summary>
internal static class DeviceHarness
{
    /// <summary>Around the elements that a work-item of a long map takes, around work-groups, and some more.</summary>
    private static readonly int[] Lengths = [0, 1, 2, 3, 7, 8, 9, 31, 64, 65, 127, 128, 129, 300, 1023, 1024, 1025, 5000, 40_001];

    /// <summary>Skips a test where there is no device.</summary>
    public static void RequireDevice() => Skip.IfNot(GpuDevice.IsAvailable, "no OpenCL device");

    /// <param name="uniforms">The values of uniform parameters; of a table its numbers, as memory.</param>
    public static GeneratorRun AssertSameOnDevice(this GeneratorRun run, params object[] uniforms)
    {
        var kernels = LoadedKernels.FindKernels(run.Input).ToList();
        Assert.NotEmpty(kernels);
        run.Load(SourceFor(kernels), assembly =>
        {
            var harness = assembly.GetType("DeviceHarness")!;
            for (var i = 0; i < kernels.Count; i++)
                Compare(kernels[i], harness.GetMethod($"Run{i}")!, uniforms);
        });
        return run;
    }

    private static string SourceFor(IReadOnlyList<IMethodSymbol> kernels) =>
        $$"""
        using System;
        using Kernels.Gpu;
        public static class DeviceHarness
        {
        {{string.Join("\n", kernels.Select(Run))}}
        }
        """;

    private static string Run(IMethodSymbol kernel, int number)
    {
        var parameters = kernel.Parameters.Select(static (symbol, i) => new Argument(symbol, $"p{i}")).ToList();
        var first = parameters.First(static parameter => parameter.IsVarying);
        var results = kernel.ReturnType is INamedTypeSymbol { IsTupleType: true, TupleElements: var elements }
            ? elements.Select(static element => element.Type.ToDisplayString()).ToList()
            : [kernel.ReturnType.ToDisplayString()];
        var name = $"{kernel.ContainingType.ToDisplayString()}.{kernel.Name}";
        var isInPlace = results[0] == first.Element;
        return $$"""
            public static Array[][] Run{{number}}({{string.Join(", ", parameters.Select(static parameter => parameter.Declaration))}})
            {
                var device = GpuDevice.Default;
                var length = {{first.Name}}.Length;
                {{Each((type, i) => $"var span{i} = new {type}[length];")}}
                {{name}}({{string.Join(", ", parameters.Select(static parameter => parameter.Span))}}, {{EachOf((type, i) => $"(Span<{type}>)span{i}")}});
                {{string.Join(" ", parameters.Where(static parameter => parameter.IsBuffer).Select(static parameter => $"using var {parameter.Name}Buffer = device.Allocate<{parameter.Element}>({parameter.Span});"))}}
                {{Each((type, i) => $"using var found{i} = device.Allocate<{type}>((long)length);")}}
                {{name}}({{Buffers()}}, {{EachOf((_, i) => $"found{i}")}});
                {{Each((_, i) => $"var device{i} = found{i}.ToArray();")}}
                {{(isInPlace ? $"{name}({Buffers()}, {EachOf((_, i) => i == 0 ? $"{first.Name}Buffer" : $"found{i}")});" : "")}}
                return new Array[][] { {{EachOf((_, i) => $"new Array[] {{ span{i}, device{i}{(isInPlace && i == 0 ? $", {first.Name}Buffer.ToArray()" : "")} }}")}} };
            }
        """;

        string Buffers() => string.Join(", ", parameters.Select(static parameter => parameter.IsBuffer ? $"{parameter.Name}Buffer" : parameter.Name));

        string Each(Func<string, int, string> write) => string.Join(" ", results.Select(write));

        string EachOf(Func<string, int, string> write) => string.Join(", ", results.Select(write));
    }

    private static void Compare(IMethodSymbol kernel, MethodInfo run, object[] uniforms)
    {
        foreach (var length in Lengths)
        {
            var uniform = 0;
            var arguments = run.GetParameters().Select((parameter, i) => parameter.ParameterType.IsArray
                ? Inputs.For(parameter.ParameterType.GetElementType()!, length, seed: i)
                : LoadedKernels.UniformOf(uniforms[uniform++], parameter.ParameterType)).ToArray();
            foreach (var (forms, result) in ((Array[][])LoadedKernels.Invoke(run, arguments)).Select(static (forms, result) => (forms, result)))
            {
                for (var form = 1; form < forms.Length; form++)
                {
                    for (var i = 0; i < length; i++)
                    {
                        var (right, found) = (forms[0].GetValue(i)!, forms[form].GetValue(i)!);
                        if (Ulps.Between(right, found) != 0)
                            Assert.Fail($"{kernel.Name}{(form == 2 ? " in place" : "")}, result {result}, [{i}] of {length}: {LoadedKernels.Text(found)} on the device instead of {LoadedKernels.Text(right)} for {LoadedKernels.At(arguments, i)}");
                    }
                }
            }
        }
    }

    /// <summary>A parameter of a kernel.</summary>
    private sealed class Argument(IParameterSymbol symbol, string name)
    {
        private readonly ITypeSymbol? table = HarnessSource.TableElement(symbol.Type);

        public string Name => name;

        public bool IsVarying { get; } = !HarnessSource.IsUniform(symbol);

        public bool IsBuffer => IsVarying || table is not null;

        public string Element => (table ?? symbol.Type).ToDisplayString();

        /// <summary>Of the harness's method.</summary>
        public string Declaration => table is not null ? $"ReadOnlyMemory<{Element}> {name}" : $"{Element}{(IsVarying ? "[]" : "")} {name}";

        public string Span => table is not null ? $"{name}.Span" : IsVarying ? $"(ReadOnlySpan<{Element}>){name}" : name;
    }
}
