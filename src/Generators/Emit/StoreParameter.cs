using Kernels.Generators.Model;

namespace Kernels.Generators.Emit;

/// <summary>The type parameter of loops that can store past the caches: one loop, which the JIT compiles for each way.</summary>
internal static class StoreParameter
{
    /// <summary>Its name; a kernel that does not need it has none.</summary>
    public const string Name = "TStore";

    public static string Argument(string? store) => store is null ? "" : $"<{store}>";

    public static void OpenMethod(SourceWriter writer, TypeNames types, string? store, string method, string parameters)
    {
        LineBreaker.WriteHeader(writer, $"private static void {method}{Argument(store)}({parameters})");
        if (store is not null)
            writer.Indented(() => writer.Line($"where {store} : struct, {types["IVectorStore"]}"));
        writer.Open();
    }
}
