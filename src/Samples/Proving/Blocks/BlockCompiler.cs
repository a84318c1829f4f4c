using Kernels.Checking;

namespace Kernels.Samples.Proving.Blocks;

/// <summary>
/// Compiles a formula of floating-point numbers to steps over blocks. Loops, integers and bits become values that are not known, so that
/// elements which need them are left to the <see cref="Evaluator"/>.
/// </summary>
internal sealed class BlockCompiler
{
    /// <summary>Inlined calls may grow beyond what is worth it.</summary>
    private const int MostSteps = 4000;

    private readonly Formula formula;
    private readonly StepWriter steps = new();
    private int level;

    private BlockCompiler(Formula formula) => this.formula = formula;

    /// <summary>The results of the formula's first function.</summary>
    public static BlockProgram Compile(Formula formula) => new BlockCompiler(formula).Compile();

    private BlockProgram Compile()
    {
        var function = formula.Functions[0];
        var inputs = Array.ConvertAll(function.Parameters, parameter => new Register(parameter.Type == FormulaType.Float));
        var arguments = Array.ConvertAll(inputs, static input => (TracedValue)new Traced(input));
        var results = function.Derivative is { } derivative
            ? Array.ConvertAll(derivative.Elements, element => Derived(derivative, element, arguments))
            : Values(Call(0, arguments));
        return new(inputs, [.. steps.Steps], results, steps.Sums, [.. inputs, .. steps.All]);
    }

    private static BlockResult[] Values(TracedValue value) =>
        Array.ConvertAll(value.Items ?? [value], static item => new BlockResult(item.Number!.Register, null));

    private BlockResult Derived(FormulaDerivative derivative, FormulaElement element, TracedValue[] arguments)
    {
        var (result, function) = Element(derivative, element, arguments);
        return new(result.Register, element.IsValue ? null : function.WithRounded());
    }

    private (Traced Result, Register Function) Element(FormulaDerivative derivative, FormulaElement element, TracedValue[] arguments)
    {
        var own = arguments[..^derivative.Along.Length];
        if (element.Slope >= 0)
        {
            var moves = derivative.Along.Select((name, i) => (name, arguments[own.Length + i].Number!)).ToList();
            return Slope(derivative.Function, [], moves, element.Slope, own);
        }

        if (!element.IsValue)
            return Slope(derivative.Function, element.By[..^1], [(element.By[^1], steps.Constant(1))], 0, own);
        var value = Call(derivative.Function, own).Number ?? steps.Unknown();
        return (value, value.Register);
    }

    private (Traced Result, Register Function) Slope(int function, string[] by, List<(string Name, Traced Tangent)> moves, int result, TracedValue[] arguments)
    {
        var moved = (TracedValue[])arguments.Clone();
        level++;
        foreach (var (name, tangent) in moves)
        {
            var parameter = Array.FindIndex(formula.Functions[function].Parameters, candidate => candidate.Name == name);
            moved[parameter] = new Traced(level, arguments[parameter].Number!, tangent);
        }

        Traced value;
        Register rounded;
        if (by.Length > 0)
        {
            (value, rounded) = Slope(function, by[..^1], [(by[^1], steps.Constant(1))], 0, moved);
        }
        else
        {
            var all = Call(function, moved);
            value = (all.Items is { } items ? items[result] : all).Number ?? steps.Unknown();
            rounded = value.Register;
        }

        var slope = value.TangentAt(level) ?? steps.Constant(0);
        level--;
        return (steps.Settle(slope), rounded);
    }

    private TracedValue Call(int number, TracedValue[] arguments)
    {
        var function = formula.Functions[number];
        if (function.Derivative is not { } derivative)
            return new Frame(this, function, arguments).Result();
        var results = Array.ConvertAll(derivative.Elements, element => (TracedValue)Element(derivative, element, arguments).Result);
        return derivative.IsTuple ? new(null, results) : results[0];
    }

    /// <summary>A function with its arguments.</summary>
    private sealed class Frame(BlockCompiler compiler, FormulaFunction function, TracedValue[] arguments)
    {
        private readonly StepWriter steps = compiler.steps;
        private readonly TracedValue?[] bound = new TracedValue?[function.Bindings.Length];

        public TracedValue Result() => Of(function.Result);

