using System.Collections.Immutable;

namespace Kernels.Generators.Tests.Properties;

/// <summary>Runs a random kernel on one element, in forward mode: each value carries its derivatives.</summary>
internal sealed class DualInterpreter
{
    private readonly RandomKernel kernel;
    private readonly Dual[] arguments;
    private readonly int inputs;
    private readonly Dictionary<int, Dual> locals = [];
    private readonly Meetings meetings;

    private DualInterpreter(RandomKernel kernel, Dual[] arguments, Meetings meetings)
    {
        this.kernel = kernel;
        this.arguments = arguments;
        this.meetings = meetings;
        inputs = arguments[0].Derivatives.Length;
    }

    /// <summary>
    /// The result. It has no derivative to compare with where several kinks meet, or a kink and a condition, or where a test for
    /// equality holds: what is taken there is not what the chain rule gives for one operation after the other.
    /// </summary>
    public static Dual Run(RandomKernel kernel, params float[] inputs)
    {
        var meetings = new Meetings();
        var result = new DualInterpreter(kernel, [.. inputs.Select((input, i) => Dual.OfInput(input, i, inputs.Length))], meetings).Run();
        return meetings.Equalities > 0 || (meetings.Kinks > 0 && meetings.Kinks + meetings.Borders > 1) ? result.AsIrregular() : result;
    }

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
        Apply apply => Evaluate(apply.Operation, [.. apply.Arguments.Select(Evaluate)]),
        Choice choice => Evaluate(Evaluate(choice.Condition).IsTrue ? choice.WhenTrue : choice.WhenFalse),
        HelperCall call => new DualInterpreter(kernel.Helper!, [.. call.Arguments.Select(Evaluate)], meetings).Run(),
        _ => throw new ArgumentOutOfRangeException(nameof(term), term, "no such term"),
    };

    private Dual Evaluate(Operation operation, Dual[] operands)
    {
        meetings.Visit(operation.Name, operands);
        return operation.Evaluate(operands);
    }

    /// <summary>How many kinks, borders of conditions and equalities a run has met.</summary>
    private sealed class Meetings
    {
        public int Kinks { get; private set; }

        public int Borders { get; private set; }

        public int Equalities { get; private set; }

        public void Visit(string operation, Dual[] operands)
        {
            if (Array.TrueForAll(operands, static operand => operand.IsConstant))
                return;
            var isTie = operands.Length > 1 && operands[0].Value == operands[1].Value;
            switch (operation)
            {
                case "Equal" or "NotEqual" when isTie:
                    Equalities++;
                    break;
                case "Less" or "LessOrEqual" or "Greater" or "GreaterOrEqual" when isTie:
                case "Clamp" when operands[0].Value is -1 or 1.5:
                case "Between" when isTie || operands[0].Value == operands[2].Value || operands[1].Value == operands[2].Value:
                    Borders++;
                    break;
                case "Min" or "Max" when isTie:
                case "Abs" when operands[0].Value == 0:
                case "CopySign" when operands[0].Value == 0 || operands[1].Value == 0:
                    Kinks++;
                    break;
                default:
                    break;
            }
        }
    }
}
