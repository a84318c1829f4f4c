using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using Kernels.Generators.Expressions;
using Kernels.Generators.Passes.Derivatives;

namespace Kernels.Generators.Tests.Testing;

/// <summary>
/// Computes a <see cref="Function"/> for one element, node by node, as a scalar program would: before and after a pass
/// it gives the same bits.
/// </summary>
/// <remarks>
/// A value is held as the bits that a <see cref="Constant"/> has, a tuple as its elements. Nothing of the generator is used but
/// its records. The functions of the table are those of <c>VectorMath</c>, where it has them, and the scalar ones elsewhere.
/// </remarks>
internal sealed class FunctionInterpreter
{
    /// <summary>Where a function is looked for, in this order.</summary>
    private static readonly Type[] Homes = [typeof(VectorMath), typeof(KernelMath), typeof(MathF), typeof(Math), typeof(float), typeof(double)];

    private static readonly ConcurrentDictionary<string, MethodInfo> Methods = new(StringComparer.Ordinal);

    /// <summary>Functions of a GPU's language that give one result, rounded in one way, and what .NET calls them.</summary>
    private static readonly Dictionary<string, string> Intrinsics = new(StringComparer.Ordinal)
    {
        ["abs"] = "Abs",
        ["ceil"] = "Ceiling",
        ["copysign"] = "CopySign",
        ["fabs"] = "Abs",
        ["floor"] = "Floor",
        ["fma"] = "FusedMultiplyAdd",
        ["mad"] = "FusedMultiplyAdd", // a device may round twice
        ["rint"] = "Round",
        ["round"] = "Round",
        ["sqrt"] = "Sqrt",
        ["trunc"] = "Truncate",
    };

    private readonly IReadOnlyDictionary<string, Function> callees;
    private readonly Dictionary<string, Value> parameters = [];
    private readonly Dictionary<string, Value> variables = [];
    private readonly bool isLive;

    private FunctionInterpreter(Function function, IReadOnlyList<Value> arguments, IReadOnlyDictionary<string, Function> callees, bool isLive)
    {
        this.callees = callees;
        this.isLive = isLive;
        for (var i = 0; i < function.Parameters.Count; i++)
            parameters.Add(function.Parameters[i].Name, arguments[i]);
    }

    /// <param name="callees">The functions that it calls; none once they are inlined.</param>
    /// <param name="arguments">The bits of each argument.</param>
    /// <returns>The bits of each result: one, or those of a tuple.</returns>
    public static IReadOnlyList<long> Run(Function function, IEnumerable<Function> callees, params long[] arguments)
    {
        var byKey = callees.ToDictionary(static callee => callee.Key);
        var result = Run(function, [.. arguments.Select(static bits => new Value(bits))], byKey, isLive: true);
        return result.Items is { } items ? [.. items.Select(static item => item.Bits)] : [result.Bits];
    }

    private static Value Run(Function function, IReadOnlyList<Value> arguments, IReadOnlyDictionary<string, Function> callees, bool isLive)
    {
        var interpreter = new FunctionInterpreter(function, arguments, callees, isLive);
        foreach (var binding in function.Bindings)
            interpreter.variables[binding.Variable.Name] = interpreter.Evaluate(binding.Value);
        return interpreter.Evaluate(function.Result);
    }

    private Value Evaluate(Expr expression) => expression switch
    {
        Constant constant => new Value(constant.Bits),
        Parameter parameter => parameters[parameter.Name],
        Variable variable => variables[variable.Name],
        Live => Of(isLive),
        TupleExpr tuple => new Value(0, [.. tuple.Items.Select(Evaluate)]),
        Item item => Evaluate(item.Tuple).Items![item.Index],
        Select select => Evaluate(Evaluate(select.Condition).IsTrue ? select.WhenTrue : select.WhenFalse),
        Thrown { Call: Call call } => Of(Evaluate(call.Guard).IsTrue && Throws(callees[call.Function], [.. call.Arguments.Select(Evaluate)])),
        Call call => Run(callees[call.Function], [.. call.Arguments.Select(Evaluate)], callees, Evaluate(call.Guard).IsTrue),
        Loop loop => Evaluate(loop),
        Unary unary => new Value(Evaluate(unary, Evaluate(unary.Operand).Bits)),
        Binary binary => new Value(Evaluate(binary, Evaluate(binary.Left).Bits, Evaluate(binary.Right).Bits)),
        Compare compare => Of(Evaluate(compare, Evaluate(compare.Left).Bits, Evaluate(compare.Right).Bits)),
        Conversion conversion => new Value(Convert(conversion, Evaluate(conversion.Operand).Bits)),
        BitCast cast => new Value(Wrap(cast.To, Evaluate(cast.Operand).Bits)),
        Classify classify => Invoke(classify.Predicate, [classify.Operand]),
        MathCall call => Evaluate(call),
        FunctionCall { IsIntrinsic: false } call => Run(callees[call.Name], [.. call.Arguments.Select(Evaluate)], callees, isLive: true),
        FunctionCall { Name: "clamp" or "min" or "max" } call when call.Type == ScalarType.Int32 =>
            new Value(Within(call.Name, [.. call.Arguments.Select(argument => Evaluate(argument).Bits)])),
        Lookup { Table.Bits: { } numbers } lookup => new Value(numbers[(int)Evaluate(lookup.Index).Bits]),
        FunctionCall { Name: "fmod" } call => Evaluate(new Binary(BinaryOperator.Remainder, call.Arguments[0], call.Arguments[1])),
        FunctionCall call => Invoke(Intrinsics[call.Name], call.Arguments),
        Cast cast => new Value(Convert(new Conversion(cast.To, cast.Operand), Evaluate(cast.Operand).Bits)),
        _ => throw new NotSupportedException($"{expression.GetType().Name} cannot be interpreted."),
    };

