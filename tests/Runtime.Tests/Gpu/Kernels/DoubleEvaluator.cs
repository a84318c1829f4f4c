using Kernels.Generators.Expressions;
using Kernels.Generators.Passes.Derivatives;
using Kernels.Tests.Running;

namespace Kernels.Tests.Gpu;

/// <summary>
/// Computes a kernel's function for one element with every floating-point number as a <see cref="double"/>, and remembers the
/// largest number on the way to the result.
/// </summary>
/// <remarks>
/// Of the generator it uses the records alone, and functions come from <see cref="References"/>. Numbers beyond the range of
/// their type are infinite. What the result does not need is not computed. An integer division has a value where C# throws: by
/// 0 it is 0, and the least number divided by -1 wraps.
/// </remarks>
internal sealed class DoubleEvaluator
{
    private readonly Dictionary<string, Value> parameters = [];
    private readonly Dictionary<string, Binding> bindings = [];
    private readonly Dictionary<string, Value> variables = [];
    private bool hasMetNaN;

    private DoubleEvaluator(Function function, IReadOnlyList<Value> arguments)
    {
        for (var i = 0; i < function.Parameters.Count; i++)
            parameters.Add(function.Parameters[i].Name, arguments[i]);
        foreach (var binding in function.Bindings)
            bindings.Add(binding.Variable.Name, binding);
    }

    /// <summary>The largest magnitude of a finite number that was computed.</summary>
    private double Largest { get; set; }

    /// <summary>Each result, and the largest number on the way to it.</summary>
    /// <param name="function">The function, with all calls inlined.</param>
    /// <param name="arguments">The bits of each argument.</param>
    public static IReadOnlyList<(double Value, double Largest)> Run(Function function, IReadOnlyList<ulong> arguments)
    {
        Value[] values = [.. function.Parameters.Select((parameter, i) => OfBits(parameter.Type, arguments[i]))];
        return [.. (function.Result is TupleExpr tuple ? tuple.Items.ToList() : [function.Result]).Select(result =>
        {
            var evaluator = new DoubleEvaluator(function, values);
            var value = evaluator.Evaluate(result);
            return (result.Type.IsFloat() ? value.Number : Elements.ToDouble((ulong)value.Bits, TypeOf(result.Type)), evaluator.Largest);
        })];
    }

    /// <summary>Is a number on the way to a result NaN?</summary>
    /// <inheritdoc cref="Run"/>
    public static bool MeetsNaN(Function function, IReadOnlyList<ulong> arguments)
    {
        var evaluator = new DoubleEvaluator(function, [.. function.Parameters.Select((parameter, i) => OfBits(parameter.Type, arguments[i]))]);
        foreach (var result in function.Result is TupleExpr tuple ? tuple.Items.ToList() : [function.Result])
            evaluator.Evaluate(result);
        return evaluator.hasMetNaN;
    }

    private Value Evaluate(Expr expression)
    {
        var value = Compute(expression);
        if (!expression.Type.IsFloat())
            return value;
        hasMetNaN |= double.IsNaN(value.Number);
        if (expression.Type == ScalarType.Single && float.IsInfinity((float)value.Number))
            value = new Value((float)value.Number);
        if (double.IsFinite(value.Number))
            Largest = Math.Max(Largest, Math.Abs(value.Number));
        return value;
    }

