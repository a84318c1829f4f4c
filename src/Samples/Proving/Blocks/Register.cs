namespace Kernels.Samples.Proving.Blocks;

/// <summary>A value of a formula for each input of a block: in double, with a bound of its absolute error.</summary>
/// <remarks>
/// An error of infinity or NaN says that nothing is known of the element. An infinity whose error is 0 stands for any number of that
/// sign from 10²⁰⁰ on, and a NaN whose error is 0 is certain. A condition is 1 or 0.
/// </remarks>
internal sealed class Register(bool isSingle, params Register[] sources)
{
    /// <summary>How many inputs are evaluated at once: few enough that the registers of a kernel stay in the cache.</summary>
    public const int Length = 512;

    public double[] Value { get; } = new double[Length];

    public double[] Error { get; } = new double[Length];

    /// <summary>About what the kernel itself computes, rounded as its types say; null where no condition depends on it.</summary>
    public double[]? Rounded { get; private set; }

    /// <summary>Makes it keep what the kernel computes.</summary>
    public Register WithRounded()
    {
        // Not by recursion: sums may be long.
        var left = new Stack<Register>([this]);
        while (left.TryPop(out var register))
        {
            if (register.Rounded is not null)
                continue;
            register.Rounded = (double[])register.Value.Clone(); // of a constant, which no step writes
            foreach (var source in register.Sources)
                left.Push(source);
        }

        return this;
    }

    /// <summary>What an operation of this type gives the kernel.</summary>
    public double RoundedTo(double value) => isSingle ? (float)value : value;

    public bool IsSingle => isSingle;

    private Register[] Sources { get; } = sources;
}