    private static long Within(string function, long[] values) => function switch
    {
        "min" => Math.Min(values[0], values[1]),
        "max" => Math.Max(values[0], values[1]),
        _ => Math.Clamp(values[0], values[1], values[2]),
    };

    private bool Throws(Function function, IReadOnlyList<Value> arguments) =>
        function.Throws is { } throws && Run(function with { Result = throws }, arguments, callees, isLive: true).IsTrue;

    private Value Evaluate(Loop loop)
    {
        Value[] state = [.. loop.Initial.Select(Evaluate)];
        Value[] invariants = [.. loop.Invariants.Select(Evaluate)];
        for (var goesOn = Evaluate(loop.Guard).IsTrue; goesOn;)
        {
            var iteration = Run(loop.Body, [.. state, .. invariants], callees, isLive: true).Items!;
            goesOn = iteration[0].IsTrue;
            state = iteration[1..];
        }

        return new Value(0, state);
    }

    private static long Evaluate(Unary node, long x) => node.Operator switch
    {
        UnaryOperator.Negate when node.Type == ScalarType.Single => Bits(-Single(x)),
        UnaryOperator.Negate when node.Type == ScalarType.Double => Bits(-Double(x)),
        UnaryOperator.Negate => Wrap(node.Type, unchecked(-x)),
        _ => Wrap(node.Type, ~x),
    };

    private static long Evaluate(Binary node, long x, long y) => node.Type switch
    {
        _ when node.Type == ScalarType.Single => Bits(node.Operator switch
        {
            BinaryOperator.Add => Single(x) + Single(y),
            BinaryOperator.Subtract => Single(x) - Single(y),
            BinaryOperator.Multiply => Single(x) * Single(y),
            BinaryOperator.Divide => Single(x) / Single(y),
            _ => Single(x) % Single(y),
        }),
        _ when node.Type == ScalarType.Double => Bits(node.Operator switch
        {
            BinaryOperator.Add => Double(x) + Double(y),
            BinaryOperator.Subtract => Double(x) - Double(y),
            BinaryOperator.Multiply => Double(x) * Double(y),
            BinaryOperator.Divide => Double(x) / Double(y),
            _ => Double(x) % Double(y),
        }),
        _ => Wrap(node.Type, Integer(node, x, y)),
    };

    private static long Integer(Binary node, long x, long y)
    {
        var count = (int)y & (node.Type.Bits - 1);
        return node.Operator switch
        {
            BinaryOperator.Add => unchecked(x + y),
            BinaryOperator.Subtract => unchecked(x - y),
            BinaryOperator.Multiply => unchecked(x * y),
            BinaryOperator.Divide when node.Type == ScalarType.UInt64 => (long)((ulong)x / (ulong)y),
            BinaryOperator.Divide => x / y,
            BinaryOperator.Remainder when node.Type == ScalarType.UInt64 => (long)((ulong)x % (ulong)y),
            BinaryOperator.Remainder => x % y,
            BinaryOperator.And => x & y,
            BinaryOperator.Or => x | y,
            BinaryOperator.Xor => x ^ y,
            BinaryOperator.ShiftLeft => x << count,
            BinaryOperator.ShiftRight when node.Type.IsSigned => x >> count,
            _ => node.Type.Bits == 32 ? (uint)x >> count : x >>> count,
        };
    }