    private Value Compute(Expr expression) => expression switch
    {
        Constant constant => constant.Type.IsFloat() ? new Value(constant.Float) : new Value(0, constant.Bits),
        Parameter parameter => parameters[parameter.Name],
        Variable variable => Find(variable.Name),
        Live => Of(true),
        Item item => Evaluate(item.Tuple).Items![item.Index],
        Select select => Evaluate(Evaluate(select.Condition).IsTrue ? select.WhenTrue : select.WhenFalse),
        Loop loop => Compute(loop),
        Unary { Operator: UnaryOperator.Negate } unary when unary.Type.IsFloat() => new Value(-Evaluate(unary.Operand).Number),
        Unary { Operator: UnaryOperator.Negate } unary => OfInteger(unary.Type, unchecked(-Evaluate(unary.Operand).Bits)),
        Unary { Type: ScalarType.Bool } unary => Of(!Evaluate(unary.Operand).IsTrue),
        Unary unary => OfInteger(unary.Type, ~Evaluate(unary.Operand).Bits),
        Binary binary when binary.Type.IsFloat() => new Value(Compute(binary.Operator, Evaluate(binary.Left).Number, Evaluate(binary.Right).Number)),
        Binary binary => OfInteger(binary.Type, Compute(binary, Evaluate(binary.Left).Bits, Evaluate(binary.Right).Bits)),
        Compare compare when compare.Left.Type.IsFloat() => Of(Compute(compare.Operator, Evaluate(compare.Left).Number, Evaluate(compare.Right).Number)),
        Compare { Left.Type: ScalarType.UInt64 } compare => Of(Compute(compare.Operator, (ulong)Evaluate(compare.Left).Bits, (ulong)Evaluate(compare.Right).Bits)),
        Compare compare => Of(Compute(compare.Operator, Evaluate(compare.Left).Bits, Evaluate(compare.Right).Bits)),
        Conversion conversion => Convert(conversion, Evaluate(conversion.Operand)),
        BitCast cast => OfBits(cast.To, ToBits(cast.Operand.Type, Evaluate(cast.Operand))),
        Classify classify => Of(Test(classify.Predicate, Evaluate(classify.Operand).Number, classify.Operand.Type)),
        MathCall call when call.Type.IsFloat() => new Value(Call(call.Function.Name, [.. call.Arguments.Select(argument => Evaluate(argument).Number)])),
        MathCall call => OfInteger(call.Type, Call(call.Function.Name, call.Type, [.. call.Arguments.Select(argument => Evaluate(argument).Bits)])),
        _ => throw new NotSupportedException($"{expression.GetType().Name} cannot be evaluated."),
    };

    private Value Find(string name)
    {
        if (!variables.TryGetValue(name, out var value))
            variables.Add(name, value = Evaluate(bindings[name].Value));
        return value;
    }

    private Value Compute(Loop loop)
    {
        Value[] state = [.. loop.Initial.Select(Evaluate)];
        Value[] invariants = [.. loop.Invariants.Select(Evaluate)];
        for (var goesOn = Evaluate(loop.Guard).IsTrue; goesOn;)
        {
            var iteration = new DoubleEvaluator(loop.Body, [.. state, .. invariants]);
            var items = ((TupleExpr)loop.Body.Result).Items;
            goesOn = iteration.Evaluate(items[0]).IsTrue;
            if (goesOn)
                state = [.. items.Skip(1).Select(iteration.Evaluate)];
            Largest = Math.Max(Largest, iteration.Largest);
        }

        return new Value(0, 0, state);
    }

    private static double Compute(BinaryOperator operation, double x, double y) => operation switch
    {
        BinaryOperator.Add => x + y,
        BinaryOperator.Subtract => x - y,
        BinaryOperator.Multiply => x * y,
        BinaryOperator.Divide => x / y,
        _ => x % y,
    };

    private static long Compute(Binary node, long x, long y)
    {
        var count = (int)y & (node.Type.Bits() - 1);
        return node.Operator switch
        {
            BinaryOperator.Add => unchecked(x + y),
            BinaryOperator.Subtract => unchecked(x - y),
            BinaryOperator.Multiply => unchecked(x * y),
            BinaryOperator.Divide or BinaryOperator.Remainder when y == 0 => 0,
            BinaryOperator.Divide when node.Type == ScalarType.UInt64 => (long)((ulong)x / (ulong)y),
            BinaryOperator.Divide => y == -1 ? unchecked(-x) : x / y,
            BinaryOperator.Remainder when node.Type == ScalarType.UInt64 => (long)((ulong)x % (ulong)y),
            BinaryOperator.Remainder => y == -1 ? 0 : x % y,
            BinaryOperator.And => x & y,
            BinaryOperator.Or => x | y,
            BinaryOperator.Xor => x ^ y,
            BinaryOperator.ShiftLeft => x << count,
            BinaryOperator.ShiftRight when node.Type.IsSigned() => x >> count,
            _ => node.Type.Bits() == 32 ? (uint)x >> count : x >>> count,
        };
    }

