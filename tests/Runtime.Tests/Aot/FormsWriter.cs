using Kernels.Tests.Running;

namespace Kernels.Tests.Aot;

/// <summary>
/// Writes the class <c>Forms</c> for a program that cannot emit code when it runs. It holds what the one here makes: a
/// delegate for each form of each kernel. A static call of each form is in it, so the native compiler compiles them all.
/// </summary>
internal static class FormsWriter
{
    private const string Head = """
        #nullable enable
        using System.Reflection;
        using System.Runtime.CompilerServices;
        using Kernels.CompilerServices;

        namespace Kernels.Tests.Running;

        internal delegate void SpanForm(nint[] arguments, nint[] destinations, int length);

        internal delegate void ScalarForm(nint[] arguments, nint[] destinations, int index);

        internal sealed record KernelForms(ScalarForm Scalar, Dictionary<string, SpanForm> Spans);

        internal static partial class Forms
        {
            public static SpanForm? Span(KernelCase kernel, string name, Type? store) =>
                Table[kernel.Name]().Spans.GetValueOrDefault(store is null ? name : $"{name}<{store.Name}>");

            public static ScalarForm Scalar(KernelCase kernel, MethodInfo target) => Table[kernel.Name]().Scalar;
        }

        """;

    /// <param name="kernels">The cases. Those that are not in the runtime are in the program.</param>
    /// <param name="program">The name of the program's assembly.</param>
    public static string Write(IReadOnlyCollection<KernelCase> kernels, string program) => $$"""
        {{Head}}
        internal static partial class Forms
        {
            private static readonly Dictionary<string, Func<KernelForms>> Table = new()
            {
        {{Lines(kernels.Select(static (kernel, i) => $"        [\"{kernel.Name}\"] = Kernel{i}.Forms,"))}}
            };
        }

        {{Lines(kernels.Select((kernel, i) => Write($"Kernel{i}", kernel, program)))}}
        """;

    private static string Write(string name, KernelCase kernel, string program)
    {
        var spans = kernel.Parameters
            .Select(static parameter => parameter.IsUniform ? NameOf(parameter.Type) : $"ReadOnlySpan<{NameOf(parameter.Type)}>")
            .Concat(kernel.Results.Select(static result => $"Span<{NameOf(result)}>"))
            .Prepend(Owner(kernel.Scalar.DeclaringType!, program))
            .ToList();
        var forms = kernel.SpanForms().Select(static form => form.Name).ToList();
        return $$"""
            internal static unsafe class {{name}}
            {
                public static KernelForms Forms() => new(
                    static (a, d, i) => { {{CallScalar(kernel)}} },
                    new()
                    {
            {{Lines(forms.Select(form => $"            [\"{form}\"] = static (a, d, n) => {CallSpans(kernel, form)},"))}}
                    });

            {{Accessor(kernel.Scalar.Name, NameOf(kernel.Scalar.ReturnType), [spans[0], .. kernel.Parameters.Select(static parameter => NameOf(parameter.Type))], isLoop: false)}}
            {{Lines(forms.GroupBy(static form => form.Split('<')[0]).Select(form => Accessor(form.Key, "void", spans, isLoop: form.First() != form.Key)))}}
            }

            """;
    }

    /// <summary>The parameter that tells an accessor the class. It may be private, or static, and is named then.</summary>
    private static string Owner(Type type, string program) => type.IsValueType
        ? $"global::{type.FullName!.Replace('+', '.')} owner"
        : $"[UnsafeAccessorType(\"{type.FullName}, {(type.Assembly == typeof(VectorizeAttribute).Assembly ? "Kernels" : program)}\")] object? owner";

    /// <summary>A method to call a private one by.</summary>
    private static string Accessor(string method, string result, IReadOnlyList<string> parameters, bool isLoop) => $"""

            [UnsafeAccessor(UnsafeAccessorKind.StaticMethod, Name = "{method}")]
            private static extern {result} {method}{(isLoop ? "<TStore>" : "")}({string.Join(", ", parameters.Select(static (type, i) => i == 0 ? type : $"{type} p{i}"))}){(isLoop ? " where TStore : struct, IVectorStore" : "")};
        """;

    private static string CallScalar(KernelCase kernel)
    {
        var arguments = kernel.Parameters.Select(static (parameter, i) => $"(({NameOf(parameter.Type)}*)a[{i}])[{(parameter.IsUniform ? "0" : "i")}]");
        var stores = kernel.Results.Select((type, i) => $"(({NameOf(type)}*)d[{i}])[i] = {(kernel.Results.Count == 1 ? "result" : $"result.Item{i + 1}")};");
        return $"var result = {kernel.Scalar.Name}({string.Join(", ", arguments.Prepend("default"))}); {string.Join(' ', stores)}";
    }

    private static string CallSpans(KernelCase kernel, string form)
    {
        var inputs = kernel.Parameters.Select(static (parameter, i) =>
            parameter.IsUniform ? $"*({NameOf(parameter.Type)}*)a[{i}]" : $"new ReadOnlySpan<{NameOf(parameter.Type)}>((void*)a[{i}], n)");
        var outputs = kernel.Results.Select(static (type, i) => $"new Span<{NameOf(type)}>((void*)d[{i}], n)");
        return $"{form}({string.Join(", ", inputs.Concat(outputs).Prepend("default"))})";
    }

    /// <summary>An element type, or a tuple of them.</summary>
    private static string NameOf(Type type) => type.IsGenericType
        ? $"System.ValueTuple<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>"
        : type.FullName!;

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);
}
