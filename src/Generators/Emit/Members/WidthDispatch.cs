using System;
using System.Linq;
using Kernels.Generators.Model;
using Kernels.Generators.Text;

namespace Kernels.Generators.Emit.Members;

/// <summary>Writes the choice of a vector width: one statement for each, of which the machine's widest is executed.</summary>
internal static class WidthDispatch
{
    /// <param name="writer">What is written to.</param>
    /// <param name="types">The names of the vector types.</param>
    /// <param name="statement">The statement for a width.</param>
    /// <param name="elses">The statements do not return, so that the next one follows an <c>else</c>.</param>
    /// <param name="keyword">How the choice begins: <c>else if</c> behind another one.</param>
    public static void Write(SourceWriter writer, TypeNames types, Func<VectorWidth, string> statement, bool elses = false, string keyword = "if")
    {
        foreach (var width in VectorWidth.All.Where(static width => width.Bits > 128))
        {
            writer.Line($"{keyword} ({types[width.Type]}.IsHardwareAccelerated)");
            writer.Indented(() => LineBreaker.Write(writer, statement(width)));
            keyword = elses ? "else if" : "if";
        }

        var narrowest = statement(VectorWidth.All[VectorWidth.All.Count - 1]);
        if (elses)
        {
            writer.Line("else");
            writer.Indented(() => LineBreaker.Write(writer, narrowest));
        }
        else
        {
            LineBreaker.Write(writer, narrowest);
        }
    }
}
