using Kernels.Generators;
using Kernels.Generators.Bodies;
using Kernels.Generators.Emit.Expressions;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Generators.Targets;
using Kernels.Generators.Text;

namespace Kernels.Site.JavaScript;

/// <summary>Kernels as functions of one module. They compute on floats what the scalar methods compute.</summary>
internal static class JavaScriptModule
{
    /// <param name="kernels">The kernels, each with its name in the module.</param>
    public static string Write(IReadOnlyList<(string Name, KernelModel Kernel)> kernels)
    {
        var writer = new SourceWriter();
        writer.Line("// Written by `dotnet run -c Release --project src/Site` from the kernels of the library. A change made here is lost.");
        writer.Line();
        writer.Line($"import {{ {string.Join(", ", JavaScriptNames.OfPrelude)} }} from './prelude.js';");
        writer.Line();
        writer.Line("const { fround } = Math;");

        var bodies = kernels.Select(static entry => (entry.Name, entry.Kernel, Code: Lower(entry.Kernel))).ToList();
        foreach (var function in bodies.SelectMany(static body => body.Code.Functions).DistinctBy(static function => function.Key))
        {
            writer.Line();
            Write(function, function.Key, "", writer);
        }

        foreach (var (name, kernel, code) in bodies)
        {
            writer.Line();
            if (PlainText.Of(kernel.Documentation.Summary) is { Length: > 0 } summary)
                writer.Line($"/** {summary} */");
            Write(code.Body, name, "export ", writer);
        }

        // The writer of C# has each brace on a line of its own.
        return writer.ToString().Replace(")\n{\n", ") {\n", StringComparison.Ordinal);
    }

    private static GpuCode Lower(KernelModel kernel)
    {
        var body = KernelPasses.Run(kernel.Body!, kernel.Callees);
        return ClosureCheck.NodesOf(body).Select(JavaScriptLanguage.Instance.Limit).FirstOrDefault(static reason => reason is not null) is { } limit
            ? throw new NotSupportedException($"{kernel.Name}: {limit}.")
            : LowerForGpu.Run(body, JavaScriptLanguage.Instance, needed: []);
    }

    private static void Write(Function function, string name, string prefix, SourceWriter writer)
    {
        var expressions = new JavaScriptExpressionWriter();
        writer.OpenBroken($"{prefix}function {name}({string.Join(", ", function.Parameters.Select(expressions.Declaration))})");
        new StatementWriter(writer, expressions, function, JavaScriptLanguage.Instance.Taken).Write(function.Bindings);
        var results = function.Result is TupleExpr tuple ? tuple.Items.Select(Named).ToList() : [expressions.Write(function.Result)];
        LineBreaker.Write(writer, results.Count == 1 ? $"return {results[0]}" : $"return [{string.Join(", ", results)}]");
        writer.Close();

        string Named(Expr value)
        {
            if (value.IsAtom)
                return expressions.Write(value);
            var result = expressions.Allocate("result");
            LineBreaker.Write(writer, $"const {result} = {expressions.Write(value)}");
            return result;
        }
    }
}
