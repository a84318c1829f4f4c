namespace Kernels.Generators.Tests.Properties;

/// <summary>
/// A value with its partial derivatives by the kernel's inputs. The value is rounded to <c>float</c> after every
/// operation, as the kernel has it, so that both take the same branches and meet the same ties. The derivatives are those
/// at these values, in <c>double</c>.
/// </summary>
/// <remarks>
/// Beside each derivative stands a bound for the error that a program may make which computes it in <c>float</c>, in
/// whatever order it multiplies the partials along the paths from the result to the input: the sum over all paths of
/// the product of the partials' magnitudes, times the relative errors of a path, which add up.
/// </remarks>
internal sealed class Dual
{
    /// <summary>Half a unit in the last place of a float, relative to the number.</summary>
    public const double Rounding = 1.0 / (1 << 24);

    /// <summary>What one path may lose at one operation: a product and its part of a sum.</summary>
    private const double ErrorOfAStep = 3 * Rounding;

    /// <summary>Beyond this a product of a few partials could leave the range of normal floats.</summary>
    private const double Range = 1e16;

    private Dual(double value, int inputs)
    {
        Value = value;
        Derivatives = new double[inputs];
        Magnitudes = new double[inputs];
        Errors = new double[inputs];
    }

    /// <summary>The value; that of an <c>int</c> or <c>bool</c> too, which has no derivatives.</summary>
    public double Value { get; }

    public float Single => (float)Value;

    public bool IsTrue => Value != 0;

    /// <summary>For each input the derivative.</summary>
    public double[] Derivatives { get; }

    /// <summary>For each input the sum over all paths of the magnitude of the product of their partials.</summary>
    public double[] Magnitudes { get; }

    /// <summary>For each input the error that a program in <c>float</c> may make.</summary>
    public double[] Errors { get; }

    /// <summary>No input reaches this value.</summary>
    public bool IsConstant { get; private init; }

    /// <summary>
    /// The derivative exists and no float on the way to it overflows or loses digits to underflow. Only here are
    /// programs comparable.
    /// </summary>
    public bool IsRegular { get; private init; } = true;

    /// <summary>The largest and the least product of partials along a path that ends here: what an adjoint may become.</summary>
    private (double Least, double Largest) Products { get; init; } = (1, 1);

    public static Dual Constant(double value, int inputs) => new(value, inputs) { IsConstant = true };

    public static Dual OfInput(float value, int index, int inputs)
    {
        var dual = new Dual(value, inputs) { IsRegular = IsInRange(value) };
        dual.Derivatives[index] = dual.Magnitudes[index] = 1;
        return dual;
    }

    /// <summary>A value computed from operands, by the chain rule.</summary>
    public static Dual Of(double value, Dual[] operands, params Slope[] slopes)
    {
        var (least, largest) = (1.0, 1.0);
        var isRegular = IsInRange(value);
        for (var i = 0; i < operands.Length; i++)
        {
            if (operands[i].IsConstant)
                continue;
            var magnitude = Math.Abs(slopes[i].Value);
            isRegular &= operands[i].IsRegular && IsInRange(magnitude);
            if (magnitude == 0)
                continue;
            least = Math.Min(least, magnitude * operands[i].Products.Least);
            largest = Math.Max(largest, magnitude * operands[i].Products.Largest);
        }

        var dual = new Dual(value, operands[0].Derivatives.Length)
        {
            IsConstant = Array.TrueForAll(operands, static operand => operand.IsConstant),
            IsRegular = isRegular && least > 1 / Range && largest < Range,
            Products = (least, largest),
        };
        for (var input = 0; input < dual.Derivatives.Length; input++)
        {
            for (var i = 0; i < operands.Length; i++)
            {
                // The partial by what does not depend on the input need not exist.
                var operand = operands[i];
                if (operand.Magnitudes[input] == 0)
                    continue;
                var magnitude = Math.Abs(slopes[i].Value);
                dual.Derivatives[input] += slopes[i].Value * operand.Derivatives[input];
                dual.Magnitudes[input] += magnitude * operand.Magnitudes[input];
                dual.Errors[input] += magnitude * operand.Errors[input] + slopes[i].Error * operand.Magnitudes[input];
            }

            dual.Errors[input] += ErrorOfAStep * dual.Magnitudes[input];
        }

        return dual;
    }

    /// <summary>The same value, whose derivatives are not to be compared.</summary>
    public Dual AsIrregular() => new(Value, Derivatives.Length) { IsConstant = IsConstant, IsRegular = false };

    /// <summary>A value that is not differentiated: a condition, an integer, a step function.</summary>
    public static Dual Flat(double value, Dual[] operands) => Of(value, operands, new Slope[operands.Length]);

    private static bool IsInRange(double value) => Math.Abs(value) is 0 or (> 1 / Range and < Range);
}

/// <summary>The partial derivative of an operation by one operand.</summary>
/// <param name="Error">How far a float program's partial may be from it.</param>
internal readonly record struct Slope(double Value, double Error)
{
    /// <summary>A partial that a float program computes to a few units in the last place.</summary>
    public static implicit operator Slope(double value) => Within(value, relative: 6);

    /// <param name="relative">In half units in the last place of the partial.</param>
    /// <param name="absolute">In half units in the last place of 1.</param>
    public static Slope Within(double value, double relative = 6, double absolute = 0) =>
        new(value, ((Math.Abs(value) * relative) + absolute) * Dual.Rounding);
}
