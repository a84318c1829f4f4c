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
                writer.Unbroken(line);
            writer.Line("\"\"\")]");
        });
        LineBreaker.WriteHeader(writer, spanForm, ";");
    }
}
