using Kernels.Gpu;

#pragma warning disable KRN022 // Tests compile these kernels beside ComputeSharp, whose shaders have no functions of double.

namespace Kernels.Learning;

/// <summary>
/// The kernels that solvers are made of. Their sums are those of a matrix of one row, whose result stays where the vectors are.
/// </summary>
internal static partial class SolverKernels
{
    /// <summary>A term of a scalar product, of the products of some rows with a vector, and of a sum of rows times factors.</summary>
    [Vectorize(Reduce = Reduction.Sum, Matrix = true, Gpu = true)]
    internal static double Product(double x, double factor) => x * factor;

    /// <summary>A term of the quadratic penalty.</summary>
    [Vectorize(Reduce = Reduction.Sum, Matrix = true, Gpu = true)]
    internal static double Square(double x, double strength) => strength * (x * x);

    /// <summary>A term of the L1 penalty.</summary>
    [Vectorize(Reduce = Reduction.Sum, Matrix = true, Gpu = true)]
    internal static double Penalty(double x, double strength) => strength * Math.Abs(x);

    /// <summary>0, and NaN of what is not finite: so is a sum of them.</summary>
    [Vectorize(Reduce = Reduction.Sum, Matrix = true, Gpu = true)]
    internal static double Nothing(double x) => x - x;

    /// <summary>By how much the objective falls in a step, as its slopes at the start say.</summary>
    [Vectorize(Reduce = Reduction.Sum, Matrix = true, Gpu = true)]
    internal static double Gain(double to, double from, double slope) => (from - to) * slope;

    /// <summary>The slope at the end of a step with a penalty, times the step.</summary>
    [Vectorize(Reduce = Reduction.Sum, Matrix = true, Gpu = true)]
    internal static double EndSlope(double to, double from, double gradient, double pull) => (to - from) * (gradient + pull);

    /// <summary>The magnitude of a component.</summary>
    [Vectorize(Reduce = Reduction.Max, Gpu = true)]
    internal static double Magnitude(double x) => Math.Abs(x);

    /// <summary>A product per element.</summary>
    [Vectorize(Gpu = true)]
    internal static double Times(double x, double factor) => x * factor;

    /// <summary>
    /// The derivative of the objective by a parameter. Where the L1 penalty has its kink, that of the direction in which it falls,
    /// or 0 where it falls in none.
    /// </summary>
    [Vectorize(Gpu = true)]
    internal static double Slope(double parameter, double gradient, double strength)
    {
        if (strength == 0)
            return gradient;
        if (parameter > 0)
            return gradient + strength;
        if (parameter < 0)
            return gradient - strength;
        return gradient > strength ? gradient - strength : gradient < -strength ? gradient + strength : 0;
    }

    /// <summary>What the L1 penalty adds to the slope of a parameter that has moved from one point into a direction.</summary>
    [Vectorize(Gpu = true)]
    internal static double Pull(double from, double direction, double strength)
    {
        double side = from != 0 ? from : direction;
        return side > 0 ? strength : side < 0 ? -strength : 0;
    }

    /// <summary>A step in units in which the curvature is 1.</summary>
    [Vectorize(Gpu = true)]
    internal static double ScaledStep(double to, double from, double root) => (to - from) / root;

    /// <summary>A change of the gradient in units in which the curvature is 1.</summary>
    [Vectorize(Gpu = true)]
    internal static double ScaledChange(double to, double from, double root) => (to - from) * root;

    /// <summary>Downhill, from units in which the curvature is 1. With a penalty, components that do not fall are left out.</summary>
    [Vectorize(Gpu = true)]
    internal static double Downhill(double scaled, double root, double slope, [Uniform] double hasL1)
    {
        double uphill = scaled * root;
        return hasL1 != 0 && uphill * slope <= 0 ? 0 : -uphill;
    }

    /// <summary>A point along a direction; with a penalty, a parameter stops at 0.</summary>
    [Vectorize(Gpu = true)]
    internal static double Move(double from, double direction, double strength, [Uniform] double step)
    {
        double to = from + step * direction;
        return strength > 0 && to * (from != 0 ? from : direction) < 0 ? 0 : to;
    }

    /// <summary>A step of gradient descent. With a penalty the velocity is the last step itself.</summary>
    [Vectorize(Gpu = true)]
    internal static double Descend(
        double parameter, double gradient, double velocity, double strength, [Uniform] double rate, [Uniform] double momentum, [Uniform] double hasL1)
    {
        double carry = hasL1 != 0 ? momentum * velocity : -rate * momentum * (momentum * velocity + gradient);
        return Shrink(parameter - rate * gradient + carry, rate * strength);
    }

    /// <summary>The velocity after a step of gradient descent.</summary>
    [Vectorize(Gpu = true)]
    internal static double Follow(
        double to, double from, double gradient, double velocity, [Uniform] double momentum, [Uniform] double hasL1) =>
        hasL1 != 0 ? to - from : momentum * velocity + gradient;

    /// <summary>
    /// A step of Adam, and the averages of the gradient and of its square. They began at 0, and so are divided by the weight that they have
    /// gathered.
    /// </summary>
    [Vectorize(Gpu = true)]
    internal static (double Parameter, double Mean, double Square) AdamStep(
        double parameter,
        double mean,
        double square,
        double gradient,
        double strength,
        [Uniform] double rate,
        [Uniform] double floor,
        [Uniform] double meanDecay,
        [Uniform] double squareDecay,
        [Uniform] double meanWeight,
        [Uniform] double squareWeight)
    {
        double nextMean = meanDecay * mean + (1 - meanDecay) * gradient;
        double nextSquare = squareDecay * square + (1 - squareDecay) * gradient * gradient;
        double scale = rate / (Math.Sqrt(nextSquare / squareWeight) + floor);
        return (Shrink(parameter - scale * nextMean / meanWeight, scale * strength), nextMean, nextSquare);
    }

    /// <summary>The gradient of the objective: that of the loss, unless there shall be no such parameter, and that of the quadratic penalty.</summary>
    [Vectorize(Gpu = true)]
    internal static double Penalised(double gradient, double parameter, double strength, double share) => share * gradient + strength * parameter;

    /// <summary>The same of a batch, from the sum of its gradients.</summary>
    [Vectorize(Gpu = true)]
    internal static double BatchGradient(double sum, double parameter, double strength, double share, [Uniform] double inverse) =>
        Penalised(sum * inverse, parameter, strength, share);

    /// <summary>A mean.</summary>
    [Vectorize(Gpu = true)]
    internal static double Mean(double sum, [Uniform] double count) => sum / count;

    /// <summary>Moves a parameter towards 0, and not beyond: the proximal step of |p|.</summary>
    internal static double Shrink(double value, double distance) =>
        distance == 0 ? value : value > distance ? value - distance : value < -distance ? value + distance : 0;

    /// <summary>The largest magnitude of a component, which stays on the device.</summary>
    internal static void MagnitudeMax(GpuBuffer<double> x, GpuBuffer<double> destination) =>
        MagnitudeProgram.Call("MagnitudeMax").Input(x, nameof(x)).ReduceTo(destination, nameof(destination), "MagnitudeMaxPairs", 32);
}