    private static bool Compute<T>(CompareOperator comparison, T x, T y)
        where T : System.Numerics.IComparisonOperators<T, T, bool> => comparison switch
        {
            CompareOperator.Equal => x == y,
            CompareOperator.NotEqual => x != y,
            CompareOperator.Less => x < y,
            CompareOperator.LessOrEqual => x <= y,
            CompareOperator.Greater => x > y,
            _ => x >= y,
        };

    private static Value Convert(Conversion node, Value value)
    {
        var from = node.Operand.Type;
        return (from.IsFloat(), node.To) switch
        {
            (true, ScalarType.Single) when from == ScalarType.Double => new Value((float)value.Number),
            (true, ScalarType.Single or ScalarType.Double) => value,
            (true, _) => OfBits(node.To, Elements.FromDouble(value.Number, TypeOf(node.To))),
            (false, ScalarType.Single or ScalarType.Double) => new Value(from == ScalarType.UInt64 ? (ulong)value.Bits : value.Bits),
            _ => OfInteger(node.To, value.Bits),
        };
    }

    private static bool Test(string predicate, double value, ScalarType type)
    {
        var (home, argument) = type == ScalarType.Single ? (typeof(float), (object)(float)value) : (typeof(double), value);
        return (bool)home.GetMethod(predicate, [home])!.Invoke(null, [argument])!;
    }

    private static double Call(string name, double[] x) => name switch
    {
        "Abs" => Math.Abs(x[0]),
        "Min" => Math.Min(x[0], x[1]),
        "Max" => Math.Max(x[0], x[1]),
        "MinNative" => x[0] < x[1] ? x[0] : x[1],
        "MaxNative" => x[0] > x[1] ? x[0] : x[1],
        "CopySign" => Math.CopySign(x[0], x[1]),
        "Sqrt" => Math.Sqrt(x[0]),
        "FusedMultiplyAdd" => Math.FusedMultiplyAdd(x[0], x[1], x[2]),
        "Floor" => Math.Floor(x[0]),
        "Ceiling" => Math.Ceiling(x[0]),
        "Round" => Math.Round(x[0]),
        "Truncate" => Math.Truncate(x[0]),
        "Scale" => Math.ScaleB(x[0], (int)x[1]),
        _ => References.Find(name)(x),
    };

    private static long Call(string name, ScalarType type, long[] x) => (name, type) switch
    {
        ("Abs", _) => unchecked(x[0] < 0 ? -x[0] : x[0]),
        ("Min", ScalarType.UInt64) => (long)Math.Min((ulong)x[0], (ulong)x[1]),
        ("Max", ScalarType.UInt64) => (long)Math.Max((ulong)x[0], (ulong)x[1]),
        ("Min", _) => Math.Min(x[0], x[1]),
        ("Max", _) => Math.Max(x[0], x[1]),
        _ => throw new NotSupportedException($"{name} of {type} cannot be evaluated."),
    };

    private static ulong ToBits(ScalarType type, Value value) =>
        type.IsFloat() ? Elements.FromDouble(value.Number, TypeOf(type)) : (ulong)value.Bits;

    private static Value OfBits(ScalarType type, ulong bits) =>
        type.IsFloat() ? new Value(Elements.ToDouble(bits, TypeOf(type))) : OfInteger(type, (long)bits);

    private static Value OfInteger(ScalarType type, long value) => new(0, Constant.Of(type, value).Bits);

    private static Value Of(bool value) => new(0, value ? 1 : 0);

    private static Type TypeOf(ScalarType type) => type switch
    {
        ScalarType.Single => typeof(float),
        ScalarType.Double => typeof(double),
        ScalarType.Int32 => typeof(int),
        ScalarType.UInt32 => typeof(uint),
        ScalarType.Int64 => typeof(long),
        _ => typeof(ulong),
    };

    /// <summary>A floating-point number; an integer or a condition; or the elements of a tuple.</summary>
    private readonly record struct Value(double Number, long Bits = 0, Value[]? Items = null)
    {
        public bool IsTrue => Bits != 0;
    }
}
