namespace Kernels.Samples.Proving.Blocks;

/// <summary>The derivatives of the functions, as steps over blocks.</summary>
internal static class BlockSlopes
{
    /// <summary>The derivative of a function of one argument.</summary>
    /// <param name="name">Of the function.</param>
    /// <param name="steps">Takes the steps.</param>
    /// <param name="x">The argument.</param>
    /// <param name="y">The function's value.</param>
    public static Traced Of(string name, StepWriter steps, Traced x, Traced y)
    {
        var one = steps.Constant(1);
        return name switch
        {
            "Sqrt" => steps.Divide(steps.Constant(0.5), y),
            "Cbrt" => steps.Divide(one, steps.Multiply(steps.Constant(3), steps.Multiply(y, y))),
            "Exp" => y,
            "Expm1" => steps.Call("Exp", x),
            "Log" => steps.Divide(one, x),
            "Log1p" => steps.Divide(one, steps.Add(one, x)),
            "Log2" => steps.Divide(one, steps.Multiply(Logarithm(steps, 2), x)),
            "Log10" => steps.Divide(one, steps.Multiply(Logarithm(steps, 10), x)),
            "Sigmoid" => steps.Multiply(y, steps.Call("Sigmoid", steps.Negate(x))),
            "Softplus" => steps.Call("Sigmoid", x),
            "Sinh" => steps.Call("Cosh", x),
            "Cosh" => steps.Call("Sinh", x),
            "Tanh" => OfTanh(steps, x),
            "Sin" => steps.Call("Cos", x),
            "Cos" => steps.Negate(steps.Call("Sin", x)),
            "Tan" => steps.Add(one, steps.Multiply(y, y)),
            "Asin" => steps.Divide(one, Leg(steps, x)),
            "Acos" => steps.Divide(steps.Constant(-1), Leg(steps, x)),
            "Atan" => steps.Divide(one, steps.Add(one, steps.Multiply(x, x))),
            _ => steps.Unknown(),
        };
    }

    public static Traced ByFirst(string name, StepWriter steps, Traced x, Traced y, Traced value) => name switch
    {
        "Pow" => steps.Multiply(y, steps.Call("Pow", x, steps.Subtract(y, steps.Constant(1)))),
        "Atan2" => steps.Divide(y, Square(steps, x, y)),
        "Hypot" => steps.Divide(x, value),
        _ => steps.Unknown(),
    };

    public static Traced BySecond(string name, StepWriter steps, Traced x, Traced y, Traced value) => name switch
    {
        "Pow" => steps.Multiply(value, steps.Call("Log", x)),
        "Atan2" => steps.Divide(steps.Negate(x), Square(steps, x, y)),
        "Hypot" => steps.Divide(y, value),
        _ => steps.Unknown(),
    };

    private static Traced OfTanh(StepWriter steps, Traced x)
    {
        var twice = steps.Multiply(steps.Constant(2), x);
        return steps.Multiply(steps.Constant(4), steps.Multiply(steps.Call("Sigmoid", twice), steps.Call("Sigmoid", steps.Negate(twice))));
    }

    /// <summary>A logarithm, with the error that it has in <c>double</c>.</summary>
    private static Traced Logarithm(StepWriter steps, double number) => steps.Call("Log", steps.Constant(number));

    /// <summary><c>√(1 − x²)</c>.</summary>
    private static Traced Leg(StepWriter steps, Traced x)
    {
        var one = steps.Constant(1);
        return steps.Call("Sqrt", steps.Multiply(steps.Subtract(one, x), steps.Add(one, x)));
    }

    private static Traced Square(StepWriter steps, Traced x, Traced y) => steps.Add(steps.Multiply(x, x), steps.Multiply(y, y));
}
