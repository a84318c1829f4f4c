using Kernels.Generators.Model;
using Kernels.Generators.Text;

namespace Kernels.Generators.Emit.Members;

/// <summary>The type parameter of loops that can store past the caches: one loop, which the JIT compiles for each way.</summary>
internal static class StoreParameter
{
    /// <summary>Its name: a parameter of the method may not have it, and the kernel that the loop calls must be found.</summary>
    public static string NameFor(GeneratedMembers members) => members.Locals().Allocate("TStore");

    public static string Argument(string? store) => store is null ? "" : $"<{store}>";

    public static void OpenMethod(SourceWriter writer, TypeNames types, string? store, string method, string parameters)
    {
        LineBreaker.WriteHeader(writer, $"private static void {method}{Argument(store)}({parameters})");
        if (store is not null)
            writer.Indented(() => writer.Line($"where {store} : struct, {types["IVectorStore"]}"));
        writer.Open();
    }
}
