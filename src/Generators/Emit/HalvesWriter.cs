using System;
using System.Linq;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Generators.Text;

namespace Kernels.Generators.Emit;

/// <summary>
/// Writes the vector forms of a kernel whose body computes in wider lanes than its elements have: each half of the vectors is
/// widened, goes through a form over such lanes, and is narrowed.
/// </summary>
/// <param name="name">The name of that form.</param>
/// <param name="laneBits">The width of its lanes.</param>
internal sealed class HalvesWriter(KernelSignature signature, SourceWriter writer, string name, int laneBits)
{
    private readonly KernelModel kernel = signature.Kernel;

    /// <summary>The head of the form over wide lanes.</summary>
    public string Header(VectorWidth width, string result) =>
        $"private static {result} {name}({signature.Parameters(signature.Members.Vector(width, laneBits).Parameters)})";

    /// <summary>The form over vectors of elements, in terms of the other one.</summary>
    public void WriteForm(string header, VectorWidth width)
    {
        var vector = signature.Types[width.Type];
        var (lower, upper) = (Half("WidenLower"), Half("WidenUpper"));
        if (!kernel.ReturnsTuple)
        {
            LineBreaker.WriteHeader(writer, header, " =>");
            writer.Indented(() => LineBreaker.Write(writer, Narrow(lower, upper)));
            return;
        }

        var names = signature.Members.Locals();
        var (lowerName, upperName) = (names.Allocate("lower"), names.Allocate("upper"));
        writer.OpenBroken(header);
        LineBreaker.Write(writer, $"var {lowerName} = {lower}");
        LineBreaker.Write(writer, $"var {upperName} = {upper}");
        var items = kernel.Results.Select(static result => TypeNames.Identifier(result.Name!))
            .Select(item => Narrow($"{lowerName}.{item}", $"{upperName}.{item}"));
        LineBreaker.Write(writer, $"return ({string.Join(", ", items)})");
        writer.Close();

        string Half(string widen) => signature.Call(parameter => $"{vector}.{widen}({TypeNames.Identifier(parameter.Name)})", name);

        string Narrow(string lower, string upper) => $"{vector}.Narrow({lower}, {upper})";
    }
}
