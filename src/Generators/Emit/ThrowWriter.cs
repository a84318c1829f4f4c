using System.Linq;
using Kernels.Generators.Emit.Expressions;
using Kernels.Generators.Emit.Members;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Generators.Text;

namespace Kernels.Generators.Emit;

/// <summary>
/// Writes what a vector form calls where a lane throws: methods that run the scalar method on all lanes, in order, so that it raises the
/// exception of the first one.
/// </summary>
/// <remarks>
/// As a rule it is certain that the scalar method throws too, and the call does not return. The JIT compiler sees that, and keeps
/// nothing for afterwards: constants stay in registers. Where the condition depends on a function whose last bit may be another one in
/// vectors, or where lanes have left a loop, the results come from the scalar method if nothing throws.
/// </remarks>
internal sealed class ThrowWriter
{
    private readonly KernelSignature signature;
    private readonly SourceWriter writer;
    private readonly TypeNames types;
    private readonly GuardedBody body;
    private readonly string inOrder;
    private readonly string throws;
    private readonly int laneBits;

    private ThrowWriter(KernelSignature signature, SourceWriter writer, GuardedBody body, NameAllocator members, int laneBits)
    {
        this.laneBits = laneBits;
        (this.signature, this.writer, this.body, types) = (signature, writer, body, signature.Types);

        // An overload of the wider lanes may have methods for the same vectors.
        var name = laneBits > signature.Kernel.LaneBits ? $"{signature.Kernel.Name}Half" : signature.Kernel.Name;
        inOrder = members.Allocate($"{name}InOrder");
        throws = members.Allocate($"{name}Throw");
    }

    /// <summary>Null for a body that never throws.</summary>
    /// <param name="body">The body.</param>
    /// <param name="signature">The kernel's names.</param>
    /// <param name="writer">Where to write.</param>
    /// <param name="members">The names of members.</param>
    /// <param name="laneBits">The width of the lanes that the body computes in.</param>
    public static ThrowWriter? For(Function? body, KernelSignature signature, SourceWriter writer, NameAllocator members, int laneBits) =>
        GuardedBody.Of(body) is { } guarded ? new ThrowWriter(signature, writer, guarded, members, laneBits) : null;

    /// <summary>The statement that raises the exception.</summary>
    public string Statement => body.IsCertain ? $"{throws}({Arguments})" : $"return {inOrder}({Arguments}, default)";

    public void Write(VectorWidth width)
    {
        var result = new VectorExpressionWriter(signature.Kernel, width, types, TableNames.None, laneBits).ResultType;
        var parameters = signature.Parameters(signature.Members.Vector(width, laneBits).Parameters);
        var lanes = new ScalarFallback(signature, writer, laneBits);
        writer.Line();
        if (body.IsCertain)
        {
            writer.Line("// Does not return: the scalar method throws for a lane.");
            writer.OpenBroken($"private static void {throws}({parameters})");
            LineBreaker.Write(writer, $"{inOrder}({Arguments})");
            writer.Line($"throw new {types["InvalidOperationException"]}();");
            writer.Close();
            writer.Line();
            InliningAttributes.WriteNotInlined(writer, types);
            writer.OpenBroken($"private static void {inOrder}({parameters})");
            lanes.WriteCalls(width);
            writer.Close();
            return;
        }

        var results = signature.Members.Locals().Allocate("results");
        writer.Line("// The scalar method throws for a lane, or gives all results. They are in memory, so that others can stay in registers.");
        InliningAttributes.WriteInlined(writer, types);
        writer.OpenBroken($"private static {result} {inOrder}({parameters}, {result} {results})");
        LineBreaker.Write(writer, $"{inOrder}({Arguments}, ref {results})");
        writer.Line($"return {results};");
        writer.Close();
        writer.Line();
        InliningAttributes.WriteNotInlined(writer, types);
        writer.OpenBroken($"private static void {inOrder}({parameters}, ref {result} {results})");
        lanes.WriteLanes(width, results);
        writer.Close();
    }

    private string Arguments => string.Join(", ", signature.Kernel.Parameters.Select(static parameter => TypeNames.Identifier(parameter.Name)));
}
