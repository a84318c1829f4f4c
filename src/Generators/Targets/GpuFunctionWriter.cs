using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Emit.Expressions;
using Kernels.Generators.Expressions;
using Kernels.Generators.Text;

namespace Kernels.Generators.Targets;

/// <summary>Writes a function of a kernel for a GPU: its body, or one of those that the body calls.</summary>
internal static class GpuFunctionWriter
{
    /// <param name="function">What it computes; where the result is a tuple, all its elements but the first are stored.</param>
    /// <param name="name">What it is called there.</param>
    /// <param name="results">The names of the results, where there are several.</param>
    /// <param name="expressions">The language; of this function alone, for it learns its names.</param>
    /// <param name="taken">Names that mean something in the language.</param>
    /// <param name="writer">Where to write.</param>
    public static void Write(
        Function function,
        string name,
        IReadOnlyList<string> results,
        GpuExpressionWriter expressions,
        IEnumerable<string> taken,
        SourceWriter writer)
    {
        var values = function.Result is TupleExpr tuple ? tuple.Items.ToList() : [function.Result];
        var parameters = function.Parameters
            .Where(expressions.IsPassed)
            .Select(expressions.Declaration)
            .ToList();
        var outs = values.Skip(1).Select((_, i) => expressions.Allocate(results[i + 1])).ToList();
        parameters.AddRange(values.Skip(1).Zip(outs, (value, result) => expressions.OutParameter(value.Type, result)));

        writer.OpenBroken(expressions.FunctionHeader(values[0].Type, name, parameters));
        new StatementWriter(writer, expressions, function, taken).Write(function.Bindings);
        for (var i = 1; i < values.Count; i++)
            LineBreaker.Write(writer, $"{expressions.OutTarget(outs[i - 1])} = {Named(values[i], outs[i - 1])}");
        LineBreaker.Write(writer, $"return {Named(values[0], "result")}");
        writer.Close();

        string Named(Expr value, string preferred)
        {
            var code = expressions.Write(value);
            if (!expressions.NamesResults || !value.Type.IsFloat || value.IsAtom)
                return code;
            var variable = expressions.Allocate(preferred);
            LineBreaker.Write(writer, $"{expressions.Declaration(value.Type, variable, isFinal: true)} = {code}");
            return variable;
        }
    }
}
