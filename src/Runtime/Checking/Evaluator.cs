namespace Kernels.Checking;

/// <summary>Why there is no derivative to compare with at a point.</summary>
internal enum Doubt
{
    None,

    /// <summary>Both sides of a kink or of a condition are equal there.</summary>
    Kink,

    /// <summary>Rounding decides a condition, or to which integer a number is rounded.</summary>
    Rounding,

    /// <summary>The result depends on the bits of a number.</summary>
    Bits,

    /// <summary>The method throws: an integer is divided by 0, or the user's code has it so.</summary>
    Throws,

    /// <summary>A loop does not end soon.</summary>
    Loop,
}

/// <summary>
/// Evaluates the body of a kernel, and its derivatives by forward differentiation, in double-double arithmetic. The
/// derivatives that users gave are left aside: what is differentiated is the body.
/// </summary>
/// <remarks>
/// Beside each number goes what the kernel itself computes, about. By that conditions are decided, so that the formula takes
/// the branches and the iterations of the kernel. Where the exact numbers decide otherwise, the point is in <see cref="Doubt"/>,
/// unless both ways lead to the same result. What is not needed is not evaluated: values when they are
/// used, of a choice the side that is taken.
/// </remarks>
internal sealed partial class Evaluator(Formula formula)
{
    private const int MostIterations = 10_000;

    // The number of derivatives that are being taken, one of the other.
    private int level;
    private Doubt doubt;
    private bool followsExact;

    /// <summary>A result of a derivative.</summary>
    /// <param name="derivative">The derivative.</param>
    /// <param name="element">The result, which may be the value of the function.</param>
    /// <param name="arguments">One for each parameter.</param>
    /// <param name="byExact">Exact numbers decide conditions, and not those of the kernel.</param>
    /// <returns>The result, about what the function itself returns, and whether the result can be relied on.</returns>
    public (Exact Result, double Function, Doubt Doubt) Evaluate(FormulaDerivative derivative, FormulaElement element, FormulaValue[] arguments, bool byExact)
    {
        (level, doubt, followsExact) = (0, Doubt.None, byExact);
        var (result, function) = Element(derivative, element, arguments);
        return (result.Exact!.Value, function, doubt);
    }

    /// <summary>All results of the formula's first function.</summary>
    /// <param name="arguments">One for each parameter.</param>
    /// <param name="byExact">Exact numbers decide conditions, and not those of the kernel.</param>
    public (FormulaValue[] Results, Doubt Doubt) Evaluate(FormulaValue[] arguments, bool byExact)
    {
        (level, doubt, followsExact) = (0, Doubt.None, byExact);
        var value = Call(0, arguments);
        return (value.Items ?? [value], doubt);
    }

    private (FormulaValue Result, double Function) Element(FormulaDerivative derivative, FormulaElement element, FormulaValue[] arguments)
    {
        var own = arguments[..^derivative.Along.Length];
        if (element.Slope >= 0)
        {
            var moves = derivative.Along.Select((name, i) => (name, arguments[own.Length + i].Exact!)).ToList();
            return Slope(derivative.Function, [], moves, element.Slope, own);
        }

        if (!element.IsValue)
            return Slope(derivative.Function, element.By[..^1], [(element.By[^1], Dual.One)], 0, own);
        var value = Call(derivative.Function, own);
        return (value, value.Rounded);
    }

    /// <summary>The derivative along a direction of a function's result, or of its derivative by parameters.</summary>
    private (FormulaValue Result, double Function) Slope(int function, string[] by, List<(string Name, Dual Tangent)> moves,
        int result, FormulaValue[] arguments)
    {
        var moved = (FormulaValue[])arguments.Clone();
        level++;
        foreach (var (name, tangent) in moves)
        {
            var parameter = Array.FindIndex(formula.Functions[function].Parameters, candidate => candidate.Name == name);
            moved[parameter] = FormulaValue.Number(new Dual(level, arguments[parameter].Exact!, tangent), arguments[parameter].Rounded);
        }

        FormulaValue value;
        double rounded;
        if (by.Length > 0)
        {
            (value, rounded) = Slope(function, by[..^1], [(by[^1], Dual.One)], 0, moved);
        }
        else
        {
            value = Call(function, moved) is var all && all.Items is { } items ? items[result] : all;
            rounded = value.Rounded;
        }

        var slope = value.Exact!.TangentAt(level) ?? Dual.Zero;
        level--;
        return (FormulaValue.Number(slope, slope.Value.ToDouble()), rounded);
    }