        private TracedValue Of(FormulaNode node)
        {
            if (steps.Steps.Count > MostSteps)
                return Unknown(node);
            switch (node.Head)
            {
                case FormulaNode.Constant:
                    return steps.Constant(node.Type is FormulaType.Float or FormulaType.Double ? node.Value.Rounded : node.Value.Integer);
                case FormulaNode.Parameter:
                    return arguments[node.Index];
                case FormulaNode.Variable:
                    return bound[node.Index] ??= Of(function.Bindings[node.Index]);
                case "?":
                    return Choose(Number(node.Operands[0]), Of(node.Operands[1]), Of(node.Operands[2]));
                case "tuple":
                    return new(null, Array.ConvertAll(node.Operands, Of));
                case "item":
                    return Of(node.Operands[0]).Items is { } items ? items[node.Index] : steps.Unknown();
                case "call":
                    return compiler.Call(node.Index, Array.ConvertAll(node.Operands[..^1], Of));
                case "loop" or "thrown":
                    return Unknown(node);
                default:
                    return Apply(node);
            }
        }

        private Traced Number(FormulaNode node) => Of(node).Number ?? steps.Unknown();

        private TracedValue Unknown(FormulaNode node) => node.Head == "tuple"
            ? new TracedValue(null, Array.ConvertAll(node.Operands, Unknown))
            : steps.Unknown();

        private TracedValue Choose(Traced condition, TracedValue yes, TracedValue no) => (yes, no) switch
        {
            ({ Items: { } a }, { Items: { } b }) => new TracedValue(null, [.. a.Zip(b, (x, y) => Choose(condition, x, y))]),
            ({ Number: { } a }, { Number: { } b }) => steps.Choose(condition, a, b),
            _ => steps.Unknown(),
        };

        private Traced Apply(FormulaNode node)
        {
            var from = node.Operands[0].Type;
            return from switch
            {
                FormulaType.Float or FormulaType.Double => OfNumbers(node, from == FormulaType.Float),
                FormulaType.Bool => OfConditions(node),
                _ when node.Head == FormulaNode.Conversion && node.Operands[0].Head == FormulaNode.Constant
                    && node.Type is FormulaType.Float or FormulaType.Double => steps.Constant(node.Operands[0].Value.Integer),
                _ => steps.Unknown(),
            };
        }

        private Traced OfConditions(FormulaNode node) => node.Head switch
        {
            "not" => steps.Not(Number(node.Operands[0])),
            "&" => steps.And(Number(node.Operands[0]), Number(node.Operands[1])),
            "|" => steps.Or(Number(node.Operands[0]), Number(node.Operands[1])),
            "^" or "!=" => steps.Differ(Number(node.Operands[0]), Number(node.Operands[1])),
            _ => steps.Unknown(),
        };

        private Traced OfNumbers(FormulaNode node, bool isSingle)
        {
            var operands = Array.ConvertAll(node.Operands, Number);
            var a = operands[0];
            switch (node.Head)
            {
                case FormulaNode.Conversion when node.Type is FormulaType.Float or FormulaType.Double:
                    return steps.Convert(a, node.Type == FormulaType.Float);
                case "neg":
                    return steps.Negate(a);
                case "+":
                    return steps.Add(a, operands[1], isSingle);
                case "-":
                    return steps.Subtract(a, operands[1], isSingle);
                case "*":
                    return steps.Multiply(a, operands[1], isSingle);
                case "/":
                    return steps.Divide(a, operands[1], isSingle);
                case "FusedMultiplyAdd":
                    return steps.Fused(a, operands[1], operands[2], isSingle);
                case "==" or "!=" or "<" or "<=" or ">" or ">=":
                    return steps.Compare(node.Head, a, operands[1]);
                case "Abs":
                    return steps.Magnitude(a);
                case "Min" or "MinNative":
                    return steps.Extreme(true, a, operands[1]);
                case "Max" or "MaxNative":
                    return steps.Extreme(false, a, operands[1]);
                case "Clamp":
                    return steps.Choose(steps.Compare("<", a, operands[1]), operands[1], steps.Choose(steps.Compare(">", a, operands[2]), operands[2], a));
                case "Floor":
                    return steps.Integral(Math.Floor, a);
                case "Ceiling":
                    return steps.Integral(Math.Ceiling, a);
                case "Truncate":
                    return steps.Integral(Math.Truncate, a);
                case "Round":
                    return steps.Integral(Math.Round, a);
            }

            if (Evaluator.Predicates.TryGetValue(node.Head, out var predicate))
                return steps.Test(node.Head, x => predicate(x, isSingle ? FormulaType.Float : FormulaType.Double), a);
            return operands.Length == 1 ? steps.Call(node.Head, a, isSingle) : steps.Call(node.Head, a, operands[1], isSingle);
        }
    }
}
