using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;
using Kernels.Generators.Text;

namespace Kernels.Generators.Emit.Expressions;

/// <summary>What the statements of a body are made of: expressions over vectors, or over scalars.</summary>
internal interface IExpressionWriter
{
    /// <summary>Said before a loop.</summary>
    string LoopComment { get; }

    /// <summary>Has the language C's loops, with a <c>do</c> and a <c>break</c> that needs no braces?</summary>
    bool HasLoopsOfC { get; }

    string Write(Expr expression);

    /// <summary>The value of a binding.</summary>
    string Write(Binding binding);

    /// <summary>What the function returns.</summary>
    string WriteResult(Expr result);

    /// <summary>The left side of a declaration, such as <c>var x</c>.</summary>
    string Declaration(Variable variable, bool isFinal);

    /// <summary>A name as the language can have it.</summary>
    string Name(string name);

    /// <summary>Makes the variables of a loop known.</summary>
    void Declare(string name, MaskedLoop loop);

    /// <summary>A value for a variable that is declared already.</summary>
    string WriteFor(Variable variable, Expr value);

    /// <summary>The state's next value where it takes one, the present one elsewhere.</summary>
    string WriteUpdate(MaskedLoop.Update update);

    /// <summary>The statement that takes the lanes out of a loop which do not go on.</summary>
    string WriteLeave(Variable active, Expr goesOn);

    /// <summary>Does the loop go on at all?</summary>
    string WriteIsAny(Variable mask);

    /// <summary>Does any lane throw?</summary>
    string WriteThrows(Expr condition);

    /// <summary>Makes the results of a rare branch known.</summary>
    void Declare(string name, RareBranch branch);

    /// <summary>Does any lane need the branch?</summary>
    string WriteTest(RareBranch branch);

    /// <summary>The statement that calls the branch's method.</summary>
    string WriteCall(RareBranch branch);
}

/// <summary>Writes bindings as statements: a declaration each, and a loop as a loop.</summary>
/// <param name="taken">Names that loops must not give to variables of their own.</param>
internal sealed class StatementWriter(SourceWriter writer, IExpressionWriter expressions, Function body, IEnumerable<string> taken)
{
    private readonly NameAllocator names = new(NamesIn(body).Concat(taken));

    public void Write(IReadOnlyList<Binding> bindings)
    {
        for (var i = 0; i < bindings.Count; i++)
        {
            var binding = bindings[i];
            if (i > 0 && (IsBlock(binding) || IsBlock(bindings[i - 1])))
                writer.Line();
            if (binding.Value is Loop loop)
                WriteLoop(binding.Variable.Name, new MaskedLoop(loop, names));
            else if (binding.Value is RareBranch branch)
                WriteBranch(binding.Variable.Name, branch);
            else
                LineBreaker.Write(writer, $"{expressions.Declaration(binding.Variable, isFinal: true)} = {expressions.Write(binding)}");
        }

        if (bindings.Count > 0 && IsBlock(bindings[bindings.Count - 1]))
            writer.Line();
    }

    private static bool IsBlock(Binding binding) => binding.Value is Loop or RareBranch;

    private void WriteBranch(string name, RareBranch branch)
    {
        expressions.Declare(name, branch);
        for (var i = 0; i < branch.Results.Count; i++)
            LineBreaker.Write(writer,
                $"{expressions.Declaration(branch.Results[i], isFinal: false)} = {expressions.WriteFor(branch.Results[i], branch.Usual[i])}");
        writer.Line($"if ({expressions.WriteTest(branch)})");
        writer.Indented(() => LineBreaker.Write(writer, expressions.WriteCall(branch)));
    }

    private void WriteLoop(string name, MaskedLoop loop)
    {
        expressions.Declare(name, loop);
        var active = expressions.Name(loop.Active.Name);
        writer.Line($"// {expressions.LoopComment}");
        for (var i = 0; i < loop.State.Count; i++)
            LineBreaker.Write(writer, $"{expressions.Declaration(loop.State[i], isFinal: false)} = {expressions.WriteFor(loop.State[i], loop.Initial[i])}");

        LineBreaker.Write(writer, $"{expressions.Declaration(loop.Active, isFinal: false)} = {expressions.WriteFor(loop.Active, loop.Guard)}");
        var isAny = expressions.WriteIsAny(loop.Active);
        if (loop.TestsFirst)
        {
            writer.Open("while (true)");
            Write(loop.Before);
            LineBreaker.Write(writer, expressions.WriteLeave(loop.Active, loop.GoesOn));
            WriteBreak($"if (!{isAny})");
            if (loop.After.Count + loop.Updates.Count > 0)
                writer.Line();
            Write(loop.After);
            WriteUpdates(loop);
            writer.Close();
        }
        else
        {
            var entersAlways = loop.Guard is Constant { Bits: not 0 } && expressions.HasLoopsOfC;
            writer.Open(entersAlways ? "do" : $"while ({isAny})");
            Write(loop.Before);
            WriteUpdates(loop);
            LineBreaker.Write(writer, expressions.WriteLeave(loop.Active, loop.GoesOn));
            writer.Close(entersAlways ? $" while ({isAny});" : "");
        }
    }

    private void WriteBreak(string condition)
    {
        if (expressions.HasLoopsOfC)
        {
            writer.Line(condition);
            writer.Indented("break;");
            return;
        }

        writer.Open(condition);
        writer.Line("break;");
        writer.Close();
    }

    private void WriteUpdates(MaskedLoop loop)
    {
        foreach (var update in loop.Updates)
            LineBreaker.Write(writer, $"{expressions.Name(update.State.Name)} = {expressions.WriteUpdate(update)}");
    }

    /// <summary>All names of a method: those in its loops too.</summary>
    private static IEnumerable<string> NamesIn(Function function) => function.Parameters.Select(static parameter => parameter.Name)
        .Concat(function.Bindings.Select(static binding => binding.Variable.Name))
        .Concat(function.Bindings.SelectMany(static binding => binding.Value switch
        {
            Loop loop => NamesIn(loop.Body),
            RareBranch branch => branch.Results.Select(static result => result.Name),
            _ => [],
        }));
}