    private FormulaValue Call(int number, FormulaValue[] arguments)
    {
        var function = formula.Functions[number];
        if (function.Derivative is not { } derivative)
            return new Frame(this, function, arguments).Result();
        var results = Array.ConvertAll(derivative.Elements, element => Element(derivative, element, arguments).Result);
        return derivative.IsTuple ? FormulaValue.Tuple(results) : results[0];
    }

    /// <summary>Does a function throw an exception of the user's?</summary>
    private bool Throws(int number, FormulaValue[] arguments)
    {
        var function = formula.Functions[number];
        return function.Derivative is { } derivative
            ? Throws(derivative.Function, arguments[..^derivative.Along.Length])
            : new Frame(this, function, arguments).Throws();
    }

    private void Note(Doubt found)
    {
        if (doubt == Doubt.None || found == Doubt.Throws)
            doubt = found; // a method that throws must not be called
    }

    /// <summary>A function with its arguments, while it is evaluated.</summary>
    private sealed class Frame(Evaluator evaluator, FormulaFunction function, FormulaValue[] arguments)
    {
        private readonly FormulaValue[] bound = new FormulaValue[function.Bindings.Length];
        private readonly bool[] isBound = new bool[function.Bindings.Length];

        public FormulaValue Result()
        {
            if (Throws())
                evaluator.Note(Doubt.Throws);
            return Of(function.Result);
        }

        public bool Throws() => function.Throws is { } throws && Of(throws).IsTrue;

        public FormulaValue Of(FormulaNode node)
        {
            var operands = node.Operands;
            switch (node.Head)
            {
                case FormulaNode.Constant:
                    return node.Value;
                case FormulaNode.Parameter:
                    return arguments[node.Index];
                case FormulaNode.Variable:
                    if (!isBound[node.Index])
                    {
                        bound[node.Index] = Of(function.Bindings[node.Index]);
                        isBound[node.Index] = true;
                    }

                    return bound[node.Index];
                case "?":
                    return Of(operands[Of(operands[0]).IsTrue ? 1 : 2]);
                case "&" when node.Type == FormulaType.Bool:
                    return Of(operands[0]) is { IsTrue: false } no ? no : Of(operands[1]);
                case "|" when node.Type == FormulaType.Bool:
                    return Of(operands[0]) is { IsTrue: true } yes ? yes : Of(operands[1]);
                case "tuple":
                    return FormulaValue.Tuple(Array.ConvertAll(operands, Of));
                case "item":
                    return Of(operands[0]).Items![node.Index];
                case "call":
                    return evaluator.Call(node.Index, Array.ConvertAll(operands[..^1], Of));
                case "thrown":
                    var call = operands[0];
                    return FormulaValue.Condition(Of(call.Operands[^1]).IsTrue && evaluator.Throws(call.Index, Array.ConvertAll(call.Operands[..^1], Of)));
                case "loop":
                    return Loop(node);
                default:
                    return evaluator.Apply(node, Array.ConvertAll(operands, Of));
            }
        }

        private FormulaValue Loop(FormulaNode loop)
        {
            var state = Array.ConvertAll(loop.Operands[..^1], Of);
            if (!Of(loop.Operands[^1]).IsTrue)
                return FormulaValue.Tuple(state);
            var body = loop.Body!;
            for (var iterations = 0; ; iterations++)
            {
                if (iterations == MostIterations)
                {
                    evaluator.Note(Doubt.Loop);
                    return FormulaValue.Tuple(state);
                }

                // A loop often ends by rounding, so that nothing but the number of iterations depends on it.
                var frame = new Frame(evaluator, body, state);
                var before = evaluator.doubt;
                var goesOn = frame.Of(body.Result.Operands[0]).IsTrue;
                if (before == Doubt.None && evaluator.doubt == Doubt.Rounding)
                    evaluator.doubt = Doubt.None;

                var next = (FormulaValue[])state.Clone();
                for (var i = 1; i < body.Result.Operands.Length; i++)
                    next[i - 1] = frame.Of(body.Result.Operands[i]);
                state = next;
                if (!goesOn)
                    return FormulaValue.Tuple(state);
            }
        }
    }
}
