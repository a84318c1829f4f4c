using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Emit.Expressions;
using Kernels.Generators.Emit.Members;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Generators.Text;

namespace Kernels.Generators.Emit;

/// <summary>Writes the scalar body of a derivative, the part of a partial method that the user leaves to us.</summary>
internal static class DerivativeWriter
{
    /// <param name="kernel">The derivative.</param>
    /// <param name="body">Its body after the passes; null where the function could not be differentiated.</param>
    /// <param name="remarks">What its documentation says of it besides the user's own text.</param>
    /// <param name="types">How the file writes the names of types.</param>
    /// <param name="tables">How the file calls its tables.</param>
    /// <param name="writer">Where to write.</param>
    public static void Write(KernelModel kernel, Function? body, IReadOnlyList<string> remarks, TypeNames types, TableNames tables, SourceWriter writer)
    {
        var extension = kernel.Partial!.IsExtension ? "this " : "";
        var parameters = kernel.Parameters.Select(parameter =>
            $"{(parameter.IsTable ? $"{types["ReadOnlySpan"]}<{parameter.Element.Code}>" : parameter.Element.Code)} {TypeNames.Identifier(parameter.Name)}");
        var header = $"{kernel.Partial.Modifiers} {kernel.Partial.ResultType} {TypeNames.Identifier(kernel.Name)}({extension}{string.Join(", ", parameters)})";

        DocumentationWriter.WriteScalarForm(kernel, remarks, writer);
        GeneratedCodeAttributes.Write(kernel, writer, types);
        if (body is null)
        {
            LineBreaker.WriteHeader(writer, header, " =>");
            writer.Indented($"throw new {types["NotSupportedException"]}(\"{kernel.Name} could not be generated: the build says why.\");");
            return;
        }

        var expressions = new CSharpExpressionWriter(types, kernel, tables);
        var isChecked = body.Nodes().Any(static node => node is Loop || (node.Type.IsInteger && !node.IsAtom));
        if (body is { Bindings.Count: 0, Throws: null } && !isChecked)
        {
            LineBreaker.WriteHeader(writer, header, " =>");
            writer.Indented(() => LineBreaker.Write(writer, expressions.WriteResult(body.Result)));
            return;
        }

        writer.OpenBroken(header);
        if (isChecked)
            writer.Open("unchecked"); // whatever the project's setting is
        new BodyStatements(writer, expressions, body, types).Write(kernel.Partial.ThrowingCall ?? "", hasLanes: false);
        if (isChecked)
            writer.Close();
        writer.Close();
    }
}
