using System;
using Kernels.Generators.Expressions;
using Kernels.Generators.Text;

namespace Kernels.Generators.Emit.Expressions;

/// <summary>Writes a body as statements: its bindings, and what it returns.</summary>
/// <param name="writer">Where to write.</param>
/// <param name="expressions">What the statements are made of.</param>
/// <param name="body">The body.</param>
/// <param name="types">How the file writes the names of types.</param>
/// <param name="writeResult">Writes what is returned.</param>
internal sealed class BodyStatements(SourceWriter writer, IExpressionWriter expressions, Function body, TypeNames types, Func<Expr, string> writeResult)
{
    private readonly StatementWriter statements = new(writer, expressions, body, WellKnownNames.OfKernels.All);

    /// <param name="raise">The statement that raises the exception, of a body that may throw.</param>
    /// <param name="hasLanes">The body computes several elements.</param>
    public void Write(string raise, bool hasLanes)
    {
        if (GuardedBody.Of(body) is not { } guarded)
        {
            statements.Write(body.Bindings);
            WriteResult();
            return;
        }

        // Where the test itself divides, a lane may divide by zero though one before it throws.
        if (hasLanes && guarded.Divides)
        {
            writer.Open("try");
            Write(guarded, raise);
            writer.Close();
            writer.Open($"catch ({types["ArithmeticException"]})");
            LineBreaker.Write(writer, raise);
            writer.Close();
        }
        else
        {
            Write(guarded, raise);
        }
    }

    private void Write(GuardedBody guarded, string raise)
    {
        statements.Write(guarded.Before);
        writer.Line($"if ({expressions.WriteThrows(guarded.Throws)})");
        writer.Indented(() => LineBreaker.Write(writer, raise));
        writer.Line();
        statements.Write(guarded.After);
        WriteResult();
    }

    private void WriteResult() => LineBreaker.Write(writer, $"return {writeResult(body.Result)}");
}
