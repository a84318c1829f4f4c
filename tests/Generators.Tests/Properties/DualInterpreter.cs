using System.Collections.Immutable;

namespace Kernels.Generators.Tests.Properties;

/// <summary>Runs a random kernel on one element, in forward mode: each value carries its derivatives.</summary>
internal sealed class DualInterpreter
{
    private readonly RandomKernel kernel;
    private readonly Dual[] arguments;
    private readonly int inputs;
    private readonly Dictionary<int, Dual> locals = [];

    private DualInterpreter(RandomKernel kernel, Dual[] arguments)
    {
        this.kernel = kernel;
        this.arguments = arguments;
        inputs = arguments[0].Derivatives.Length;
    }

    public static Dual Run(RandomKernel kernel, params float[] inputs) =>
        new DualInterpreter(kernel, [.. inputs.Select((input, i) => Dual.OfInput(input, i, inputs.Length))]).Run();

    private Dual Run() => Execute(kernel.Statements) ?? Evaluate(kernel.Result);

    /// <summary>What the statements return; null where they do not.</summary>
    private Dual? Execute(ImmutableArray<Statement> statements)
    {
        foreach (var statement in statements)
        {
            switch (statement)
            {
                case Assignment assignment:
                    locals[assignment.Target.Number] = Evaluate(assignment.Value);
                    break;
                case Return returned:
                    return Evaluate(returned.Value);
                case If branch:
                    if (Execute(Evaluate(branch.Condition).IsTrue ? branch.WhenTrue : branch.WhenFalse) is { } result)
                        return result;
                    break;
            }
        }

        return null;
    }

    private Dual Evaluate(Term term) => term switch
    {
        Literal literal => Dual.Constant(literal.Value, inputs),
        Input input => arguments[input.Index],
        Local local => locals[local.Number],
        Apply apply => apply.Operation.Evaluate([.. apply.Arguments.Select(Evaluate)]),
        Choice choice => Evaluate(Evaluate(choice.Condition).IsTrue ? choice.WhenTrue : choice.WhenFalse),
        HelperCall call => new DualInterpreter(kernel.Helper!, [.. call.Arguments.Select(Evaluate)]).Run(),
        _ => throw new ArgumentOutOfRangeException(nameof(term), term, "no such term"),
    };
}
