using System.Linq;
using Kernels.Generators.Bodies;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Generators.Passes;
using Kernels.Generators.Text;

namespace Kernels.Generators.Emit;

/// <summary>Writes the attribute in which a kernel's body travels with its assembly.</summary>
internal static class BodyAttributeWriter
{
    /// <summary>Writes it on a declaration of its own, so that it need not stand before the code.</summary>
    /// <param name="text">The body.</param>
    /// <param name="spanForm">The header of the form over spans.</param>
    /// <param name="types">How the file writes the names of types.</param>
    /// <param name="writer">Where to write.</param>
    public static void Write(string text, string spanForm, TypeNames types, SourceWriter writer)
    {
        writer.Line();
        writer.Line("// The body as data. A kernel of another assembly that calls this one inlines it.");
        writer.Line($"[{types["KernelBody"]}(\"\"\"");
        writer.Indented(() =>
        {
            foreach (var line in text.Split('\n'))
                writer.Line(line);
            writer.Line("\"\"\")]");
        });
        LineBreaker.WriteHeader(writer, spanForm, ";");
    }

    /// <summary>
    /// The body as text; null for a private kernel, or one in a private type, or where nobody could use the body. An internal
    /// one may be seen by another assembly, and <c>DerivativeCheck</c> reads it in its own.
    /// </summary>
    public static string? TextOf(KernelModel kernel) =>
        kernel.Body is null || !kernel.Container.IsVisibleOutside || kernel.Accessibility == "private" || IsInTable(kernel)
            ? null
            : BodyText.Write(Trim.Run(kernel.Body), kernel.Callees.Select(Trim.Run).ToEquatableArray());

    /// <summary>Every kernel calls a function of the table by its name, and the table has its derivative.</summary>
    private static bool IsInTable(KernelModel kernel) =>
        kernel.Container.QualifiedName == "Kernels.VectorMath"
        && MathFunctions.Find(kernel.Name) is { } function
        && (function.Integers || kernel.Parameters[0].Type.IsFloat());
}
