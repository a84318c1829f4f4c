using System.Text;
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
    public static string Write(IReadOnlyCollection<KernelCase> kernels, string program)
    {
        var text = new StringBuilder(Head);
        text.AppendLine("internal static partial class Forms");
        text.AppendLine("{");
        text.AppendLine("    private static readonly Dictionary<string, Func<KernelForms>> Table = new()");
        text.AppendLine("    {");
        foreach (var (i, kernel) in kernels.Index())
            text.AppendLine($"        [\"{kernel.Name}\"] = Kernel{i}.Forms,");
        text.AppendLine("    };");
        text.AppendLine("}");
        foreach (var (i, kernel) in kernels.Index())
            Write(text, $"Kernel{i}", kernel, program);
        return text.ToString();
    }

    private static void Write(StringBuilder text, string name, KernelCase kernel, string program)
    {
        // Loops are private, and so are some kernels and the classes that they are in.
        var type = kernel.Scalar.DeclaringType!;
        var owner = type.IsValueType
            ? $"global::{type.FullName!.Replace('+', '.')} owner"
            : $"[UnsafeAccessorType(\"{type.FullName}, {(type.Assembly == typeof(VectorizeAttribute).Assembly ? "Kernels" : program)}\")] object? owner";
        var spans = kernel.Parameters
            .Select(static parameter => parameter.IsUniform ? NameOf(parameter.Type) : $"ReadOnlySpan<{NameOf(parameter.Type)}>")
            .Concat(kernel.Results.Select(static result => $"Span<{NameOf(result)}>"));
        var forms = kernel.SpanForms().Select(static form => form.Name).ToList();

        text.AppendLine();
        text.AppendLine($"internal static unsafe class {name}");
        text.AppendLine("{");
        text.AppendLine("    public static KernelForms Forms() => new(");
        text.AppendLine($"        static (a, d, i) => {{ {CallScalar(kernel)} }},");
        text.AppendLine("        new()");
        text.AppendLine("        {");
        foreach (var form in forms)
            text.AppendLine($"            [\"{form}\"] = static (a, d, n) => {CallSpans(kernel, form)},");
        text.AppendLine("        });");
        WriteAccessor(text, owner, NameOf(kernel.Scalar.ReturnType), kernel.Scalar.Name, isLoop: false, kernel.Parameters.Select(static parameter => NameOf(parameter.Type)));
        foreach (var form in forms.GroupBy(static form => form.Split('<')[0]))
            WriteAccessor(text, owner, "void", form.Key, isLoop: form.First() != form.Key, spans);
        text.AppendLine("}");
    }

    private static void WriteAccessor(StringBuilder text, string owner, string result, string method, bool isLoop, IEnumerable<string> parameters)
    {
        var list = string.Join(", ", parameters.Select(static (type, i) => $"{type} p{i}").Prepend(owner));
        text.AppendLine();
        text.AppendLine($"    [UnsafeAccessor(UnsafeAccessorKind.StaticMethod, Name = \"{method}\")]");
        text.AppendLine($"    private static extern {result} {method}{(isLoop ? "<TStore>" : "")}({list}){(isLoop ? " where TStore : struct, IVectorStore" : "")};");
    }

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
}
