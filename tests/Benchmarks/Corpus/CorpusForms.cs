using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Kernels.Benchmarks.Corpus;

/// <summary>
/// Calls the forms of the functions of the corpus. The calls are C# that is written from the functions' signatures and compiled
/// here, so that the scalar loop is as fast as one that a person writes.
/// </summary>
internal sealed class CorpusForms
{
    public const string Scalar = "Scalar";
    public const string Span = "Span";

    private static readonly int[] Widths = [512, 256, 128];

    private readonly Type calls;

    private CorpusForms(Type calls) => this.calls = calls;

    public static CorpusForms Instance { get; } = new(Compile(Source(CorpusFunction.All)).GetType("Calls")!);

    public static IEnumerable<string> Of(CorpusFunction function) =>
        [Scalar, Span, .. function.HasPlainVectors ? Widths.Select(static width => $"Vector{width}") : []];

    /// <summary>A form with its arguments, to be run any number of times.</summary>
    public Action<int> Bind(CorpusFunction function, string form, object[] arguments, Array[] results) =>
        (Action<int>)calls.GetMethod($"{form}Of{NumberOf(function)}")!.Invoke(null, [arguments, results])!;

    private static int NumberOf(CorpusFunction function) => CorpusFunction.All.ToList().IndexOf(function);

    private static Assembly Compile(string source)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(static path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(
            "Kernels.Corpus.Calls",
            [CSharpSyntaxTree.ParseText(source)],
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        return emitted.Success
            ? Assembly.Load(image.ToArray())
            : throw new InvalidOperationException(string.Join('\n',
                emitted.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
    }

    private static string Source(IReadOnlyList<CorpusFunction> functions) => $$"""
        using System;
        using System.Runtime.Intrinsics;

        public static class Calls
        {
        {{string.Join("\n", functions.SelectMany(function => Of(function).Select(form => Call(function, form))))}}
        }
        """;

    private static string Call(CorpusFunction function, string form)
    {
        var (name, number) = ($"{function.Scalar.DeclaringType!.FullName}.{function.Scalar.Name}", NumberOf(function));
        var parameters = function.Parameters.Select(static (parameter, i) =>
            $"{(parameter.IsUniform && !parameter.IsTable ? parameter.Element.FullName : $"ReadOnlySpan<{parameter.Element.FullName}>")} p{i}");
        var results = function.Results.Select(static (type, i) => $"Span<{type.FullName}> r{i}");
        var casts = function.Parameters
            .Select(static (parameter, i) => $"({parameter.Element.FullName}{(parameter.IsUniform && !parameter.IsTable ? "" : "[]")})arguments[{i}]")
            .Concat(function.Results.Select(static (type, i) => $"({type.FullName}[])results[{i}]"))
            .ToList();
        var locals = casts.Select(static (_, i) => $"a{i}").ToList();
        return $$"""
                public static Action<int> {{form}}Of{{number}}(object[] arguments, Array[] results)
                {
                    {{string.Join(" ", casts.Select(static (cast, i) => $"var a{i} = {cast};"))}}
                    return times => { for (var i = 0; i < times; i++) {{form}}{{number}}({{string.Join(", ", locals)}}); };
                }

                private static void {{form}}{{number}}({{string.Join(", ", parameters.Concat(results))}})
                {
                    {{Body(function, form, name)}}
                }
            """;
    }

    private static string Body(CorpusFunction function, string form, string name)
    {
        var all = $"{name}({Arguments("{0}")}, {Each(static i => $"r{i}", ", ")});";
        return form switch
        {
            Scalar => $$"""for (var i = 0; i < r0.Length; i++) { var result = {{name}}({{Arguments("{0}[i]")}}); {{Each(i => $"r{i}[i] = {Item(i)};")}} }""",
            Span => all,
            _ => $$"""{{all}} for (int i = 0, n = {{form}}<{{function.Results[0].FullName}}>.Count; i + n <= r0.Length; i += n) { var result = {{name}}({{Arguments($"{form}.Create({{0}}.Slice(i))")}}); {{Each(i => $"{Item(i)}.CopyTo(r{i}.Slice(i));")}} }""",
        };

        string Arguments(string varying) => string.Join(", ", function.Parameters.Select((parameter, i) =>
            parameter.IsUniform ? $"p{i}" : varying.Replace("{0}", $"p{i}", StringComparison.Ordinal)));

        string Each(Func<int, string> write, string separator = " ") => string.Join(separator, Enumerable.Range(0, function.Results.Count).Select(write));

        string Item(int i) => function.Results.Count > 1 ? $"result.Item{i + 1}" : "result";
    }
}