    private static bool Evaluate(Compare node, long x, long y)
    {
        var type = node.Left.Type;
        var (a, b) = type == ScalarType.Single ? (Single(x), Single(y)) : (Double(x), Double(y));
        var (less, equal) = type.IsFloat ? (a < b, a == b) : type == ScalarType.UInt64 ? ((ulong)x < (ulong)y, x == y) : (x < y, x == y);
        var greater = type.IsFloat ? a > b : !less && !equal;
        return node.Operator switch
        {
            CompareOperator.Equal => equal,
            CompareOperator.NotEqual => !equal,
            CompareOperator.Less => less,
            CompareOperator.LessOrEqual => less || equal,
            CompareOperator.Greater => greater,
            _ => greater || equal,
        };
    }

    private static long Convert(Conversion node, long x)
    {
        var from = node.Operand.Type;
        if (from.IsFloat)
        {
            var value = from == ScalarType.Single ? Single(x) : Double(x);
            return (node.To.IsFloat, node.To.IsSigned, node.To.Bits) switch
            {
                (true, _, 32) => Bits((float)value),
                (true, _, _) => Bits(value),
                (_, true, 32) => (int)value,
                (_, false, 32) => (uint)value,
                (_, true, _) => (long)value,
                _ => (long)(ulong)value,
            };
        }

        return (node.To.IsFloat, node.To.Bits) switch
        {
            (true, 32) => Bits(from == ScalarType.UInt64 ? (float)(ulong)x : x),
            (true, _) => Bits(from == ScalarType.UInt64 ? (double)(ulong)x : x),
            _ => Wrap(node.To, x),
        };
    }

    /// <summary>Where the scalar Clamp and Sign throw, the vector forms have a value, and so have these.</summary>
    private Value Evaluate(MathCall call) => call.Function.Name switch
    {
        "Clamp" => Evaluate(Clamp(call.Arguments[0], call.Arguments[1], call.Arguments[2])),
        "Sign" when call.Arguments[0].Type.IsFloat && double.IsNaN(ToDouble(call.Arguments[0])) => new Value(0),
        var name => Invoke(name, call.Arguments),
    };

    private static Select Clamp(Expr value, Expr min, Expr max)
    {
        var raised = new Select(new Compare(CompareOperator.Less, value, min), min, value);
        return new Select(new Compare(CompareOperator.Greater, raised, max), max, raised);
    }

    private double ToDouble(Expr expression) =>
        expression.Type == ScalarType.Single ? Single(Evaluate(expression).Bits) : Double(Evaluate(expression).Bits);

    private Value Invoke(string name, IReadOnlyList<Expr> arguments)
    {
        var types = arguments.Select(static argument => TypeOf(argument.Type)).ToArray();
        var method = Methods.GetOrAdd(
            $"{name}({string.Join<Type>(", ", types)})",
            static (key, method) => Homes.Select(home => Find(home, method.name, method.types)).FirstOrDefault(static found => found is not null)
                ?? throw new NotSupportedException($"{key} cannot be interpreted."),
            (name, types));
        var result = method.Invoke(null, [.. arguments.Select(argument => Box(argument.Type, Evaluate(argument).Bits))]);
        return new Value(result switch
        {
            bool value => value ? 1 : 0,
            float value => Bits(value),
            double value => Bits(value),
            _ => System.Convert.ToInt64(result, CultureInfo.InvariantCulture),
        });
    }

    private static MethodInfo? Find(Type home, string name, Type[] types) => home
        .GetMethods(BindingFlags.Public | BindingFlags.Static)
        .FirstOrDefault(method => method.Name == name && method.GetParameters().Select(static parameter => parameter.ParameterType).SequenceEqual(types));

    private static object Box(ScalarType type, long bits) => type.Name switch
    {
        nameof(ScalarType.Single) => (object)Single(bits),
        nameof(ScalarType.Double) => Double(bits),
        nameof(ScalarType.Int32) => (int)bits,
        nameof(ScalarType.UInt32) => (uint)bits,
        nameof(ScalarType.UInt64) => (ulong)bits,
        _ => bits,
    };

    private static Type TypeOf(ScalarType type) => Box(type, 0).GetType();

    private static long Wrap(ScalarType type, long value) => Constant.Of(type, value).Bits;

    private static float Single(long bits) => BitConverter.Int32BitsToSingle((int)bits);

    private static double Double(long bits) => BitConverter.Int64BitsToDouble(bits);

    private static long Bits(float value) => BitConverter.SingleToInt32Bits(value);

    private static long Bits(double value) => BitConverter.DoubleToInt64Bits(value);

    private static Value Of(bool value) => new(value ? 1 : 0);

    /// <summary>The bits of a scalar, or the elements of a tuple.</summary>
    private readonly record struct Value(long Bits, Value[]? Items = null)
    {
        public bool IsTrue => Bits != 0;
    }
}
