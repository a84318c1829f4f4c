using Kernels.Generators.Text;

namespace Kernels.Generators.Emit.Members;

/// <summary>What the generated code asks of the JIT compiler's inliner.</summary>
internal static class InliningAttributes
{
    /// <summary>For a vector form: a loop keeps its constants in registers only where it calls nothing.</summary>
    public static void WriteInlined(SourceWriter writer, TypeNames types) => Write(writer, types, "AggressiveInlining");

    /// <summary>
    /// For a loop. Inlined into its caller, it shares the caller's budget for inlining with all that the caller has
    /// inlined before, and where that runs out in the middle of the loop, a call remains and every constant is spilled.
    /// </summary>
    public static void WriteNotInlined(SourceWriter writer, TypeNames types) => Write(writer, types, "NoInlining");

    private static void Write(SourceWriter writer, TypeNames types, string option) =>
        writer.Line($"[{types["MethodImpl"]}({types["MethodImplOptions"]}.{option})]");
}
