using System.Linq;
using Kernels.Generators.Model;
using Kernels.Generators.Text;

namespace Kernels.Generators.Emit.Members;

/// <summary>
/// Writes the private member that hands a loop to several cores: the runtime pins the spans, and calls the range method
/// with parts of them.
/// </summary>
internal static class ParallelWriter
{
    /// <summary>The calls of the runtime and of the range method.</summary>
    /// <param name="Name">The member.</param>
    /// <param name="ReturnType">What it returns.</param>
    /// <param name="Range">The method that does a part.</param>
    /// <param name="Grain">The elements of a block, or the fewest that are worth a task.</param>
    /// <param name="Combine">How two results become one, as a lambda; null where nothing is returned.</param>
    public sealed record Call(string Name, string ReturnType, string Range, int Grain, string? Combine);

    /// <param name="call">The calls.</param>
    /// <param name="parameters">The member's parameters, without the options.</param>
    /// <param name="signature">The kernel's members.</param>
    /// <param name="writer">Where to write.</param>
    public static void Write(Call call, EquatableArray<MemberParameter> parameters, KernelSignature signature, SourceWriter writer)
    {
        var (types, options) = (signature.Types, TypeNames.Identifier(signature.Members.ParallelOptions));
        var part = new SpanParts(parameters, signature.Members.Locals());

        writer.Line("// Hands parts of the spans to several cores.");
        writer.OpenBroken($"private static {call.ReturnType} {call.Name}({signature.Parameters(signature.Members.WithOptions(parameters))})");
        writer.Line($"{(call.Combine is null ? "" : "return ")}{types["ParallelSpans"]}.{(call.Combine is null ? "For" : "Reduce")}(");
        writer.Indented(() =>
        {
            writer.Line($"{part.List(types)},");
            writer.Line($"{TypeNames.Identifier(signature.Kernel.Varying.First().Name)}.Length,");
            writer.Line($"{Digits(call.Grain)},");
            writer.Line($"{options},");
            writer.Line($"{part.Parameters} =>");
            writer.Indented(() => LineBreaker.Write(writer, $"{call.Range}({part.Arguments})", call.Combine is null ? ");" : ","));
            if (call.Combine is not null)
                writer.Line($"{call.Combine});");
        });
        writer.Close();
    }

    private static string Digits(int number) => Literals.Digits(number);
}
